import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { defaultLanguage, type Language, languages } from '../src/i18n/languages.ts';
import { localPath } from '../src/i18n/paths.ts';
import { type Element, listElements, readHtml } from './markdown/html-tree.ts';

/** What a build answers: its files by address, and what is answered only when it is asked for. */
export interface Site {
  /** Pages and texts with what stands in them; a picture's or a font's bytes are null. */
  files: ReadonlyMap<string, string | null>;
  onDemand: ReadonlySet<string>;
}

/** Where a link stands, and what it says. */
interface Link {
  from: string;
  to: string;
}

/** A member's file that a post shows: whether it is there, only the place itself knows. */
const published = /^\/api\/published\/[\w-]{22}$/;

const written = /\.(?:html|md|xml|txt)$/;

/** Read a build, and the list of pages that the server makes on demand. */
export function readSite(root: string): Site {
  const files = globSync('**/*.*', { cwd: root }).filter((file) => !/\.(?:br|gz)$/.test(file));
  return {
    files: new Map(
      files.map((file) => [
        toAddress(file),
        written.test(file) ? readFileSync(join(root, file), 'utf8') : null,
      ]),
    ),
    onDemand: new Set(listOnDemand()),
  };
}

/** Find each link of a build that leads nowhere, into the wrong language or past our rules. */
export function findBrokenLinks({ files, onDemand }: Site): string[] {
  const pages = new Map<string, Element[]>();
  for (const [path, text] of files) {
    if (text?.startsWith('<!DOCTYPE html>')) pages.set(path, listElements(readHtml(text)));
  }
  const ids = new Map(
    [...pages].map(([path, page]) => [path, new Set(page.map(({ attributes }) => attributes.id))]),
  );
  const isThere = (path: string) => files.has(path) || onDemand.has(path);
  const origin = readOrigin(pages.get('/') ?? []);

  const lookUp = ({ from, to }: Link): string[] => {
    const url = new URL(to, new URL(from, origin));
    if (url.origin !== origin) return refuseAway(url).map((fault) => `${from}: ${to} ${fault}`);
    const path = decodeURIComponent(url.pathname);
    if (!isThere(path) && !published.test(path)) return [`${from}: ${to} leads nowhere`];
    const id = decodeURIComponent(url.hash.slice(1));
    // `#drill=read-hex.17` is the state of a figure, not a place.
    if (!id || id.includes('=') || !pages.has(path) || ids.get(path)?.has(id)) return [];
    return [`${from}: ${to} names a place that ${path} does not have`];
  };

  const faults = [...pages].flatMap(([from, page]) => [
    ...page.flatMap((element) => linksOf(element).flatMap((to) => lookUp({ from, to }))),
    ...page.flatMap((element) => findOtherLanguage(from, element, isThere)),
  ]);
  const inTexts = [...files].flatMap(([from, text]) =>
    text === null || pages.has(from)
      ? []
      : ownAddresses(text, origin).flatMap((to) => lookUp({ from, to })),
  );
  return [...new Set([...faults, ...inTexts])];
}

/** Warn about each broken link, so that whoever wrote it sees it at once. */
export function printBrokenLinks(root: string): void {
  for (const fault of findBrokenLinks(readSite(root))) console.warn(`Broken link: ${fault}`);
}

const leads = ['href', 'src', 'component-url', 'renderer-url', 'before-hydration-url'];
const pictures = new Set(['og:image', 'og:url']);

/** List where an element leads or what it loads. */
function linksOf({ attributes }: Element): string[] {
  const { property = '', content, srcset } = attributes;
  return [
    ...leads.flatMap((name) => attributes[name] ?? []),
    ...(srcset ?? '').split(',').flatMap((one) => one.trim().split(/\s+/)[0] || []),
    ...(content && pictures.has(property) ? [content] : []),
  ];
}

/** A link stays in the language of its page where it can; one that does not says so in `hreflang`. */
function findOtherLanguage(
  from: string,
  { tag, attributes }: Element,
  isThere: (path: string) => boolean,
): string[] {
  const { href = '', hreflang } = attributes;
  if (tag !== 'a' || hreflang || !href.startsWith('/')) return [];
  const [path = ''] = href.split('#');
  if (languageOf(path) === languageOf(from)) return [];
  const own = localPath(languageOf(from), path.replace(/^\/hi-Latn(?=\/|$)/, '') || '/');
  return isThere(own) ? [`${from}: ${href} leaves the language, write ${own}`] : [];
}

function languageOf(path: string): Language {
  const [, first] = path.split('/');
  return languages.find((language) => language === first) ?? defaultLanguage;
}

/** Who shortens or counts our links learns who reads us. */
const followers = /^(?:utm_|fbclid$|gclid$|mc_|igsh)/;
const shorteners = new Set(['bit.ly', 't.co', 'tinyurl.com', 'goo.gl', 'lnkd.in', 'amzn.to']);

function refuseAway(url: URL): string[] {
  if (url.protocol === 'mailto:') return [];
  if (url.protocol !== 'https:') return ['goes away without https'];
  const follows = [...url.searchParams.keys()].some((key) => followers.test(key));
  return follows || shorteners.has(url.hostname) ? ['lets others follow the reader'] : [];
}

function readOrigin(home: readonly Element[]): string {
  const canonical = home.find(({ attributes }) => attributes.rel === 'canonical');
  if (!canonical) throw new Error('The first page does not say its address.');
  return new URL(canonical.attributes.href ?? '').origin;
}

/** List the whole addresses of ours in a text: a feed, the sitemap, Markdown. */
function ownAddresses(text: string, origin: string): string[] {
  return text
    .split(origin)
    .slice(1)
    .map((rest) => origin + (/^[^\s<>"'()[\]&]*/.exec(rest)?.[0] ?? ''));
}

/** List the addresses that are answered on demand, in every language. */
export function listOnDemand(): string[] {
  return globSync('src/pages/**/*.astro')
    .filter((file) => readFileSync(file, 'utf8').includes('prerender = false'))
    .map((file) =>
      file
        .split(sep)
        .join('/')
        .replace('src/pages', '')
        .replace('/[...lang]', '')
        .replace(/(\/\[\.\.\.path\])?\.astro$/, ''),
    )
    .flatMap((path) => languages.map((language) => localPath(language, path)));
}

/** `blog/index.html` is the page `/blog`. */
function toAddress(file: string): string {
  const path = file.split(sep).join('/');
  return `/${path.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')}`;
}
