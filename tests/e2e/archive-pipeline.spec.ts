import { archivePipeline } from '#i18n/figures/archive-pipeline.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fill } from '#lib/fill.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean, tabTo, wake } from '../support/keyboard.ts';

// The archive of one folder, worked by keyboard alone, in both languages.

// Axe may take longer than everything else, on a busy machine.
test.describe.configure({ timeout: 180_000 });

for (const language of languages) {
  const say = archivePipeline[language];
  const path = localPath(language, '/blog/archive-a-folder');

  test(`${path}: guards are taken away and messages lost by keys, and it is told`, async ({
    page,
  }) => {
    await page.goto(path);
    const figure = page.locator('.pipe');
    await wake(figure);
    const end = figure.locator('.pipe-end');
    const steps = figure.locator('.pipe-steps li');
    const told = figure.getByRole('status');
    await expect(end).toHaveText(say.ends.cleared);
    await expect(steps).toHaveCount(20);

    // One guard after the other: told twice, then a file is gone.
    await figure.getByRole('combobox', { name: say.story }).focus();
    const condition = figure.getByRole('checkbox', { name: say.guards.condition });
    const count = figure.getByRole('checkbox', { name: say.guards.count });
    await tabTo(page, condition);
    await page.keyboard.press('Space');
    await expect(told).toHaveText(fill(say.ends.twice, { told: 2 }));
    await tabTo(page, count);
    await page.keyboard.press('Space');
    await expect(end).toHaveText(fill(say.ends.lost, { files: 'C' }));
    await expect(told).toHaveText(fill(say.ends.lost, { files: 'C' }));
    await expectClean(page, '.pipe', 'a file is lost');
    await page.keyboard.press('Space');
    await tabTo(page, condition, 'Shift+Tab');
    await page.keyboard.press('Space');
    await expect(end).toHaveText(say.ends.cleared);

    // Back to the start, and to the first messages by the arrow keys.
    await tabTo(page, figure.getByRole('slider'));
    await page.keyboard.press('Home');
    await expect(steps).toHaveCount(0);
    await expect(told).toHaveText(say.nothing);
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    await expect(steps).toHaveCount(3);
    await expect(told).toHaveText(say.events.sent);
    await expect(figure.getByRole('group')).toHaveAccessibleName(
      fill(say.head.some, { message: 'copy A' }),
    );

    // A run of one's own: A is lost, and the job is given up.
    await tabTo(page, figure.getByRole('button', { name: say.moves.lose }));
    await page.keyboard.press('Enter');
    await expect(told).toHaveText(fill(say.events.lost, { message: 'copy A' }));
    await expect(steps.last()).toHaveAttribute('aria-current', 'step');
    await tabTo(page, figure.getByRole('button', { name: say.moves.cancel }));
    await page.keyboard.press('Space');
    await expect(told).toHaveText(say.events.cancelled);
    await expectClean(page, '.pipe', 'given up');
    await tabTo(page, figure.getByRole('button', { name: say.whole }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(end).toHaveText(say.ends.cancelled);
    await expect(figure.getByRole('combobox', { name: say.story })).toHaveValue('own');

    // The link brings the same run back.
    await figure.getByRole('link', { name: say.link }).press('Enter');
    await expect(page).toHaveURL(/#archive=nnnlc&condition=1&count=1$/);
    await page.reload();
    await wake(figure);
    await expect(end).toHaveText(say.ends.cancelled);
  });

  test(`${path}: without a script a whole run stands there, and no control`, async ({
    browser,
    server,
  }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.origin + path);
    const figure = page.locator('.pipe');
    await expect(figure.locator('.pipe-steps li')).toHaveCount(20);
    await expect(figure.locator('.pipe-end')).toHaveText(say.ends.cleared);
    for (const control of await figure.locator('button, select, input').all()) {
      await expect(control).toBeHidden();
    }
    await context.close();
  });
}
