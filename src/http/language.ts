import { defaultLanguage, isLanguage, type Language } from '#i18n/languages.ts';

/** Choose the language of an answer: the address of a page decides, else what the reader accepts. */
export function chooseLanguage(pathname: string, acceptLanguage: string | null): Language {
  const [, first] = pathname.split('/', 2);
  if (isLanguage(first)) return first;
  if (!pathname.startsWith('/api/')) return defaultLanguage;
  for (const range of (acceptLanguage ?? '').split(',')) {
    const tag = range.split(';', 1)[0]?.trim().toLowerCase();
    if (tag === 'hi' || tag?.startsWith('hi-')) return 'hi-Latn';
    if (tag === 'en' || tag?.startsWith('en-')) return 'en';
  }
  return defaultLanguage;
}
