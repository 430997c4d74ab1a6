import { countingWords } from '#components/figures/counting-words.ts';
import { drill as howMany } from '#i18n/drills/how-many-numbers.ts';
import { drill as readBinary } from '#i18n/drills/read-binary.ts';
import { drillFrame } from '#i18n/figures/drill.ts';
import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { practice } from '#i18n/practice.ts';
import { standingWords } from '#i18n/standings.ts';
import { skill as howManyNumbers } from '#lib/drills/how-many-numbers.ts';
import { exercise } from '#lib/drills/kit/skill.ts';
import { skill as readHex } from '#lib/drills/read-hex.ts';
import { fill } from '#lib/fill.ts';
import { drawSheet } from '#widgets/worksheet/model.ts';
import { expect, test } from '../support/journey.ts';
import { answer, drillOn, openPractice, readQuestion } from '../support/practice.ts';

// One skill: without end on the screen, and as a sheet on paper.

for (const language of languages) {
  const say = drillFrame[language];

  test(`a wrong answer is told its cause, by keyboard alone, in ${language}`, async ({ page }) => {
    const drill = await openPractice(page, language);
    const field = drill.getByRole('textbox');
    for (let presses = 0; presses < 40; presses++) {
      await page.keyboard.press('Tab');
      if (await field.evaluate((one) => one === document.activeElement)) break;
    }
    await expect(field).toBeFocused();

    const first = await readQuestion(drill);
    await page.keyboard.type(first.mistakes['ten-weights']?.answer ?? '');
    await page.keyboard.press('Enter');
    const spoken = drill.getByRole('status');
    await expect(spoken).toContainText(readBinary[language].mistakes['ten-weights']);
    await expect(spoken).toContainText(first.work);

    await page.keyboard.press('Enter');
    await expect(field).toBeFocused();
    await expect(spoken).toBeEmpty();
    const second = await readQuestion(drill);
    expect(second.seed).toBe(first.seed + 1);
    await page.keyboard.type(second.answer);
    await page.keyboard.press('Enter');
    await expect(spoken).toContainText(say.right);
  });

  test(`what was answered is still known after a reload, in ${language}`, async ({ page }) => {
    const badge = page.locator('[data-standing="read-binary"]');
    const begun = (streak: number) => fill(standingWords[language].begun, { streak });
    const drill = await openPractice(page, language);
    await expect(badge).toBeHidden();
    await answer(drill, 'right', { times: 2, language });
    await expect(badge).toHaveText(begun(2));
    await page.reload();
    await expect(badge).toHaveText(begun(2));
    await answer(drillOn(page), 'ten-weights', { language });
    await expect(badge).toHaveText(begun(0));
  });

  test(`a picture is told to who does not see it, and no digit is shown, in ${language}`, async ({
    page,
  }) => {
    const { ask, mistakes } = howMany[language];
    const counts = countingWords(language, howManyNumbers.spelling?.most ?? 0).join(' ');
    await page.goto(localPath(language, '/practice/how-many-numbers'));
    await expect(page.locator('astro-island[ssr] .drill')).toHaveCount(0);
    const drill = drillOn(page);
    for (const seed of [1, 2]) {
      const made = exercise(howManyNumbers, seed, counts);
      const told = fill(ask.things, made.picture?.shows?.with ?? {});
      await expect(drill.getByRole('img', { name: told, exact: true })).toBeVisible();
      await expect(drill.getByRole('group')).not.toContainText(/\d/);
      const wrong = made.mistakes['numeral-is-number']?.answer ?? '';
      await drill.getByRole('button', { name: wrong, exact: true }).click();
      await expect(drill.getByRole('status')).toContainText(mistakes['numeral-is-number']);
      await expect(drill.getByRole('status')).toContainText(made.work);
      await drill.getByRole('button', { name: say.again }).click();
    }
  });

  test(`a link gives everybody the same sheet, in ${language}`, async ({ page }) => {
    const words = practice[language];
    await page.goto(localPath(language, '/practice/read-hex?seed=7&count=5'));
    const sheet = page.locator('.worksheet');
    const questions = sheet.locator('.worksheet-questions > li');
    await expect(questions).toHaveCount(5);
    const drawn = drawSheet(readHex, { seed: 7, count: 5 });
    for (const [i, { ask }] of drawn.entries()) {
      await expect(questions.nth(i)).toContainText(String(ask.with?.numeral));
    }
    await expect(sheet.getByLabel(words.seed)).toHaveValue('7');
    await expect(sheet.getByLabel(words.count)).toHaveValue('5');

    await sheet.getByText(words.key, { exact: true }).click();
    const key = sheet.locator('.worksheet-key li');
    await expect(key).toHaveCount(5);
    for (const [i, { answer, work }] of drawn.entries()) {
      await expect(key.nth(i)).toContainText(answer);
      await expect(key.nth(i)).toContainText(work);
    }

    await sheet.getByRole('button', { name: words.fresh }).click();
    await expect(page).toHaveURL(/\?seed=8&count=5$/);
    await sheet.getByLabel(words.count).fill('12');
    await sheet.getByLabel(words.count).press('Enter');
    await expect(questions).toHaveCount(12);
    await expect(page).toHaveURL(/\?seed=8&count=12$/);
  });
}

test('on paper there is the sheet, and its key on a page of its own', async ({ page }) => {
  await page.goto('/practice/read-hex?seed=7&count=10');
  await expect(page.locator('.worksheet-questions > li')).toHaveCount(10);
  await page.emulateMedia({ media: 'print' });
  for (const chrome of ['header', 'footer', '.drill', '.worksheet-tools', 'h1', 'summary']) {
    await expect(page.locator(chrome).first(), chrome).toBeHidden();
  }
  const key = page.locator('.worksheet-key');
  await expect(key.locator('li').last()).toBeVisible();
  await expect(key).toHaveCSS('break-before', 'page');
  await expect(key.locator('h3')).toContainText('7');
  const pages = (await page.pdf({ format: 'A4' })).toString('latin1').match(/\/Type\s*\/Page\b/g);
  expect(pages).toHaveLength(2);
});

test('without a script a whole sheet stands there, with its key', async ({ browser, baseURL }) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    ...(baseURL ? { baseURL } : {}),
  });
  const page = await context.newPage();
  await page.goto('/hi-Latn/practice/read-binary');
  await expect(page.locator('.worksheet-questions > li')).toHaveCount(20);
  await expect(page.locator('.worksheet-tools')).toBeHidden();
  await page.getByText(practice['hi-Latn'].key, { exact: true }).click();
  await expect(page.locator('.worksheet-key li').last()).toBeVisible();
  await context.close();
});
