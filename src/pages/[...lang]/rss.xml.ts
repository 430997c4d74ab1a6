import type { APIRoute } from 'astro';
import { feed } from '#components/feed/feed.ts';
import { type Language, languages } from '#i18n/languages.ts';
import { toPrefix } from '#i18n/paths.ts';

export const prerender = true;

export const getStaticPaths = () =>
  languages.map((language) => ({ params: { lang: toPrefix(language) }, props: { language } }));

/** Answer the feed of a language. */
export const GET: APIRoute<{ language: Language }> = ({ props, site }) => {
  if (!site) throw new Error('A feed needs the address of the site.');
  return feed(props.language, site);
};
