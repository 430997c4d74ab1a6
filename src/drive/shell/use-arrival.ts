import { useEffect, useRef } from 'react';
import type { FolderAnswer, ListItemsAnswer } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import { focusList, focusTitle } from '#drive/list/focus-list.ts';
import type { FolderRoute } from '#drive/route.ts';
import { nothing } from '#drive/selection/selection.ts';
import { fill } from '#lib/fill.ts';

/**
 * When the person came to another folder or page: say where they are, let go of what was chosen, and
 * put the focus where it makes sense: on the folder they came out of, else on the first row, else on
 * the title. A new order of the same folder leaves the focus on the column that was pressed.
 */
export function useArrival(
  id: string | null,
  route: FolderRoute,
  here: { folder: FolderAnswer; page: ListItemsAnswer } | null,
): void {
  const { saying, selection, focusWish, lately, words, language } = useDrive();
  const { cursor, sort, direction } = route;
  const order = `${sort} ${direction}`;
  const before = useRef<{ id: string | null; cursor: string | null; order: string } | null>(null);

  // The first page was there with the document: nobody moved. Later views are come to.
  const isFirst = useRef(lately.get() === null);

  // Given up by the next arrival or by leaving, and not when something else is drawn anew meanwhile.
  const giveUp = useRef(() => {});

  useEffect(() => () => giveUp.current(), []);
  useEffect(() => {
    if (here === null) return;
    const from = before.current;
    before.current = { id, cursor, order };
    if (from === null && isFirst.current) return;
    const isSameFolder = from?.id === id;
    if (isSameFolder && from?.order === order && from.cursor === cursor) return;
    const isSameOrder = from?.order === order;
    // All of a folder stays chosen while somebody pages through it.
    if (!isSameFolder || !isSameOrder || selection.get().kind === 'some') selection.set(nothing);
    if (isSameFolder && !isSameOrder) return;
    const items = count(words.items, here.page.total, language);
    const name = here.folder.name || words.root;
    saying.speak(fill(isSameFolder ? words.page.moved : words.said.opened, { name, items }));
    giveUp.current();
    const wish = focusWish.get();
    focusWish.set(null);
    // Not waiting for a row: one that is made a moment later would take the focus from where it is then.
    if (wish === null && here.page.total === 0) focusTitle();
    else giveUp.current = focusList(wish ?? from?.id ?? null);
  }, [here, id, cursor, order, saying, selection, focusWish, words, language]);
}
