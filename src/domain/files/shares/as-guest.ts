import type { FolderAnswer, Item, ListItemsAnswer, Place } from '#domain/folders/contract.ts';
import type { FileAnswer } from '../contract.ts';
import { isEnough, type Level, type Reach, type Whose } from './reach.ts';

// A guest sees what is shared as if it began there: no way that leads further up, no star, and no
// number of an act, since the journal is its owner's. Zero is the number of no act.

/** Show a folder to whoever reached it. */
export function showFolder(reach: Reach, folder: FolderAnswer): FolderAnswer {
  const { guest } = reach;
  if (!guest) return folder;
  const { trail, may } = guest;
  const refusals = Object.entries(folder.refusals).map(([action, refusal]) => [
    action,
    refusal ?? refuse(action, may),
  ]);
  return {
    ...showItem(reach, folder),
    parentId: trail.at(-2)?.id ?? null,
    trail: [...trail],
    path: toPlace(reach, folder).path,
    // Each action keeps its entry.
    refusals: Object.fromEntries(refusals) as FolderAnswer['refusals'],
  };
}

/** Show a row of a list, or a thing that was just made or changed. */
export function showItem<T extends Pick<Item, 'starred'> & { seq?: number | null }>(
  { guest }: Reach,
  item: T,
): T {
  if (!guest) return item;
  return { ...item, starred: false, ...(item.seq !== undefined && { seq: 0 }) };
}

/** Show a file, or what became of it, to whoever reached the folder that it lies in. */
export function showFile<T extends FileAnswer & { seq?: number | null }>(reach: Reach, file: T): T {
  if (!reach.guest) return file;
  return { ...showItem(reach, file), folder: toPlace(reach, file.folder) };
}

/** Show a page of a folder. */
export function showItems(reach: Reach, page: ListItemsAnswer): ListItemsAnswer {
  if (!reach.guest) return page;
  const items = page.items.map((item) => showItem(reach, item));
  return { ...page, folder: toPlace(reach, page.folder), items };
}

/** Show an act of many things, or what threw one away. */
export function showAct<T extends { seq: number }>({ guestId }: Whose, act: T): T {
  return guestId === null ? act : { ...act, seq: 0 };
}

/** The folder of a file that is shared alone is told by its id, which opens nothing. */
function toPlace({ guest }: Reach, { id }: { id: string }): Place {
  const trail = guest?.trail ?? [];
  const path = `/${trail.map(({ name }) => name).join('/')}`;
  return { id, name: trail.at(-1)?.name ?? '', path };
}

function refuse(action: string, may: Level): string | null {
  if (action === 'list' || action === 'read') return null;
  const isInside = action === 'write' || action === 'change' || action === 'delete';
  if (!isInside) return 'not-allowed';
  if (may === 'read') return 'shared-to-read';
  return isEnough(may, action === 'write' ? 'write' : 'change') ? null : 'not-allowed';
}
