import type { FoundPage } from './model.ts';

/** Pagefind's own script, as far as we call it. */
export interface Pagefind {
  search(words: string): Promise<{ results: { data(): Promise<FoundPage> }[] }>;
}

/**
 * Load Pagefind and the index of the page's language. The build puts them beside the pages
 * (scripts/search-index.ts). A browser remembers that a script did not load: each attempt has an
 * address of its own, which also keeps a bundler from following it.
 */
export async function loadPagefind(attempt: number): Promise<Pagefind> {
  const address = `/pagefind/pagefind.js?attempt=${attempt}`;
  const pagefind: Pagefind & {
    options(given: object): Promise<void>;
    init(): Promise<void>;
  } = await import(/* @vite-ignore */ address);
  await pagefind.options({
    excerptLength: 28,
    excerptEllipsis: '…',
    // A short page is no better answer: a drill's is a few words long, the lesson's is a whole one.
    ranking: { pageLength: 0 },
  });
  await pagefind.init();
  return pagefind;
}
