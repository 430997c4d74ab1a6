import { loadRenderers } from 'astro:container';
import { render } from 'astro:content';
import { getContainerRenderer } from '@astrojs/mdx/container-renderer';
import rss from '@astrojs/rss';
import { experimental_AstroContainer as Container } from 'astro/container';
import type { Post } from '#components/shelf.ts';
import { postVocabulary } from '#components/vocabulary/posts.ts';
import type { Language } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { site as siteWords } from '#i18n/site.ts';
import Figure from './Figure.astro';
import Nothing from './Nothing.astro';
import Question from './Question.astro';

interface Feed {
  title: string;
  description: string;
  /** The page that shows the same posts, and where the feed itself is. */
  page: string;
  path: string;
  posts: readonly Post[];
}

// Names in small letters are our own h2 and pre: a reader of feeds has its own.
const figures = Object.keys(postVocabulary).filter((name) => /^[A-Z]/.test(name));
const components = {
  ...Object.fromEntries(figures.map((name) => [name, Figure])),
  Check: Question,
  Fact: Nothing,
  Source: postVocabulary.Source,
};

/** Write a feed of posts, each whole. In Hinglish those that are only in English are there too. */
export async function feed(language: Language, about: Feed, origin: URL): Promise<Response> {
  const container = await Container.create({
    renderers: await loadRenderers([getContainerRenderer()]),
  });
  const items = about.posts.map(async (post) => ({
    title: post.entry.data.title,
    description: post.entry.data.summary,
    pubDate: post.entry.data.date,
    link: addressOf(post, origin),
    categories: post.entry.data.tags,
    content: await writeContent(container, post, origin),
  }));
  return rss({
    title: `${siteWords[language].name}: ${about.title}`,
    description: about.description,
    site: new URL(localPath(language, about.page), origin),
    trailingSlash: false,
    items: await Promise.all(items),
    xmlns: { atom: 'http://www.w3.org/2005/Atom' },
    customData: [
      `<language>${language}</language>`,
      `<atom:link href="${new URL(localPath(language, about.path), origin)}" rel="self" type="application/rss+xml"/>`,
    ].join(''),
  });
}

async function writeContent(container: Container, post: Post, origin: URL): Promise<string> {
  const { Content } = await render(post.entry);
  const html = await container.renderToString(Content, {
    props: { components },
    request: new Request(addressOf(post, origin)),
  });
  // A feed is read elsewhere: addresses are whole, and comments of the renderer are noise.
  return html
    .replaceAll(/<!--.*?-->/gs, '')
    .replaceAll(
      /(<[a-z][^>]*? (?:href|src)=")([^"]*)/g,
      (_, before: string, to: string) => before + new URL(to, addressOf(post, origin)),
    );
}

function addressOf(post: Post, origin: URL): string {
  return new URL(localPath(post.language, `/blog/${post.slug}`), origin).href;
}
