import type { Language } from './languages.ts';

/** The shape of a dictionary without its exact sentences: a missing translation is a type error. */
export type Translated<T> = T extends string ? string : { [K in keyof T]: Translated<T[K]> };

/** Put both languages of one area side by side; the English one decides which words exist. */
export function words<const T extends object>(
  en: T,
  hiLatn: Translated<T>,
): Record<Language, Translated<T>> {
  // A dictionary is its own widening: literal strings are strings, at every depth.
  return { en: en as unknown as Translated<T>, 'hi-Latn': hiLatn };
}
