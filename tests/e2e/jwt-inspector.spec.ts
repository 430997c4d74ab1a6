import type { Page } from '@playwright/test';
import { demoTokens } from '#components/figures/demo-tokens.ts';
import { jwtInspector } from '#i18n/figures/jwt-inspector.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean, tabTo, wake } from '../support/keyboard.ts';

// A token is taken apart, changed and signed again, and nothing leaves the page.

const spell = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** Stamped, and without an end: it may open somebody's door. */
const live = `${spell({ alg: 'HS256', typ: 'JWT' })}.${spell({ sub: 'a16' })}.AAAA`;

/** Wake every figure, so that what still loads is not a request of the inspector. */
async function open(page: Page, path: string) {
  await page.goto(path);
  for (const figure of await page.locator('astro-island > figure').all()) await wake(figure);
  const jwt = page.locator('.jwt');
  await wake(jwt);
  await page.waitForLoadState('networkidle');
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('websocket', (socket) => requests.push(socket.url()));
  return { jwt, requests };
}

for (const language of languages) {
  const say = jwtInspector[language];
  const path = localPath(language, '/blog/token-attacks');

  test(`${path}: a token is taken apart by keys, without a request`, async ({ page }) => {
    const { jwt, requests } = await open(page, path);
    const verdict = jwt.locator('.jwt-verdict');
    await expect(jwt).toContainText(say.promise);
    await expect(verdict).toHaveText(say.verdicts.fits);

    const example = (name: keyof typeof say.names) =>
      jwt.getByRole('button', { name: say.names[name] });
    await example('edited').focus();
    await page.keyboard.press('Enter');
    await expect(verdict).toHaveText(say.verdicts.fails);
    await tabTo(page, example('unsigned'));
    await page.keyboard.press('Space');
    await expect(verdict).toHaveText(say.verdicts.unsigned);
    await expect(jwt).toContainText(say.found['alg-none']);
    await expectClean(page, '.jwt', 'no stamp');
    await tabTo(page, example('eddsa'));
    await page.keyboard.press('Enter');
    await expect(verdict).toHaveText(say.verdicts.fits);

    // Another claim in the first slip, and the stamp fails; signed again, it fits.
    await tabTo(page, example('signed'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(verdict).toHaveText(say.verdicts.fits);
    await tabTo(page, jwt.getByLabel(say.claims));
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('{"sub":"owner-01","aud":"solah"}');
    await expect(verdict).toHaveText(say.verdicts.fails);
    await expect(jwt).toContainText(say.found['no-exp']);
    await tabTo(page, jwt.getByLabel(say.aud));
    await page.keyboard.type('other');
    await expect(jwt).toContainText(say.found['wrong-aud']);
    await tabTo(page, jwt.getByRole('button', { name: say.sign }));
    await page.keyboard.press('Enter');
    await expect(verdict).toHaveText(say.verdicts.fits);

    // By hand, four symbols at a time; what they are is said.
    const hand = jwt.locator('caption output');
    await expect(hand).toContainText('eyJh');
    await expect(hand).toContainText('7b 22 61');
    await tabTo(page, jwt.getByRole('button', { name: say.next }));
    await page.keyboard.press('Enter');
    await expect(hand).toContainText('bGci');

    expect(requests).toEqual([]);
  });

  test(`${path}: a respelled signature fits, and is found`, async ({ page }) => {
    const { jwt } = await open(page, path);
    await jwt.getByLabel(say.token, { exact: true }).focus();
    await page.keyboard.press('ControlOrMeta+End');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('l');
    await expect(jwt.locator('.jwt-verdict')).toHaveText(say.verdicts.fits);
    await expect(jwt).toContainText(say.found.spelling);
  });

  test(`${path}: a live token is warned of before it is shown`, async ({ page, context }) => {
    const { jwt, requests } = await open(page, `${path}#token=${live}`);
    const token = jwt.getByLabel(say.token, { exact: true });
    const show = jwt.getByRole('button', { name: say.show });
    await expect(jwt.getByRole('alert')).toContainText(say.live);
    await expect(token).toHaveValue('');
    await expect(jwt.locator('.jwt-parts')).toHaveCount(0);
    await expectClean(page, '.jwt', 'warned');

    // Pasted over it, twice: it stays unseen.
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate((text) => navigator.clipboard.writeText(text), live);
    await token.focus();
    for (let times = 0; times < 2; times++) {
      await page.keyboard.press('ControlOrMeta+V');
      await expect(token).toHaveValue('');
    }

    await tabTo(page, show);
    await page.keyboard.press('Enter');
    await expect(token).toHaveValue(live);
    await expect(jwt.locator('.jwt-verdict')).toHaveText(say.verdicts.fails);
    // The page was asked for without what stands behind the #.
    expect(requests).toEqual([]);
  });

  test(`${path}: without JavaScript the first slip lies there undone`, async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.origin + path);
    const jwt = page.locator('.jwt');
    for (const part of demoTokens.signed.token.split('.')) await expect(jwt).toContainText(part);
    await expect(jwt.locator('.jwt-verdict')).toHaveText(say.verdicts.fits);
    await expect(jwt.locator('.jwt-hand tr').nth(2)).toContainText('011110');
    for (const button of await jwt.getByRole('button', { includeHidden: true }).all()) {
      await expect(button).toBeHidden();
    }
    await context.close();
  });
}
