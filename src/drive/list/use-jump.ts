import { useActs } from '#drive/acts.ts';
import { useDrive } from '#drive/drive-context.ts';
import { keys } from '#drive/queries.ts';
import type { FolderRoute } from '#drive/route.ts';
import { chooseToEdge, type How, type Whole } from '#drive/selection/selection.ts';
import type { Edge } from './list-keys.ts';
import type { Pages } from './use-pages.ts';

/**
 * Go to the very first or the very last row of a folder, however many lie between: the server pages
 * from both ends. With Shift all the way there is chosen. Answers false when the row is in the list
 * already, or when nobody can know what lies between.
 */
export function useJump(id: string | null, route: FolderRoute, pages: Pages, whole: Whole | null) {
  const { api, queries, router, focusWish, selection } = useDrive();
  const { complain } = useActs();

  const go = async (folderId: string, edge: Edge, cursor: string | null) => {
    const there = { ...route, cursor };
    try {
      const page = await queries.fetchQuery({
        queryKey: keys.items(folderId, there),
        queryFn: () => api.items(folderId, there),
      });
      // Who went somewhere else meanwhile is not called back.
      if (router.get() !== route) return;
      focusWish.set(page.items.at(edge === 'first' ? 0 : -1)?.id ?? null);
      router.go(there, { replace: true });
    } catch (error) {
      complain(error);
    }
  };

  return (edge: Edge, how: How | null, from: number): boolean => {
    const { items, isStart, isEnd, first } = pages;
    const isThere = edge === 'first' ? isStart : isEnd;
    if (isThere || id === null || !first.data) return false;
    const cursor = edge === 'first' ? null : first.data.last;
    if (how === 'range' || how === 'add-range') {
      const target = items[from];
      const isKnown = edge === 'first' ? isEnd : isStart;
      if (!isKnown || !target || !whole) return false;
      const chosen = chooseToEdge(selection.get(), { whole, rows: items, target, edge });
      if (chosen === null) return false;
      selection.set(chosen);
    }
    void go(id, edge, cursor);
    return true;
  };
}
