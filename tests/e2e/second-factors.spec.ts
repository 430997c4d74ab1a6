import type { CDPSession, Page } from '@playwright/test';
import { TOTP } from 'otpauth';
import { accounts } from '#i18n/accounts.ts';
import { factors } from '#i18n/factors.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { problems } from '#lib/problem.ts';
import { change } from '../support/dump.ts';
import { expectClean } from '../support/keyboard.ts';
import { expect, test } from '../support/member.ts';
import { newMember, password, readLetter } from '../support/person.ts';

// Second factors in a real browser, with an authenticator that Chromium plays.

const words = accounts.en;
const say = factors.en;

async function check(page: Page, state: string): Promise<void> {
  await expectClean(page, 'html', state);
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(wide, state).toBeLessThanOrEqual(0);
}

/** Give the browser an authenticator that recognises its owner. */
async function authenticator(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

async function signInWithPassword(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(words.email).fill(email);
  await page.getByLabel(words.password, { exact: true }).fill(password);
  await page.getByRole('button', { name: words.signIn.action, exact: true }).click();
}

async function addPasskey(page: Page, label: string): Promise<void> {
  await page.goto('/account/factors');
  await page.getByLabel(say.label).fill(label);
  await page.getByRole('button', { name: say.add }).click();
}

const codeOf = (seed: string, step = 0) =>
  new TOTP({ secret: seed }).generate({ timestamp: Date.now() + step * 30_000 });

test('a passkey is added, brings recovery codes, signs in by itself and as second factor, and goes', async ({
  page,
  server,
}) => {
  const email = 'passkey@example.org';
  await newMember(server, email);
  await signInWithPassword(page, email);
  await page.waitForURL('**/drive');
  const { cdp, authenticatorId } = await authenticator(page);
  const present = (enabled: boolean) =>
    cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled });

  await addPasskey(page, 'Laptop');
  await expect(page.getByRole('heading', { name: say.newCodes })).toBeFocused();
  const codes = await page.locator('.codes code').allTextContents();
  expect(codes).toHaveLength(10);
  await page.getByRole('link', { name: say.kept }).click();
  await expect(page.getByText('Laptop')).toBeVisible();
  expect(await readLetter(server.dataDir, email, 1)).toContain('new passkey');
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  expect(credentials).toHaveLength(1);

  // By itself. The offer in the field would be faster than the button, so here there is none.
  await page.addInitScript(() => {
    if (!location.search.includes('next=')) return;
    PublicKeyCredential.isConditionalMediationAvailable = async () => false;
  });
  await page.goto('/account');
  await page.getByRole('button', { name: words.account.signOut }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await page.goto('/sign-in?next=%2Faccount');
  await page.getByRole('button', { name: say.signIn.passkey }).click();
  await expect(page.getByRole('heading', { name: words.account.head })).toBeVisible();

  // After the password.
  await present(false);
  await page.getByRole('button', { name: words.account.signOut }).click();
  await page.waitForURL((url) => url.pathname === '/');
  await signInWithPassword(page, email);
  await expect(page.getByRole('heading', { name: say.second.head })).toBeVisible();
  await expect(page.getByLabel(say.second.code)).toHaveCount(0);
  await present(true);
  await page.getByRole('button', { name: say.second.passkey }).click();
  await page.waitForURL('**/drive');

  await page.goto('/account/factors');
  await expect(page.getByText(say.neverUsed)).toHaveCount(0);
  await page.getByRole('button', { name: 'Remove Laptop' }).click();
  await expect(page.getByText(say.done['passkey-removed'])).toBeFocused();
  await page.goto('/account');
  await page.getByRole('button', { name: words.account.signOut }).click();
  await page.waitForURL((url) => url.pathname === '/');
  // The authenticator still has it and offers it: here nobody knows it any more.
  await page.goto('/sign-in');
  await expect(page.getByText(problems['passkey-refused'].en)).toBeVisible();
});

