import { defaultLanguage, type Language, languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';

/** What a page tells about itself, to people, to other sites and to search engines. */
export interface PageFacts {
  language: Language;
  /** The address without its language: `/blog/one-number`. */
  path: string;
  title: string;
  description: string;
  /** The languages in which this same page exists. Default: all. */
  writtenIn?: readonly Language[] | undefined;
  /** False keeps it out of search engines: account, drive, refusals. */
  indexed?: boolean | undefined;
  /** Set for what somebody wrote on a day. */
  published?: Date | undefined;
  updated?: Date | undefined;
  /** Whether it has a picture of its own for other sites; what was written on a day always has. */
  ownCard?: boolean | undefined;
  /** Structured facts, one object each. */
  linkedData?: readonly object[] | undefined;
}

/** List a page's addresses in each language it exists in; nothing when it has no sibling. */
export function alternates({ path, writtenIn = languages }: Pick<PageFacts, 'path' | 'writtenIn'>) {
  if (writtenIn.length < 2) return [];
  const own = writtenIn.map((tag) => ({ tag: tag as string, path: localPath(tag, path) }));
  return [...own, { tag: 'x-default', path: localPath(defaultLanguage, path) }];
}

/** Say where the picture of a page is that other sites show; the build draws it. */
export function cardPath(path: string): string {
  return `/og${path === '/' ? '/home' : path}.png`;
}
