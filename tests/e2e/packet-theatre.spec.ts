import type { Locator, Page } from '@playwright/test';
import { packetMissions, packetTheatre } from '#i18n/figures/packet-theatre.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean } from '../support/keyboard.ts';

// The packet theatre, by keyboard alone: a packet is walked, guessed and turned back, a mission solved.

const post = '/blog/igw-and-nat-gateway';

for (const language of languages) {
  const say = packetTheatre[language];
  const missions = packetMissions[language];

  test(`${language}: a packet is walked hop by hop, and every hop is spoken`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(localPath(language, post));
    const theatre = await wake(page, 0);
    const news = theatre.locator('.theatre-news');
    const hops = theatre.locator('.theatre-transcript li');
    await expect(hops).toHaveCount(15);
    await expect(news).toHaveText(say.answered);

    const step = theatre.getByRole('button', { name: say.step });
    await step.press('Enter');
    await expect(hops).toHaveCount(1);
    for (let hop = 2; hop <= 5; hop++) await step.press('Space');
    await expect(hops).toHaveCount(5);
    await expect(hops.last()).toHaveAttribute('aria-current', 'step');
    await expect(news).toContainText('10.16.3.9');
    await expect(theatre.locator('.theatre-stage .dot')).toHaveCount(5);
    await theatre.getByRole('button', { name: say.back }).press('Enter');
    await expect(hops).toHaveCount(4);
    await theatre.getByRole('button', { name: say.reset }).press('Enter');
    await expect(hops).toHaveCount(15);
  });

  test(`${language}: who guesses is told, and keeps the keyboard to the end`, async ({ page }) => {
    await page.goto(localPath(language, post));
    const theatre = await wake(page, 0);
    const news = theatre.locator('.theatre-news');
    // Who asks is the first list, whom the second: the web server asks the NAT gateway of zone a.
    await theatre.getByRole('combobox', { name: say.choices.from, exact: true }).focus();
    await page.keyboard.type(say.names.server);
    await theatre.getByRole('combobox', { name: say.choices.to, exact: true }).focus();
    await page.keyboard.type(say.names.nat);
    await theatre.getByLabel(say.guess).press('Space');
    await expect(news).toContainText(say.waiting);
    const goesOn = theatre.getByRole('button', { name: say.guesses.pass });
    await goesOn.press('Enter');
    await expect(news).toContainText(say.guessed.right);
    await goesOn.press('Enter');
    await goesOn.press('Enter');
    await expect(news).toContainText(say.guessed.wrong);
    await expect(news).toContainText('203.0.113.80');
    await expect(news).toBeFocused();
  });

  test(`${language}: a mission is solved by the row it lacks`, async ({ page }) => {
    await page.goto(localPath(language, post));
    const theatre = await wake(page, 1);
    const board = theatre.locator('.theatre-mission');
    await expect(board).toContainText(missions.open);
    await theatre.locator('summary', { hasText: say.rules }).press('Enter');
    const which = theatre.getByRole('combobox', { name: say.rules });
    await which.focus();
    await page.keyboard.press('Home');
    await expect(which).toHaveValue('table public');
    await theatre.getByRole('button', { name: say.add }).press('Enter');
    await expect(board.locator('output')).toHaveText(missions.solved);
    await expect(board.locator('li')).toContainText(missions.met);
    await expect(theatre.locator('.theatre-news')).toHaveText(say.answered);

    // It stays solved in the list while the next one is tried.
    await board.getByLabel(missions.choose).press('ArrowDown');
    await expect(board).toContainText(missions.list['no-public-address'].task);
    await expect(board).toContainText(missions.open);
    await expect(board.locator('option').first()).toContainText('✓');
  });

  test(`${language}: without a script the walk stands there, picture and list`, async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.origin + localPath(language, post));
    const theatre = page.locator('.theatre').first();
    await expect(theatre.getByRole('listitem').filter({ hasText: '10.16.130.7' })).not.toHaveCount(
      0,
    );
    await expect(theatre.locator('.theatre-transcript ol')).toHaveCount(2);
    await expect(theatre.locator('.theatre-stage .dot')).toHaveCount(15);
    for (const rewritten of ['10.16.3.9:6100', '198.51.100.24:6100', '10.16.130.7:41020']) {
      await expect(theatre.locator('ins', { hasText: rewritten }).first()).toBeVisible();
    }
    await expect(theatre.getByRole('button')).toHaveCount(0);
    await context.close();
  });

  test(`${language}: axe finds nothing, with everything open`, async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(localPath(language, post));
    const theatre = await wake(page, 1);
    for (const summary of await theatre.locator('summary').all()) await summary.click();
    await expectClean(page, '.theatre', 'all of it open');
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  });
}

test('a state is linked to, and the link brings it back', async ({ page }) => {
  await page.goto(post);
  const theatre = await wake(page, 0);
  await theatre.getByLabel(packetTheatre.en.choices.port, { exact: true }).fill('8443');
  await page.keyboard.press('Tab');
  await theatre.getByRole('link', { name: packetTheatre.en.link }).press('Enter');
  await expect(page).toHaveURL(/#theatre=/);
  await page.reload();
  const again = await wake(page, 0);
  await expect(again.getByLabel(packetTheatre.en.choices.port, { exact: true })).toHaveValue(
    '8443',
  );
});

/** Bring a theatre into view, and wait until it answers. */
async function wake(page: Page, nth: number): Promise<Locator> {
  const island = page.locator('astro-island', { has: page.locator('.theatre') }).nth(nth);
  await island.evaluate((element) => element.firstElementChild?.scrollIntoView());
  await expect(island).not.toHaveAttribute('ssr');
  return island.locator('.theatre');
}
