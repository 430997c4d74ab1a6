import type { Locator, Page } from '@playwright/test';
import { expect } from './journey.ts';

const keys = ['ArrowUp', 'ArrowRight', 'Space', 'Enter', 'End'];

/** Work each figure and each drill of a page by keys. */
export async function workFigures(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const islands = await page.locator('astro-island').all();
  expect(islands.length).toBeGreaterThan(0);
  for (const island of islands) {
    // Again, when the focus of the figure before has scrolled it away.
    await expect(async () => {
      await island.evaluate((element) => element.firstElementChild?.scrollIntoView());
      await expect(island).not.toHaveAttribute('ssr', /.*/, { timeout: 1_000 });
    }).toPass();
    if ((await island.locator('.drill').count()) > 0) await answerDrill(page, island);
    else await workFigure(page, island);
  }
}

/** Press keys on one control after the other until the figure speaks. */
async function workFigure(page: Page, figure: Locator): Promise<void> {
  const spoken = figure.locator('[role=status], output');
  const said = async () => (await spoken.allInnerTexts()).join(' ').trim();
  const before = await said();
  const controls = figure.locator('button:visible, [tabindex="0"]:visible, input:visible');
  const count = await controls.count();
  for (let at = 0; at < count; at++) {
    for (const key of keys) {
      await controls.nth(Math.min(at, (await controls.count()) - 1)).focus();
      await page.keyboard.press(key);
      const now = await said();
      if (now !== '' && now !== before) return;
    }
  }
  const name = await figure.getAttribute('component-export');
  throw new Error(`${name} says nothing when keys are pressed.`);
}

/** Answer wrongly or rightly, by keys alone: either way the verdict is spoken, and there is a next one. */
async function answerDrill(page: Page, drill: Locator): Promise<void> {
  const field = drill.locator('input');
  const link = drill.locator('.drill-title a');
  const question = (await link.getAttribute('href')) ?? '';
  if ((await field.count()) > 0) {
    await field.focus();
    await page.keyboard.type('1');
  } else {
    await drill.locator('fieldset button').first().focus();
  }
  await page.keyboard.press('Enter');
  await expect(drill.getByRole('status')).not.toBeEmpty();
  await drill.locator('[type=submit]').focus();
  await page.keyboard.press('Enter');
  await expect(link).not.toHaveAttribute('href', question);
}
