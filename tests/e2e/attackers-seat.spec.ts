import { attackersSeat } from '#i18n/figures/attackers-seat.ts';
import { tabRace } from '#i18n/figures/tab-race.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fill } from '#lib/fill.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean, tabTo, wake } from '../support/keyboard.ts';

// The attacker's seat and the race of two tabs: by keyboard alone, in both languages.

for (const language of languages) {
  const say = attackersSeat[language];
  const path = localPath(language, '/blog/token-attacks');

  test(`${path}: an attack is chosen, guessed and walked through by keys`, async ({ page }) => {
    await page.goto(path);
    const seat = page.locator('.seat');
    await wake(seat);
    const moves = seat.locator('.seat-move');
    const spoken = seat.locator('output');

    // Untouched it shows a whole attack, and no question.
    await expect(moves).toHaveCount(3);
    await expect(seat.locator('.seat-end')).toContainText(say.outcomes.done);
    await expect(seat.locator('.seat-guess')).toHaveCount(0);

    await seat.getByRole('combobox', { name: say.attack }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(seat.locator('.seat-scene')).toContainText(say.attacks['csrf-get']);
    await expect(moves).toHaveCount(1);
    await expect(spoken).toHaveText(say.moves['follows-link']);
    await expectClean(page, '.seat', 'asked');

    // From the attack to the ways to build it, of which the arrows choose the next.
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowRight');
    await expect(seat.getByRole('radio', { name: say.presets['lax-strict'] })).toBeChecked();

    await tabTo(page, seat.getByRole('button', { name: say.outcomes.blocked, exact: true }));
    await page.keyboard.press('Enter');
    const end = seat.locator('.seat-end');
    await expect(end).toBeFocused();
    await expect(end).toContainText(
      fill(say.wrong, {
        guess: say.outcomes.blocked,
        ends: fill(say.ends, {
          outcome: say.outcomes.done,
          because: say.because['get-obeyed'],
        }),
      }),
    );
    await expectClean(page, '.seat', 'told');

    // Back to the first move and on to the next: what is seen is said.
    await tabTo(page, seat.locator('.seat-dot').first(), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(moves).toHaveCount(1);
    await expect(spoken).toHaveText(`${say.seats.member}: ${say.moves['follows-link']}`);
    await tabTo(page, seat.getByRole('button', { name: say.next, exact: true }));
    await page.keyboard.press('Space');
    await expect(moves).toHaveCount(2);
    await expect(seat.locator('.seat-move').last()).toHaveAttribute('aria-current', 'step');
  });

  test(`${path}: the matrix is covered, earned and filled by keys`, async ({ page }) => {
    await page.goto(path);
    const seat = page.locator('.seat');
    await wake(seat);
    const covered = seat.locator('.seat-covered');
    const cells = seat.locator('tbody td');
    await expect(cells).toHaveCount(13 * 4);

    // The wide table can be reached, and the arrows scroll it.
    await seat.locator('summary').focus();
    await tabTo(page, seat.getByRole('region', { name: say.matrix }));
    await tabTo(page, seat.getByRole('button', { name: say.cover }));
    await page.keyboard.press('Enter');
    await expect(covered).toHaveCount(13 * 4);
    await expect(seat.locator('output')).toHaveText(say.emptied);

    await tabTo(page, seat.getByRole('button', { name: say.outcomes.done }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(seat.locator('.seat-end')).toContainText(fill(say.right, { ends: '' }).trim());
    await expect(covered).toHaveCount(13 * 4 - 1);

    // A mix of one's own is a column of its own.
    await tabTo(page, seat.locator('summary'), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await tabTo(page, seat.getByLabel(say.defences.fetchSite));
    await page.keyboard.press('Space');
    await expect(cells).toHaveCount(13 * 5);
    await tabTo(page, seat.getByRole('button', { name: say.skip }));
    await page.keyboard.press('Enter');
    await expect(seat.locator('.seat-end')).toContainText(say.because['other-origin']);
    await expectClean(page, '.seat', 'a mix, mostly covered');
    await tabTo(page, seat.getByRole('button', { name: say.uncover }));
    await page.keyboard.press('Enter');
    await expect(covered).toHaveCount(0);
    await expect(seat.locator('output')).toHaveText(say.filled);
  });

  test(`${path}: the race is run by keys`, async ({ page }) => {
    await page.goto(path);
    const race = page.locator('.race');
    await wake(race);
    const words = tabRace[language];
    const ends = race.locator('.race-end');
    await expect(ends.first()).toContainText(words.standings['both-out']);
    await expect(ends.last()).toContainText(words.standings['both-in']);

    // A lock spares the strict server, too; without it, no grace is strict.
    const slider = race.getByRole('slider', { name: words.slider });
    await slider.focus();
    await page.keyboard.press('Home');
    await expect(ends.last()).toContainText(words.standings['both-out']);
    await tabTo(page, race.getByLabel(words.locks));
    await page.keyboard.press('Space');
    await expect(ends.first()).toContainText(words.standings['both-in']);
    await page.keyboard.press('Space');

    // Grace lets a thief in as well.
    await tabTo(page, slider, 'Shift+Tab');
    for (let seconds = 0; seconds < 10; seconds++) await page.keyboard.press('ArrowRight');
    await tabTo(page, race.getByLabel(words.thief));
    await page.keyboard.press('Space');
    await expect(ends.first()).toContainText(words.standings['both-out-thief']);
    await expect(ends.last()).toContainText(words.standings['thief-inside'].split('{')[0] ?? '');
    await tabTo(page, race.getByLabel(words.thiefAt));
    await page.keyboard.press('End');
    await expect(ends.last()).toContainText(words.standings['thief-noticed']);
    await expect(race.locator('output')).toContainText(words.standings['thief-noticed']);
    await expectClean(page, '.race', 'a thief, noticed');
  });

  test(`${path}: without JavaScript the table is there`, async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.origin + path);
    const seat = page.locator('.seat');
    await expect(seat.locator('tbody tr')).toHaveCount(13);
    await expect(seat.locator('tbody td')).toHaveCount(13 * 4);
    await expect(seat.getByRole('table')).toContainText(say.because['looks-like-theft']);
    await expect(seat.locator('.seat-move')).toHaveCount(3);
    await expect(page.locator('.race li')).toHaveCount(4);
    // What could not answer is not shown.
    for (const control of await page
      .locator(':is(.seat, .race) :is(button, select, input)')
      .all()) {
      await expect(control).toBeHidden();
    }
    await context.close();
  });
}
