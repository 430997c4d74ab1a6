import { type UseQueryResult, useQueries } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Item, ListItemsAnswer } from '#domain/folders/contract.ts';
import { scrollSize } from '#drive/drive-api.ts';
import { useDrive } from '#drive/drive-context.ts';
import { isBusy } from '#drive/item.ts';
import { keys, useItems } from '#drive/queries.ts';
import type { FolderRoute } from '#drive/route.ts';

/** While work on the archive is under way, look again this often. */
const busyMs = 1500;
/** Pages this far from the eye are not asked for again when something changed. */
const nearPages = 1;

/** The page that the address names, and what was scrolled to after and before it, as one list. */
export interface Pages {
  readonly first: UseQueryResult<ListItemsAnswer>;
  readonly items: readonly Item[];
  /** Whether the rows begin with the first of the folder, and whether they end with its last. */
  readonly isStart: boolean;
  readonly isEnd: boolean;
  /** How many pages came before the one that the address names. */
  readonly earlier: number;
  /** Load what comes after the last row. Asked again while it comes, it does nothing. */
  readonly goOn: () => void;
  /** Load what comes before the first row, in the same way. */
  readonly goBack: () => void;
  /** Tell which rows are on screen: only their pages are kept fresh. */
  readonly watch: (from: number, to: number) => void;
}

const noPages: readonly string[] = [];
/** Pages are counted from the one that the address names: those before it are negative. */
const numberOf = (way: 'before' | 'after', index: number) =>
  way === 'after' ? index + 1 : -index - 1;

/** Read a folder page by page, for as long as somebody scrolls. */
export function usePages(id: string | null, route: FolderRoute): Pages {
  const { api } = useDrive();
  const { sort, direction, cursor } = route;
  const first = useItems(id, route);
  const list = `${id} ${sort} ${direction} ${cursor}`;
  const [chain, setChain] = useState({ list, before: noPages, after: noPages });
  const [near, setNear] = useState({ from: 0, to: 0 });
  const { before, after } = chain.list === list ? chain : { before: noPages, after: noPages };

  const asked = [
    ...before.map((cursor, index) => ({ cursor, number: numberOf('before', index) })),
    ...after.map((cursor, index) => ({ cursor, number: numberOf('after', index) })),
  ];
  const more = useQueries({
    queries: asked.map(({ cursor, number }) => ({
      queryKey: keys.items(id ?? '', { sort, direction, cursor }, scrollSize),
      queryFn: () => api.items(id ?? '', { sort, direction, cursor }, scrollSize),
      enabled: number >= near.from - nearPages && number <= near.to + nearPages,
      refetchInterval: ({ state }: { state: { data: ListItemsAnswer | undefined } }) =>
        state.data?.items.some(isBusy) ? busyMs : (false as const),
    })),
    combine: (results) => results.map(({ data }) => data),
  });
  const earlier = useMemo(() => loadedOf(more.slice(0, before.length)), [more, before.length]);
  const later = useMemo(
    () => loadedOf([first.data, ...more.slice(before.length)]),
    [first.data, more, before.length],
  );
  const pages = useMemo(() => [...earlier.toReversed(), ...later], [earlier, later]);
  const items = useMemo(() => uniqueItems(pages), [pages]);

  const isReady = !first.isPlaceholderData;
  const next = later.length === after.length + 1 ? (later.at(-1)?.next ?? null) : null;
  const prev = earlier.length === before.length ? (pages[0]?.prev ?? null) : null;
  const goOn = () => {
    if (next === null || !isReady || after.includes(next)) return;
    setChain({ list, before, after: [...after, next] });
    setNear(({ from, to }) => ({ from, to: Math.max(to, after.length) }));
  };
  const goBack = () => {
    if (prev === null || !isReady || before.includes(prev)) return;
    setChain({ list, before: [...before, prev], after });
    setNear(({ from, to }) => ({ from: Math.min(from, -before.length), to }));
  };
  const watch = (from: number, to: number) => {
    const seen = {
      from: pageOf(pages, from) - earlier.length,
      to: pageOf(pages, to) - earlier.length,
    };
    if (seen.from !== near.from || seen.to !== near.to) setNear(seen);
  };
  return {
    first,
    items,
    isStart: pages[0]?.prev === null,
    isEnd: pages.at(-1)?.next === null,
    earlier: earlier.length,
    goOn,
    goBack,
    watch,
  };
}

/** The pages up to the first that is not there yet. */
function loadedOf(pages: readonly (ListItemsAnswer | undefined)[]): readonly ListItemsAnswer[] {
  const end = pages.indexOf(undefined);
  const loaded = end < 0 ? pages : pages.slice(0, end);
  return loaded.filter((page) => page !== undefined);
}

/** A row that moved between two looks may stand on two pages; it is shown where it came first. */
function uniqueItems(pages: readonly ListItemsAnswer[]): readonly Item[] {
  if (pages.length === 1) return pages[0]?.items ?? [];
  const seen = new Map<string, Item>();
  for (const { items } of pages) {
    for (const item of items) if (!seen.has(item.id)) seen.set(item.id, item);
  }
  return [...seen.values()];
}

function pageOf(pages: readonly ListItemsAnswer[], index: number): number {
  let end = 0;
  for (const [number, page] of pages.entries()) {
    end += page.items.length;
    if (index < end) return number;
  }
  return Math.max(0, pages.length - 1);
}
