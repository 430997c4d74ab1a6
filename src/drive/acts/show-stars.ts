import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { Item } from '#domain/folders/contract.ts';
import { keys } from '#drive/queries.ts';

interface Page {
  readonly items: readonly Item[];
}

/** Show or take away the stars of things in every list on screen, before the server answers. */
export function showStars(queries: QueryClient, items: readonly Item[], starred: boolean): void {
  const ids = new Set(items.map(({ id }) => id));
  const change = <T extends Page>(page: T): T => ({
    ...page,
    items: page.items.map((item) => (ids.has(item.id) ? { ...item, starred } : item)),
  });
  queries.setQueriesData<Page>({ queryKey: keys.allItems }, (page) => page && change(page));
  for (const queryKey of [keys.searches, keys.recent, keys.starred]) {
    queries.setQueriesData<InfiniteData<Page>>(
      { queryKey },
      (list) => list && { ...list, pages: list.pages.map(change) },
    );
  }
}