test('a browser that can offers the passkey in the field', async ({ page, server }) => {
  const email = 'autofill@example.org';
  await newMember(server, email);
  await signInWithPassword(page, email);
  await page.waitForURL('**/drive');
  await authenticator(page);
  await addPasskey(page, 'Phone');
  await page.getByRole('link', { name: say.kept }).click();
  await page.context().clearCookies();
  // The authenticator that Chromium plays takes the offer at once.
  await page.goto('/sign-in?next=%2Faccount');
  await expect(page.getByRole('heading', { name: words.account.head })).toBeVisible();
});

test('a passkey is not taken whose owner was not recognised, nor one whose counter went back', async ({
  page,
  server,
}) => {
  const email = 'unverified@example.org';
  await newMember(server, email);
  await signInWithPassword(page, email);
  await page.waitForURL('**/drive');
  const { cdp, authenticatorId } = await authenticator(page);
  await addPasskey(page, 'Key');
  await page.getByRole('link', { name: say.kept }).click();
  await page.context().clearCookies();
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: false });
  await page.goto('/sign-in?next=%2Faccount');
  await cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled: true });
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
  await page.getByRole('button', { name: say.signIn.passkey }).click();
  await expect(page.getByText(say.signIn.refused)).toBeVisible();

  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
  await change(server.dataDir, 'UPDATE passkeys SET counter = 1000000 WHERE label = ?', 'Key');
  await page.getByRole('button', { name: say.signIn.passkey }).click();
  await expect(page.getByText(problems['passkey-refused'].en)).toBeVisible();
  await page.goto('/account');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

for (const language of languages) {
  for (const width of [320, 1280]) {
    test(`an app is set up and asked for in ${language}, ${width} px, clean at each step`, async ({
      page,
      server,
    }) => {
      // Axe looks at nine states.
      test.slow();
      const [own, here] = [accounts[language], factors[language]];
      const email = `app-${language.toLowerCase()}-${width}@example.org`;
      await newMember(server, email);
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({
        colorScheme: width === 320 ? 'dark' : 'light',
        reducedMotion: 'reduce',
      });
      await page.goto(localPath(language, '/sign-in'));
      await check(page, 'sign-in');
      await page.getByLabel(own.email).fill(email);
      await page.getByLabel(own.password, { exact: true }).fill(password);
      await page.getByRole('button', { name: own.signIn.action, exact: true }).click();
      await page.waitForURL('**/drive');
      await page.goto(localPath(language, '/account'));
      await page.getByRole('link', { name: here.open }).click();
      await check(page, 'factors');
      await page.getByRole('button', { name: here.begin }).click();
      await expect(page.getByRole('img', { name: here.picture })).toBeVisible();
      await check(page, 'enrolment');
      const seed = (await page.locator('code.seed').textContent())?.replaceAll(' ', '') ?? '';
      await page.getByLabel(here.code).fill('000000');
      await page.getByRole('button', { name: here.confirm }).click();
      await expect(page.getByText(problems['wrong-code'][language])).toBeFocused();
      await page.getByLabel(here.code).fill(codeOf(seed, -1));
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: here.newCodes })).toBeFocused();
      await check(page, 'codes');
      const [code = ''] = await page.locator('.codes code').allTextContents();
      await page.getByRole('link', { name: here.kept }).click();
      await check(page, 'all set');

      await page.context().clearCookies();
      await page.goto(localPath(language, '/sign-in'));
      await page.getByLabel(own.email).fill(email);
      await page.getByLabel(own.password, { exact: true }).fill(password);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: here.second.head })).toBeVisible();
      await check(page, 'second step');
      await page.getByLabel(here.second.code).fill('000000');
      await page.keyboard.press('Enter');
      await expect(page.getByText(problems['wrong-code'][language])).toBeVisible();
      await page.getByText(here.second.recovery).click();
      await check(page, 'recovery');
      await page.getByLabel(here.second.recoveryCode).fill(code.toLowerCase());
      await page.keyboard.press('Enter');
      await page.waitForURL('**/drive');
      await page.goto(localPath(language, '/account/sudo'));
      await check(page, 'sudo');
    });
  }
}
