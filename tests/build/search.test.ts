import { globSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readFragment } from '../../scripts/search-index.ts';
import { languages } from '../../src/i18n/languages.ts';
import { localPath } from '../../src/i18n/paths.ts';
import { readBuilt, readPages } from '../support/pages.ts';

const index = 'dist/client/pagefind';
const pages = readPages();
const entry: { languages: Record<string, { page_count: number }> } = JSON.parse(
  readBuilt('pagefind/pagefind-entry.json'),
);
const lessons = (language: string) =>
  pages
    .map(({ path }) => path)
    .filter((path) => path.startsWith(localPath(language === 'en' ? 'en' : 'hi-Latn', '/lessons/')))
    .filter((path) => /\/lessons\/[^/]+\/[^/]+$/.test(path));

describe.each(languages)('the index in %s', (language) => {
  const fragments = globSync(`fragment/${language.toLowerCase()}_*`, { cwd: index }).map((file) =>
    readFragment(readFileSync(`${index}/${file}`)),
  );
  const urls = fragments.map(({ url }) => url);

  test('holds every lesson, every post and everything to use', () => {
    expect(lessons(language).length).toBeGreaterThan(0);
    const wanted = [
      ...lessons(language),
      ...['/lessons/number-systems', '/blog/token-attacks', '/converter', '/practice'].map((path) =>
        localPath(language, path),
      ),
    ];
    expect(urls).toEqual(expect.arrayContaining(wanted));
    expect(entry.languages[language.toLowerCase()]?.page_count).toBe(urls.length);
  });

  test('holds nothing of members, refusals, tags and lists of all', () => {
    const others = /\/(?:account|drive|sign-|setup|confirm|problems|tags|progress|search)/;
    expect(urls.filter((url) => others.test(url))).toEqual([]);
    expect(urls).not.toContain(localPath(language, '/'));
  });

  test('shows words as they stand in the page, with its name and its kind', () => {
    for (const { url, meta } of fragments) {
      const html = pages.find(({ path }) => path === url)?.html ?? '';
      expect(html, url).toContain(meta.title.replaceAll('&', '&amp;'));
      expect(meta.label, url).not.toBe('');
    }
  });
});

test('Hinglish is found by its normal form and shown as it is written', () => {
  const texts = globSync('fragment/hi-latn_*', { cwd: index }).map(
    (file) => readFragment(readFileSync(`${index}/${file}`)).content,
  );
  expect(texts.some((text) => /\bpaanch\b/.test(text))).toBe(true);
  expect(texts.some((text) => /\bpanch\b/.test(text))).toBe(false);
});

test('the two search pages, and no others, may compile WebAssembly', () => {
  const may = pages.filter(({ html }) => html.includes('wasm-unsafe-eval')).map(({ path }) => path);
  expect(may.sort()).toEqual(['/hi-Latn/search', '/search']);
});

test('the search pages are in no list of addresses', () => {
  for (const { html } of pages.filter(({ path }) => path.endsWith('/search'))) {
    expect(html).toContain('<meta name="robots" content="noindex"');
  }
  expect(readBuilt('sitemap.xml')).not.toContain('/search<');
});
