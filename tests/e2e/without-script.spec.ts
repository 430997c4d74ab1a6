import { accounts } from '#i18n/accounts.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { problems } from '#lib/problem.ts';
import { expect, test } from '../support/journey.ts';
import { newMember, password, readLetter } from '../support/person.ts';

// The entrance and the way out in a browser that runs no script.

// Chromium complains to the page when it gives up a transition that the page cannot hear of.
test.use({ javaScriptEnabled: false, contextOptions: { reducedMotion: 'reduce' } });

for (const language of languages) {
  const words = accounts[language];

  test(`one signs in and out in ${language}`, async ({ page, server }) => {
    const email = `plain-${language.toLowerCase()}@example.org`;
    await newMember(server, email);
    await page.goto(localPath(language, '/account'));
    await expect(page).toHaveURL(/\/sign-in\?next=/);
    await page.getByLabel(words.email).fill(email);
    await page.getByLabel(words.password, { exact: true }).fill('not this one');
    await page.getByRole('button', { name: words.signIn.action, exact: true }).click();
    await expect(page.getByText(problems['wrong-credentials'][language])).toBeVisible();

    await page.getByLabel(words.email).fill(email);
    await page.getByLabel(words.password, { exact: true }).fill(password);
    await page.getByRole('button', { name: words.signIn.action, exact: true }).click();
    await expect(page.getByRole('heading', { name: words.account.head })).toBeVisible();
    await expect(page.getByText(email)).toBeVisible();

    await page.getByRole('button', { name: words.account.signOut }).click();
    await expect(page).toHaveURL(new RegExp(`${localPath(language, '/')}$`));
    await page.goto(localPath(language, '/account'));
    await expect(page).toHaveURL(/\/sign-in\?next=/);
  });

  test(`one asks for an account and for a new password in ${language}`, async ({
    page,
    server,
  }) => {
    const email = `asks-${language.toLowerCase()}@example.org`;
    await page.goto(localPath(language, '/sign-up'));
    await page.getByLabel(words.email).fill(email);
    await page.getByRole('button', { name: words.signUp.action }).click();
    await expect(page.getByRole('heading', { name: words.signUp.doneHead })).toBeVisible();
    await readLetter(server.dataDir, email);

    const member = `forgets-${language.toLowerCase()}@example.org`;
    await newMember(server, member);
    await page.goto(localPath(language, '/sign-in'));
    await page.getByRole('link', { name: words.signIn.forgotten }).click();
    await page.getByLabel(words.email).fill(member);
    await page.getByRole('button', { name: words.reset.action }).click();
    await expect(page.getByText(words.reset.done)).toBeVisible();
    expect(await readLetter(server.dataDir, member, 1)).toContain('/new-password#');
  });
}
