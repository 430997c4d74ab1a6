/** One page as Pagefind answers it, as far as we read it. */
export interface FoundPage {
  url: string;
  /** HTML: text whose found words stand in `<mark>`. */
  excerpt: string;
  meta: { title: string; label: string };
  sub_results: { url: string; title: string; locations: number[] }[];
}

/** A piece of an excerpt: found words are marked. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** One page to show: its name, what it is, where the words stand, and the headings that lead there. */
export interface Result {
  url: string;
  title: string;
  label: string;
  excerpt: Piece[];
  parts: { url: string; title: string }[];
}

/** So many pages are shown at once. */
export const pageSize = 8;

/** So many headings of one page are offered. */
const mostParts = 3;

/** Read what Pagefind found in a page. The headings with the most found words come first. */
export function toResult({ url, excerpt, meta, sub_results }: FoundPage): Result {
  const parts = sub_results
    .filter((part) => part.url.includes('#') && part.title !== meta.title)
    .sort((a, b) => b.locations.length - a.locations.length)
    .slice(0, mostParts)
    .map(({ url, title }) => ({ url, title }));
  return { url, title: meta.title, label: meta.label, excerpt: readExcerpt(excerpt), parts };
}

/** Read an excerpt as text, so that nothing of it is ever markup in our page. */
export function readExcerpt(html: string): Piece[] {
  return html
    .split(/(<mark>.*?<\/mark>)/s)
    .flatMap((part) => {
      const text = decode(part.replace(/^<mark>|<\/mark>$/g, ''));
      if (!part.startsWith('<mark>')) return [{ text, marked: false }];
      // Pagefind marks what stands between two spaces, its comma and quotes too.
      const [, before = '', word = '', after = ''] =
        /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(text) ?? [];
      return [
        { text: before, marked: false },
        { text: word, marked: true },
        { text: after, marked: false },
      ];
    })
    .filter(({ text }) => text !== '');
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

function decode(text: string): string {
  return text.replace(/&(#?)(x?)(\w+);/g, (whole, number: string, hex: string, what: string) => {
    if (!number) return named[hex + what] ?? whole;
    return String.fromCodePoint(Number.parseInt(what, hex ? 16 : 10));
  });
}

/** Step through a list with the arrow keys: the place to go to, or null where the key is not ours. */
export function step(key: string, at: number, count: number): number | null {
  if (key === 'ArrowDown') return at + 1 < count ? at + 1 : null;
  if (key === 'ArrowUp') return at > 0 ? at - 1 : null;
  return key === 'Escape' && at > 0 ? 0 : null;
}
