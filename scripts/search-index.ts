import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { parse } from 'yaml';
import type { Language } from '../src/i18n/languages.ts';
import { readPrefix } from '../src/i18n/paths.ts';
import { search } from '../src/i18n/search.ts';
import { normalForm } from '../src/lib/search/normal-form.ts';
import { findClass, type Node, readHtml } from './markdown/html-tree.ts';

// Pagefind finds words as they are written, and Hinglish is written as one likes. So its index is
// made from pages whose words are in their normal form, and the excerpts from the pages themselves.
// Both have the same words in the same places: what is found in the one is marked in the other.

interface SearchPage {
  language: Language;
  url: string;
  html: string;
}

interface IndexFile {
  path: string;
  content: Uint8Array;
}

/** The text of one page as Pagefind keeps it, for excerpts. */
interface Fragment {
  url: string;
  content: string;
  meta: { title: string; label: string };
}

/** What can be found, by its address, and how much a word in it counts. */
const kinds = [
  { kind: 'lesson', match: /^lessons\/[^/]+\/[^/]+$/, weight: 1 },
  { kind: 'post', match: /^blog\/[^/]+$/, weight: 1 },
  { kind: 'converter', match: /^converter$/, weight: 1 },
  // They say little beside the names of lessons, which would make them the best answer.
  { kind: 'course', match: /^lessons\/[^/]+$/, weight: 0.25 },
  { kind: 'practice', match: /^practice(\/[^/]+)?$/, weight: 0.25 },
] as const;

/** Beside the words of a page stand its controls, figures, and questions about other lessons. */
const unread = [
  '.place',
  '.when',
  '.margin',
  '.minutes',
  '.check',
  '.fact',
  '.toolbar',
  '#sheet',
  '.about-sheet',
  '.unseen',
  'astro-island',
  '[hidden]',
];

/** Parts of Pagefind's own face, which ours replaces. */
const unused = /^pagefind-(?:component-ui|modular-ui|ui|highlight)\.|^wasm\.unknown\./;

/** Index what a build made, so that a browser can search it without a server. Answers how many pages. */
export async function writeSearchIndex(root: string): Promise<number> {
  const pages = globSync('**/index.html', { cwd: root }).flatMap((file) => readPage(root, file));
  const spellings = parse(readFileSync('content/hinglish.yml', 'utf8'));
  const toForm = normalForm(spellings);
  const isHinglish = ({ language }: SearchPage) => language === 'hi-Latn';
  const found = await indexPages(
    pages.map((page) =>
      isHinglish(page) ? { ...page, html: changeText(page.html, toForm) } : page,
    ),
  );
  const shown = await indexPages(pages.filter(isHinglish));
  await close();
  for (const { path, content } of restoreText(found, shown)) {
    const file = join(root, 'pagefind', path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return pages.length;
}

/** Read a built page, if it is one to be found; what kind it is goes with it. */
function readPage(root: string, file: string): SearchPage[] {
  const path = dirname(file).split(sep).join('/');
  const [, prefix, below = ''] = /^(?:(hi-Latn)\/)?(.*)$/.exec(path) ?? [];
  const found = kinds.find(({ match }) => match.test(below));
  const language = readPrefix(prefix);
  if (!found || !language) return [];
  const { kind, weight } = found;
  const html = readFileSync(join(root, file), 'utf8');
  const place = kind === 'lesson' && findClass(readHtml(html), 'place');
  const label = place ? readText(place).trim() : search[language].kinds[kind];
  const main = `<main data-pagefind-weight="${weight}" data-pagefind-meta="label:${label}" `;
  return [{ language, url: `/${path}`, html: html.replace('<main ', main) }];
}

async function indexPages(pages: readonly SearchPage[]): Promise<IndexFile[]> {
  const { index, errors } = await createIndex({
    rootSelector: 'main',
    excludeSelectors: unread,
    // More pages than this would share a file, which restoreText does not read.
    maxFragments: 100_000,
  });
  if (!index) throw new Error(`Pagefind does not start: ${errors.join(' ')}`);
  for (const { url, html } of pages) {
    const added = await index.addHTMLFile({ url, content: html });
    if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join(' ')}`);
  }
  const { files } = await index.getFiles();
  return files.filter(({ path }) => !unused.test(path));
}

/** Change what is read of a page and nothing of its markup. */
export function changeText(html: string, change: (text: string) => string): string {
  const markup = /<!--[\s\S]*?-->|<\/?[a-z!](?:"[^"]*"|'[^']*'|[^>"'])*>|&#?\w+;/gi;
  let changed = '';
  let from = 0;
  for (const { 0: whole, index } of html.matchAll(markup)) {
    changed += change(html.slice(from, index)) + whole;
    from = index + whole.length;
  }
  return changed + change(html.slice(from));
}

/** Give the pages of an index the text that people read, for the one they are found by. */
function restoreText(found: readonly IndexFile[], shown: readonly IndexFile[]): IndexFile[] {
  const texts = new Map(
    shown.filter(isFragment).map(({ content }) => {
      const fragment = readFragment(content);
      return [fragment.url, fragment];
    }),
  );
  const restored = found.map((file) => {
    if (!isFragment(file)) return file;
    const fragment = readFragment(file.content);
    const text = texts.get(fragment.url);
    if (!text) return file;
    if (countWords(text) !== countWords(fragment)) {
      throw new Error(`${fragment.url}: its words and their normal forms are not side by side.`);
    }
    texts.delete(fragment.url);
    return { ...file, content: writeFragment(text) };
  });
  const [lost] = texts.keys();
  if (lost) throw new Error(`${lost} is not in the index of search.`);
  return restored;
}

function isFragment({ path }: IndexFile): boolean {
  return path.endsWith('.pf_fragment');
}

/** Pagefind writes this before everything that it compresses itself. */
const mark = 'pagefind_dcd';

/** Read a fragment of the index. */
export function readFragment(bytes: Uint8Array): Fragment {
  return JSON.parse(gunzipSync(bytes).toString('utf8').slice(mark.length));
}

function writeFragment(fragment: Fragment): Uint8Array {
  return gzipSync(mark + JSON.stringify(fragment), { level: 9 });
}

function countWords({ content }: Fragment): number {
  return content.split(/\s+/).length;
}

function readText(node: Node): string {
  return typeof node === 'string' ? node : node.children.map(readText).join('');
}
