import { defaultLanguage, isLanguage, type Language } from './languages.ts';

/** Put a page's address into a language: `/blog` is `/hi-Latn/blog` in Hinglish. */
export function localPath(language: Language, path: string): string {
  if (language === defaultLanguage) return path;
  return path === '/' ? `/${language}` : `/${language}${path}`;
}

/** Read the language in front of an address; null when what stands there is no prefix of ours. */
export function readPrefix(prefix: string | undefined): Language | null {
  if (prefix === undefined) return defaultLanguage;
  return isLanguage(prefix) && prefix !== defaultLanguage ? prefix : null;
}

/** Write a language as the `[...lang]` of an address: the default one has no prefix. */
export function toPrefix(language: Language): string | undefined {
  return language === defaultLanguage ? undefined : language;
}
