import type { InfiniteData, QueryClient } from '@tanstack/react-query';
import type { SearchAnswer } from '#domain/files/search/contract.ts';
import type { FolderAnswer, ListItemsAnswer, Place } from '#domain/folders/contract.ts';
import { keys } from '#drive/queries.ts';
import { isChosen } from '#drive/selection/selection.ts';
import type { Wish } from './work.ts';

type Found = InfiniteData<SearchAnswer>;

/**
 * Show what an act does before the server answers: rows leave every page on screen, and what a search
 * found leaves too or tells its new place. Answers how to put all back.
 */
export async function hide(queries: QueryClient, wish: Wish): Promise<() => void> {
  const { what, ids } = wish;
  // A page that is on its way would bring them back too early.
  await queries.cancelQueries({ queryKey: keys.allItems });
  await queries.cancelQueries({ queryKey: keys.searches });
  const lists = queries.getQueriesData<ListItemsAnswer>({ queryKey: keys.allItems });
  const searches = queries.getQueriesData<Found>({ queryKey: keys.searches });
  const named = ids && new Set(ids);
  const isMeant = ({ id }: { id: string }) => (named ? named.has(id) : isChosen(what, id));
  const whole = what.kind === 'all' && !named ? what : null;
  for (const [key, page] of lists) {
    if (!page || (whole && page.folder.id !== whole.whole.folderId)) continue;
    const items = page.items.filter((item) => !isMeant(item));
    if (items.length === page.items.length) continue;
    const total = whole ? whole.except.size : page.total - (page.items.length - items.length);
    queries.setQueryData(key, { ...page, items, total });
  }
  const place = wish.action === 'trash' ? null : findPlace(queries, wish.target.id);
  for (const [key, found] of searches) {
    // All of a folder is chosen in its own list; where it was found before is told anew afterwards.
    if (!found || whole) continue;
    const pages = found.pages.map((page) => ({
      ...page,
      items: page.items.flatMap((item) => {
        if (!isMeant(item)) return [item];
        if (wish.action === 'trash') return [];
        return [place ? { ...item, folder: place } : item];
      }),
    }));
    queries.setQueryData(key, { ...found, pages });
  }
  return () => {
    for (const [key, before] of [...lists, ...searches]) queries.setQueryData(key, before);
  };
}

/** The folder that things go to, as far as the page knows it: who chose it has seen it. */
function findPlace(queries: QueryClient, id: string): Place | null {
  const folder = queries.getQueryData<FolderAnswer>(keys.folder(id));
  return folder ? { id, name: folder.name, path: folder.path } : null;
}
