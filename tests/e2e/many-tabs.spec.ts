import { manyTabs } from '#i18n/figures/many-tabs.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { fill } from '#lib/fill.ts';
import { expect, test } from '../support/journey.ts';
import { expectClean, tabTo, wake } from '../support/keyboard.ts';

// The race of many tabs, by keyboard alone, in both languages.

// Axe may take longer than everything else, on a busy machine.
test.describe.configure({ timeout: 180_000 });

for (const language of languages) {
  const say = manyTabs[language];
  const path = localPath(language, '/blog/refresh-races');
  const ends = (end: 'in' | 'out', tabs: number, asks: number) =>
    fill(say.ends[end], { tabs, asks });

  test(`${path}: what stands against the race is switched by keys, and told`, async ({ page }) => {
    await page.goto(path);
    const rush = page.locator('.rush');
    await wake(rush);
    const end = rush.locator('.race-end');
    const told = rush.getByRole('status');
    await expect(end).toHaveText(ends('out', 12, 12));

    const lock = rush.getByRole('checkbox', { name: say.lock });
    const grace = rush.getByRole('checkbox', { name: say.grace });
    await rush.getByRole('slider', { name: say.count }).focus();
    await tabTo(page, lock);
    await page.keyboard.press('Space');
    await expect(end).toHaveText(ends('in', 12, 1));
    await expect(told).toHaveText(ends('in', 12, 1));

    // The lock comes too late for tabs that the browser opens anew, and knows of no lost answer.
    await tabTo(page, rush.getByRole('combobox', { name: say.wake }), 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await expect(end).toHaveText(ends('out', 12, 12));
    await page.keyboard.press('ArrowUp');
    await tabTo(page, rush.getByRole('combobox', { name: say.lost }));
    await page.keyboard.press('ArrowDown');
    await expect(end).toHaveText(ends('out', 12, 13));
    await expectClean(page, '.rush', 'all out');

    // Grace gives the lost answer again, but not after twenty seconds.
    await tabTo(page, grace);
    await page.keyboard.press('Space');
    await expect(end).toHaveText(ends('in', 12, 2));
    await expectClean(page, '.rush', 'all in');
    await tabTo(page, rush.getByRole('combobox', { name: say.lost }), 'Shift+Tab');
    await page.keyboard.press('ArrowDown');
    await expect(told).toHaveText(ends('out', 12, 13));

    await tabTo(page, rush.getByRole('slider', { name: say.count }), 'Shift+Tab');
    await page.keyboard.press('Home');
    await expect(rush.locator('.rush-tabs li')).toHaveCount(2);
    await expect(told).toHaveText(ends('out', 2, 3));
  });

  test(`${path}: a race is walked through by keys, there and back`, async ({ page }) => {
    await page.goto(path);
    const rush = page.locator('.rush');
    await wake(rush);
    const steps = rush.locator('.rush-steps li');
    const tabs = rush.locator('.rush-tabs li');
    const told = rush.getByRole('status');
    await expect(steps).toHaveCount(3);

    await rush.getByRole('checkbox', { name: say.lock }).focus();
    await tabTo(page, rush.getByRole('button', { name: say.again }));
    await page.keyboard.press('Enter');
    await expect(steps).toHaveCount(0);
    await expect(told).toHaveText(say.book.unused);
    await expect(tabs.filter({ hasText: say.states.asleep })).toHaveCount(12);

    // The button has another name by now, and the keyboard is still on it.
    await expect(rush.getByRole('button', { name: say.next })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(steps).toHaveCount(1);
    await expect(steps.last()).toHaveAttribute('aria-current', 'step');
    await expect(told).toHaveText(`${fill(say.one, { first: 1 })} ${say.answers.next}`);
    await expect(tabs.first()).toContainText(say.states.in);
    await page.keyboard.press('Space');
    await expect(tabs.filter({ hasText: say.states.out })).toHaveCount(12);
    await expect(rush.locator('.rush-book')).toHaveText(say.book.ended);
    await expectClean(page, '.rush', 'on the way');

    await tabTo(page, rush.getByRole('button', { name: say.back, exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect(steps).toHaveCount(1);
    await tabTo(page, rush.getByRole('button', { name: say.whole }));
    await page.keyboard.press('Enter');
    await expect(steps).toHaveCount(3);
    await expect(told).toContainText(ends('out', 12, 12));
  });

  test(`${path}: a race is linked to, and the link brings it back`, async ({ page }) => {
    await page.goto(`${path}#tabs=3&grace=1&wake=restored`);
    const rush = page.locator('.rush');
    await wake(rush);
    await expect(rush.locator('.race-end')).toHaveText(ends('in', 3, 3));
    await rush.getByRole('checkbox', { name: say.grace }).press('Space');
    await rush.getByRole('link', { name: say.link }).press('Enter');
    await expect(page).toHaveURL(/#tabs=3&grace=0&lock=0&wake=restored&lost=none$/);
    await page.reload();
    await wake(rush);
    await expect(rush.locator('.race-end')).toHaveText(ends('out', 3, 3));
  });

  test(`${path}: without a script the whole race stands there`, async ({ browser, server }) => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.origin + path);
    const rush = page.locator('.rush');
    await expect(rush.locator('.rush-tabs li')).toHaveCount(12);
    await expect(rush.locator('.rush-steps li')).toHaveCount(3);
    await expect(rush.locator('.race-end')).toHaveText(ends('out', 12, 12));
    for (const control of await rush.locator('button, select, input').all()) {
      await expect(control).toBeHidden();
    }
    await context.close();
  });
}
