import type { APIRoute } from 'astro';
import { feed } from '#components/feed/feed.ts';
import { listTags, type Post } from '#components/shelf.ts';
import { type Language, languages } from '#i18n/languages.ts';
import { toPrefix } from '#i18n/paths.ts';
import { reading } from '#i18n/reading.ts';
import { fill } from '#lib/fill.ts';

export const prerender = true;

/** List a feed for each tag of each language. */
export async function getStaticPaths() {
  const all = await Promise.all(
    languages.map(async (language) =>
      (await listTags(language)).map(({ tag, posts }) => ({
        params: { lang: toPrefix(language), tag },
        props: { language, tag, posts },
      })),
    ),
  );
  return all.flat();
}

/** Answer the feed of a tag. */
export const GET: APIRoute<{ language: Language; tag: string; posts: Post[] }> = ({
  props: { language, tag, posts },
  site,
}) => {
  if (!site) throw new Error('A feed needs the address of the site.');
  const say = reading[language].tag;
  const page = `/blog/tags/${tag}`;
  const about = {
    title: fill(say.title, { tag }),
    description: fill(say.description, { tag }),
    page,
    path: `${page}/rss.xml`,
    posts,
  };
  return feed(language, about, site);
};
