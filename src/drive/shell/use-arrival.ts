import { useEffect, useRef } from 'react';
import type { FolderAnswer, ListItemsAnswer } from '#domain/folders/contract.ts';
import { useDrive } from '#drive/drive-context.ts';
import { count } from '#drive/format.ts';
import type { FolderRoute } from '#drive/route.ts';
import { fill } from '#lib/fill.ts';

/**
 * When the person came to another folder or page: say where they are, let go of what was chosen, and
 * put the focus where it makes sense: on the folder they came out of, else on the first row.
 */
export function useArrival(
  id: string | null,
  route: FolderRoute,
  here: { folder: FolderAnswer; page: ListItemsAnswer } | null,
): void {
  const { saying, selection, words, language } = useDrive();
  const place = here && `${id} ${route.cursor}`;
  const before = useRef<{ place: string; folderId: string | null } | null>(null);

  useEffect(() => {
    if (place === null || here === null) return;
    const from = before.current;
    before.current = { place, folderId: id };
    // The first page was there with the document: nobody moved.
    if (from === null || from.place === place) return;
    selection.set(new Set());
    const items = count(words.items, here.page.total, language);
    const name = here.folder.trail.length > 1 ? here.folder.name : words.root;
    const isSameFolder = from.folderId === id;
    saying.speak(fill(isSameFolder ? words.page.moved : words.said.opened, { name, items }));
    const list = document.querySelector('[data-drive-list]');
    const origin = list?.querySelector<HTMLElement>(`[data-item="${from.folderId}"]`);
    const first = list?.querySelector<HTMLElement>('[data-item]');
    (origin ?? first ?? document.querySelector<HTMLElement>('.drive-title'))?.focus();
  }, [place, here, id, saying, selection, words, language]);
}
