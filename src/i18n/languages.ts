/** The languages of the site, the first being the one that has no prefix in an address. */
export const languages = ['en', 'hi-Latn'] as const;

export type Language = (typeof languages)[number];

/** The language a page is written in when nothing else is known. */
export const defaultLanguage: Language = 'en';

/** Tell whether a text names one of our languages. */
export function isLanguage(text: unknown): text is Language {
  return languages.some((language) => language === text);
}
