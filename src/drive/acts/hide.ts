import type { QueryClient } from '@tanstack/react-query';
import type { ListItemsAnswer } from '#domain/folders/contract.ts';
import { keys } from '#drive/queries.ts';
import { isChosen } from '#drive/selection/selection.ts';
import type { Wish } from './work.ts';

/** Take rows off every page on screen before the server answers. Answers how to put them back. */
export async function hide(queries: QueryClient, { what, ids }: Wish): Promise<() => void> {
  // A page that is on its way would bring them back too early.
  await queries.cancelQueries({ queryKey: keys.allItems });
  const before = queries.getQueriesData<ListItemsAnswer>({ queryKey: keys.allItems });
  const named = ids && new Set(ids);
  const whole = what.kind === 'all' && !named ? what : null;
  for (const [key, page] of before) {
    if (!page || (whole && page.folder.id !== whole.whole.folderId)) continue;
    const items = page.items.filter(({ id }) => !(named ? named.has(id) : isChosen(what, id)));
    if (items.length === page.items.length) continue;
    const total = whole ? whole.except.size : page.total - (page.items.length - items.length);
    queries.setQueryData(key, { ...page, items, total });
  }
  return () => {
    for (const [key, page] of before) queries.setQueryData(key, page);
  };
}
