import type { Language } from '#i18n/languages.ts';
import { english } from '#lib/numbers/spoken-english.ts';
import { hinglish } from '#lib/numbers/spoken-hinglish.ts';

const tongues = { en: english, 'hi-Latn': hinglish } as const;

/** Number words from zero to `most`, so that a figure of the first lessons shows no digit. */
export function countingWords(language: Language, most: number): string[] {
  const { small, digits } = tongues[language];
  return Array.from({ length: most + 1 }, (_, value) =>
    value === 0 ? (digits[0] ?? '') : small(value),
  );
}
