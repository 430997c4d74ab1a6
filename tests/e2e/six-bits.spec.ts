import { languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { expect, test } from '../support/journey.ts';

// Three letters cut twice: typed, walked through by arrow keys, and brought along by a link.

for (const language of languages) {
  test(`letters are typed, and their symbols walked through by keys, in ${language}`, async ({
    page,
  }) => {
    await page.goto(localPath(language, '/lessons/number-systems/base64-to-jwt#six=So%3F&at=3'));
    const figure = page.locator('figure.six');
    await figure.scrollIntoViewIfNeeded();
    const spoken = figure.getByRole('status');
    await expect(spoken).toContainText('U28_');
    await expect(spoken).toContainText('63');

    await figure.getByRole('textbox').fill('S');
    await expect(spoken).toContainText('Uw==');
    const symbols = figure.getByRole('toolbar').getByRole('button');
    await expect(symbols).toHaveCount(2);
    await symbols.last().focus();
    await page.keyboard.press('ArrowLeft');
    await expect(symbols.first()).toBeFocused();
    await expect(symbols.first()).toHaveAttribute('aria-pressed', 'true');
    await expect(spoken).toContainText('010100');
    await expect(figure.getByRole('link')).toHaveAttribute('href', '#six=S&at=0');

    await figure.getByRole('textbox').fill('');
    await expect(symbols).toHaveCount(0);
    await figure.getByRole('textbox').fill('Solah');
    await expect(spoken).toContainText('U29s');
  });
}
