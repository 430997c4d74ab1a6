import { defaultLanguage, isLanguage, type Language } from '#i18n/languages.ts';

/** Read the language a component is shown in from `Astro.currentLocale`. */
export function languageOf(locale: string | undefined): Language {
  return isLanguage(locale) ? locale : defaultLanguage;
}
