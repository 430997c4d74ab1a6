import { driveWords } from '#i18n/drive.ts';
import { shares } from '#i18n/shares.ts';
import { openDrive } from '../support/drive.ts';
import { expectClean } from '../support/keyboard.ts';
import { expect, spokenOn, test } from '../support/member.ts';
import { newMember } from '../support/person.ts';

// A link that somebody else opens: no session, only what stands behind its `#`.

const words = driveWords.en.sharing;

test('a link is made by keyboard, opened by a stranger with its password, and closed', async ({
  page: own,
  drive,
  browser,
  server,
}) => {
  const top = await drive.folder('Holiday photos');
  const below = await drive.folder('Beach', top.id);
  const bytes = Buffer.from('sand');
  await drive.upload({ name: '<img onerror=alert(1)>.txt', folderId: below.id, bytes });
  await own.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await own.goto('/drive');
  await expect(own.getByRole('button', { name: driveWords.en.newFolder })).toBeVisible();
  await own.getByRole('row', { name: 'Holiday photos' }).focus();
  await own.keyboard.press('F9');
  const dialog = own.getByRole('dialog', { name: 'Share “Holiday photos”' });
  await expect(dialog.getByRole('button', { name: words.make })).toBeFocused();
  await dialog.getByLabel(words.password).fill('short');
  await own.keyboard.press('Enter');
  await expect(dialog.getByText(words.faults.password)).toBeVisible();
  await expectClean(own, 'html', 'what is wrong');
  await dialog.getByLabel(words.password).fill('a long enough one');
  await dialog.getByLabel(words.downloadsMax).fill('9');
  await own.keyboard.press('Enter');
  await expect(spokenOn(own)).toHaveText(words.made);
  await expect(dialog.getByRole('button', { name: words.copy })).toBeFocused();
  await own.keyboard.press('Enter');
  await expect(spokenOn(own)).toHaveText(words.copied);
  const address = await own.evaluate(() => navigator.clipboard.readText());
  await dialog.getByRole('listitem').getByRole('button').click();
  await expect(dialog.getByRole('button', { name: words.revokeKeep })).toBeFocused();
  await expectClean(own, 'html', 'a new link, and asked to turn it off');
  await own.keyboard.press('Escape');
  await expect(own.getByRole('row', { name: 'Holiday photos' })).toContainText(words.badge);

  const context = await browser.newContext({
    viewport: { width: 320, height: 640 },
    colorScheme: 'dark',
  });
  const page = await context.newPage();
  const say = shares.en;
  expect(address).toContain(`${server.origin}/s#`);
  await page.goto(address);
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

  await own.reload();
  await own.getByRole('button', { name: 'Actions for Holiday photos' }).click();
  await own.getByRole('menuitem', { name: words.share }).click();
  const link = dialog.getByRole('listitem');
  await expect(link).toHaveText(/1 of 9 downloads · with a password/);
  await link.getByRole('button').click();
  await dialog.getByRole('button', { name: words.revokeConfirm }).click();
  await expect(spokenOn(own)).toHaveText(words.revoked);
  await expect(dialog.getByText(words.none)).toBeVisible();

  // With an account, to work in; and what another account lends is found and looked at.
  const email = `friend-${Date.now()}@example.org`;
  const friend = await openDrive(await newMember(server, email));
  const lent = await friend.folder('Lent');
  await friend.upload({ name: 'poem.txt', folderId: lent.id, bytes });
  const to = (await drive.member.session()).account?.email;
  await friend.call('POST', '/api/shares', { json: { folderId: lent.id, to, right: 'read' } });
  await dialog.getByRole('tab', { name: words.by.account }).click();
  await dialog.getByLabel(words.email).fill(email);
  await dialog.getByLabel(words.rightOf).selectOption(words.rights.write);
  await dialog.getByRole('button', { name: words.with }).click();
  await expect(link).toContainText(`${email}${words.rights.write}`);
  await expect(spokenOn(own)).toHaveText(`“Holiday photos” is shared with ${email}.`);
  await expectClean(own, 'html', 'shared with an account');
  await own.keyboard.press('Escape');
  await own.getByRole('link', { name: driveWords.en.places.shared }).click();
  await expectClean(own, 'html', 'what others share');
  await own.getByRole('link', { name: 'Lent' }).click();
  await expect(own.getByRole('row', { name: 'poem.txt' })).toBeVisible();
  await expect(own.getByRole('button', { name: driveWords.en.newFolder })).toBeDisabled();
  await own.keyboard.press('Alt+ArrowUp');
  await expect(own.getByRole('heading', { name: words.mine })).toBeVisible();
  await page.getByRole('button', { name: 'Holiday photos' }).click();
  await expect(page.getByRole('alert')).toContainText('This link does not work');
  await expect(page.getByRole('link', { name: say.zip })).toBeHidden();
  await context.close();
});
