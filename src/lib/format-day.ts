import type { Language } from '#i18n/languages.ts';
import { perLanguage } from './per-language.ts';

const formats = perLanguage(
  (language) => new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' }),
);

/** Write a day for a reader: November 23, 2026. */
export function formatDay(language: Language, day: Date): string {
  return formats(language).format(day);
}
