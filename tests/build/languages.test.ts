import { globSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { attribute, attributes, readBuilt, readPages } from '../support/pages.ts';

const pages = readPages();
const indexed = pages.filter(({ html }) => !html.includes('content="noindex"'));
const siblings = new Map(
  indexed.map(({ path, html }) => [
    path,
    (html.match(/<link rel="alternate" hreflang[^>]*>/g) ?? []).map((link) => ({
      tag: attribute(link, 'hreflang'),
      path: pathOf(attribute(link, 'href')),
    })),
  ]),
);

function pathOf(url: string | null): string {
  return new URL(url ?? '').pathname;
}

describe.each(indexed)('$path', ({ path, html }) => {
  test('is its own canonical address', () => {
    const canonical = attributes(html, /<link rel="canonical"[^>]*>/g, 'href').map(pathOf);
    expect(canonical).toEqual([path]);
  });

  test('names itself and its siblings, and they name the same', () => {
    const own = siblings.get(path) ?? [];
    if (own.length === 0) return;
    expect(own.map(({ tag }) => tag)).toEqual(['en', 'hi-Latn', 'x-default']);
    expect(own.map((one) => one.path)).toContain(path);
    expect(own[2]?.path).toBe(own[0]?.path);
    for (const sibling of own) expect(siblings.get(sibling.path)).toEqual(own);
  });

  test('offers the other language when it exists, and not when it does not', () => {
    const own = siblings.get(path) ?? [];
    const [other] = attributes(html, /<a[^>]*data-keeps-place[^>]*>/g, 'href');
    const expected = own.find((one) => one.path !== path)?.path;
    expect(other).toBe(expected);
  });
});

test('a post that is only in English has no sibling, and stands in the Hinglish list as such', () => {
  const english = indexed.filter(
    ({ path }) => path.startsWith('/blog/') && siblings.get(path)?.length === 0,
  );
  const list = pages.find(({ path }) => path === '/hi-Latn/blog')?.html ?? '';
  for (const { path } of english) {
    expect(pages.map((page) => page.path)).not.toContain(`/hi-Latn${path}`);
    expect(list).toContain(`href="${path}" hreflang="en"`);
  }
  if (english.length > 0) expect(list).toContain('English mein');
});

test('the sitemap lists each page that wants to be found, once, with its siblings', () => {
  const sitemap = readBuilt('sitemap.xml');
  const found = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => pathOf(url ?? null));
  expect(found.toSorted()).toEqual(indexed.map(({ path }) => path).toSorted());
  for (const [, url = '', day, links = ''] of sitemap.matchAll(
    /<url><loc>([^<]+)<\/loc>(?:<lastmod>([^<]+)<\/lastmod>)?(.*?)<\/url>/g,
  )) {
    if (day) expect(day).toMatch(/^20\d\d-\d\d-\d\d$/);
    const tags = [...links.matchAll(/hreflang="([^"]+)" href="([^"]+)"/g)];
    expect(tags.map(([, tag, to]) => ({ tag, path: pathOf(to ?? null) }))).toEqual(
      siblings.get(pathOf(url)),
    );
  }
});

test.each(['rss.xml', 'hi-Latn/rss.xml'])('%s carries every post', (file) => {
  const posts = pages.filter(({ path }) => /^\/blog\/[^/]+$/.test(path));
  expect(readBuilt(file).match(/<item>/g)).toHaveLength(posts.length);
});

test.each(globSync('**/rss.xml', { cwd: 'dist/client' }))(
  '%s carries its posts whole, in its language, with whole addresses',
  (file) => {
    const feed = readBuilt(file);
    const language = file.startsWith('hi-Latn') ? 'hi-Latn' : 'en';
    expect(feed).toContain(`<language>${language}</language>`);
    expect(feed).toMatch(new RegExp(`<atom:link href="http[^"]+/${file}" rel="self"`));
    for (const [, item = ''] of feed.matchAll(/<item>(.*?)<\/item>/gs)) {
      const link = /<link>([^<]+)<\/link>/.exec(item)?.[1] ?? null;
      expect(pages.map(({ path }) => path)).toContain(pathOf(link));
      const content = /<content:encoded>(.*?)<\/content:encoded>/s.exec(item)?.[1] ?? '';
      expect(content.length).toBeGreaterThan(5_000);
      expect(content).not.toMatch(/astro-island|(?:href|src)=&quot;(?!http)|&lt;!--/);
      // Each heading of the page is in the feed: nothing was cut off.
      const page = pages.find(({ path }) => path === pathOf(link))?.html ?? '';
      const headings = attributes(page, /<h2 id=[^>]*>/g, 'id');
      expect([...content.matchAll(/&lt;h2 id=&quot;([^&]*)/g)].map(([, id]) => id)).toEqual(
        headings,
      );
    }
  },
);
