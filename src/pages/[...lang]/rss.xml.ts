import type { APIRoute } from 'astro';
import { feed } from '#components/feed/feed.ts';
import { listPosts } from '#components/shelf.ts';
import { type Language, languages } from '#i18n/languages.ts';
import { toPrefix } from '#i18n/paths.ts';
import { reading } from '#i18n/reading.ts';

export const prerender = true;

export const getStaticPaths = () =>
  languages.map((language) => ({ params: { lang: toPrefix(language) }, props: { language } }));

/** Answer the feed of a language. */
export const GET: APIRoute<{ language: Language }> = async ({ props: { language }, site }) => {
  if (!site) throw new Error('A feed needs the address of the site.');
  const { title, description } = reading[language].blog;
  const posts = await listPosts(language);
  return feed(language, { title, description, page: '/', path: '/rss.xml', posts }, site);
};
