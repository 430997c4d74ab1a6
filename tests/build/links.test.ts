import { expect, test } from 'vitest';
import { findBrokenLinks, readSite } from '../../scripts/links.ts';

const site = readSite('dist/client');

test('every link of every page, feed, map and Markdown leads where it says', () => {
  expect(findBrokenLinks(site)).toEqual([]);
});

test.each([
  ['/hi-Latn', 'href="/hi-Latn/lessons"', 'href="/hi-Latn/lesson"'],
  ['/hi-Latn', 'href="/hi-Latn/lessons"', 'href="/lessons"'],
  ['/lessons/number-systems/ten-symbols', 'href="#content"', 'href="#contents"'],
  ['/lessons/number-systems/ten-symbols.md', '/practice/name-place', '/practice/place-name'],
  ['/rss.xml', '/blog/igw-and-nat-gateway', '/blog/igw-and-nat'],
  ['/sitemap.xml', '/hi-Latn/converter', '/hi-Latn/convert'],
])('a slip in %s is noticed: %s for %s', (path, right, wrong) => {
  const text = site.files.get(path) ?? '';
  expect(text).toContain(right);
  const files = new Map(site.files).set(path, text.replace(right, wrong));
  expect(findBrokenLinks({ ...site, files })).toHaveLength(1);
});
