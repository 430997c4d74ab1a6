import { useRef, useState } from 'preact/hooks';
import { loadPagefind, type Pagefind } from './load-pagefind.ts';
import { pageSize, type Result, toResult } from './model.ts';

/** Where a search stands. */
export type Search =
  | { state: 'idle' }
  | { state: 'looking'; words: string }
  | { state: 'found'; words: string; total: number; results: Result[] }
  | { state: 'failed'; words: string };

type Answer = Awaited<ReturnType<Pagefind['search']>>['results'];

/** Search in the browser. Only the last question is answered, whatever order answers come in. */
export function useSearch(toForm: (words: string) => string) {
  const [search, setSearch] = useState<Search>({ state: 'idle' });
  const pagefind = useRef<Promise<Pagefind>>();
  const answer = useRef<Answer>([]);
  const attempts = useRef(0);
  const last = useRef('');

  const show = async (words: string, count: number) => {
    const pages = await Promise.all(answer.current.slice(0, count).map((one) => one.data()));
    if (last.current !== words) return;
    const total = answer.current.length;
    setSearch({ state: 'found', words, total, results: pages.map(toResult) });
  };

  const ask = async (text: string) => {
    const words = text.trim();
    last.current = words;
    if (words === '') return setSearch({ state: 'idle' });
    // What was found stays until there is something else to see.
    setSearch((now) => (now.state === 'found' ? now : { state: 'looking', words }));
    try {
      pagefind.current ??= loadPagefind(++attempts.current);
      const { results } = await (await pagefind.current).search(toForm(words));
      if (last.current !== words) return;
      answer.current = results;
      await show(words, pageSize);
    } catch {
      pagefind.current = undefined;
      if (last.current === words) setSearch({ state: 'failed', words });
    }
  };

  const more = () => {
    if (search.state === 'found') void show(search.words, search.results.length + pageSize);
  };

  return { search, ask, more };
}
