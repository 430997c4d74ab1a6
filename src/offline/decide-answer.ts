import { defaultLanguage, languages } from '#i18n/languages.ts';

/** Who answers: the network alone, the network with the copy behind it, the copy before it. */
export type AnsweredBy = 'network' | 'network-then-copy' | 'copy-then-network';

/** What of a request decides. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly mode: string;
  readonly range: boolean;
}

const prefix = languages.filter((tag) => tag !== defaultLanguage).join('|');

/** The pages that the build makes. Those made on demand, with what members own, are none of these. */
const reading = new RegExp(
  `^(?:/(?:${prefix}))?(?:/?|/(?:blog|converter|developers|lessons|offline|practice|problems|progress|search)(?:/[\\w-]+)*)$`,
);
const asset = /^\/_astro\/[\w.-]+$/;

/** Decide who answers a request; what is not named here never meets the worker. */
export function decideAnswer({ method, url, mode, range }: Asked, origin: string): AnsweredBy {
  const { origin: theirs, pathname } = new URL(url);
  if (method !== 'GET' || range || theirs !== origin) return 'network';
  if (mode === 'navigate') return reading.test(pathname) ? 'network-then-copy' : 'network';
  return asset.test(pathname) ? 'copy-then-network' : 'network';
}
