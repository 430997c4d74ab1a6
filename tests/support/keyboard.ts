import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Locator, type Page } from '@playwright/test';

/** Bring a figure into sight and wait until it answers. */
export async function wake(figure: Locator): Promise<void> {
  await figure.scrollIntoViewIfNeeded();
  await expect(figure.locator('xpath=ancestor::astro-island')).not.toHaveAttribute('ssr');
}

/** Go on by Tab, or back by Shift+Tab, until this is reached; fail when it cannot be. */
export async function tabTo(page: Page, target: Locator, key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < 40; pressed++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`Forty times ${key} do not lead to ${target}.`);
}

/** Axe finds nothing in this part of the page as it stands; `html` is all of it. */
export async function expectClean(
  page: Page,
  part: string,
  state: string,
  rules?: string[],
): Promise<void> {
  // What is half faded in has a contrast that nobody reads.
  await page.evaluate(async () => {
    const ends = (one: Animation) =>
      Number.isFinite(Number(one.effect?.getComputedTiming().endTime));
    const running = document
      .getAnimations()
      .filter((one) => one.playState === 'running' && ends(one));
    await Promise.allSettled(running.map((one) => one.finished));
  });
  // Legacy means in one frame: no page of ours has a second one, and axe takes a third of the time.
  const axe = new AxeBuilder({ page }).include(part).setLegacyMode();
  axe.options({ resultTypes: ['violations'] });
  if (rules) axe.withRules(rules);
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  expect(found, state).toEqual([]);
}
