import type { Locator, Page } from '@playwright/test';
import { drillFrame } from '#i18n/figures/drill.ts';
import type { Language } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { exercise } from '#lib/drills/kit/skill.ts';
import { skill as readBinary } from '#lib/drills/read-binary.ts';
import { expect } from './journey.ts';

/** The question of the skill `read-binary` that a drill shows just now, with its answers. */
export async function readQuestion(drill: Locator) {
  const link = await drill.locator('.drill-title a').getAttribute('href');
  return exercise(readBinary, Number(link?.split('.').at(-1)));
}

/** The drill of a page. */
export function drillOn(page: Page): Locator {
  return page.locator('.drill').first();
}

/** Open the practice of `read-binary`, and wait until it answers. */
export async function openPractice(page: Page, language: Language = 'en'): Promise<Locator> {
  await page.goto(localPath(language, '/practice/read-binary'));
  await expect(page.locator('astro-island[ssr] .drill')).toHaveCount(0);
  return drillOn(page);
}

/** Answer so many questions, right or by a cause that is known. */
export async function answer(
  drill: Locator,
  given: 'right' | 'ten-weights',
  { times = 1, language = 'en' as Language } = {},
): Promise<void> {
  const frame = drillFrame[language];
  for (let n = 0; n < times; n++) {
    const { answer, mistakes } = await readQuestion(drill);
    const field = drill.getByRole('textbox');
    await field.fill(given === 'right' ? answer : (mistakes[given]?.answer ?? ''));
    await field.press('Enter');
    await expect(drill.getByRole('status')).toContainText(
      given === 'right' ? frame.right : frame.wrong,
    );
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
}
