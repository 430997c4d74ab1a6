import { shares } from '#i18n/shares.ts';
import { expectClean } from '../support/keyboard.ts';
import { expect, test } from '../support/member.ts';

// A link that somebody else opens: no session, only what stands behind its `#`.

test('a stranger opens a link with its password, looks into folders and downloads', async ({
  drive,
  browser,
  server,
}) => {
  const top = await drive.folder('Holiday photos');
  const below = await drive.folder('Beach', top.id);
  const bytes = Buffer.from('sand');
  await drive.upload({ name: '<img onerror=alert(1)>.txt', folderId: below.id, bytes });
  const json = { folderId: top.id, password: 'a long enough one' };
  const made = await drive.call('POST', '/api/shares', { json });
  const { id, token } = (await made.json()) as { id: string; token: string };

  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  const say = shares.en;
  await page.goto(`${server.origin}/s#${token}`);
  const password = page.getByLabel(say.password, { exact: true });
  await expect(password).toBeFocused();
  await password.fill('not this one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText('This is not the password of this link.');
  await expectClean(page, 'html', 'asked for its password');
  await password.fill('a long enough one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('status')).toHaveText('Showing 1 of 1 in Holiday photos.');

  await page.getByRole('button', { name: 'Beach' }).click();
  await expect(page.getByRole('status')).toHaveText('Showing 1 of 1 in Beach.');
  await expect(page.locator('[aria-current="page"]')).toBeFocused();
  await expectClean(page, 'html', 'a folder below');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(320);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '.txt' }).click(),
  ]);
  expect(Buffer.concat(await (await download.createReadStream()).toArray())).toEqual(bytes);
  await expect(page.getByRole('link', { name: say.zip })).toBeVisible();

  await drive.call('DELETE', `/api/shares/${id}`);
  await page.getByRole('button', { name: 'Holiday photos' }).click();
  await expect(page.getByRole('alert')).toContainText('This link does not work');
  await expect(page.getByRole('link', { name: say.zip })).toBeHidden();
  await context.close();
});
