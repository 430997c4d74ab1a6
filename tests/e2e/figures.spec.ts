import { globSync } from 'node:fs';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { workFigures } from '../support/figures.ts';
import { test } from '../support/journey.ts';

// Every figure and every drill of every lesson answers to the keyboard, and says so.

const lessons = globSync('lessons/*/*/en.mdx', { cwd: 'content' }).map(
  (file) => `/${file.replaceAll('\\', '/').replace('/en.mdx', '')}`,
);

for (const language of languages) {
  for (const lesson of lessons.sort()) {
    test(`${localPath(language, lesson)}: each figure is worked by keys`, async ({ page }) => {
      await page.goto(localPath(language, lesson));
      await workFigures(page);
    });
  }
}
