import { expect, test } from 'vitest';
import { driveWords } from '#i18n/drive.ts';
import { languages } from '#i18n/languages.ts';
import { ariaWords } from './aria-words.ts';

// A missing one is an error when it is asked for, even by a feature that nobody sees.
test.each(languages)('every sentence of these packages is ours in %s', async (language) => {
  for (const [name, spoken] of Object.entries(ariaWords(driveWords[language], language))) {
    const file = `../../node_modules/react-aria/dist/private/intl/${name.split('/')[1]}/en-US.mjs`;
    const { default: theirs } = await import(file);
    expect(Object.keys(spoken).sort()).toEqual(Object.keys(theirs).sort());
  }
});

test('a count is said in the right form', () => {
  const { selectedCount } = ariaWords(driveWords.en, 'en')['@react-aria/grid'] ?? {};
  const say = (n: number) =>
    typeof selectedCount === 'function' ? selectedCount({ count: n }) : '';
  expect([0, 1, 1200].map(say)).toEqual([
    'No items selected.',
    '1 item selected.',
    '1,200 items selected.',
  ]);
});
