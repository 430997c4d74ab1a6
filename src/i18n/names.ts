import type { Language } from './languages.ts';

/** What each language calls itself; the same wherever it is read. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'hi-Latn': 'Hinglish',
};
