import type { TrashItem } from '#domain/files/contract.ts';
import type { FolderItem, Item } from '#domain/folders/contract.ts';
import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import type { Wish } from '#drive/acts/work.ts';
import type { Chosen } from '#drive/selection/selection.ts';

/** What a folder that cannot be deleted yet holds, in its whole subtree. */
export interface Holding {
  readonly files: number;
  readonly folders: number;
  readonly bytes: number;
}

/** A folder that has an archive. */
export type ArchivedFolder = FolderItem & { readonly archiveId: string };

/** The dialogs of the drive, each with what it is about. */
export type Dialog =
  | { readonly kind: 'create'; readonly parentId: string }
  | { readonly kind: 'rename'; readonly item: Item }
  | { readonly kind: 'share'; readonly item: Item }
  | { readonly kind: 'remove'; readonly folder: FolderItem; readonly holding: Holding }
  | { readonly kind: 'archive'; readonly folder: FolderItem }
  | { readonly kind: 'restore'; readonly folder: FolderItem }
  | { readonly kind: 'discard'; readonly folder: ArchivedFolder }
  | {
      readonly kind: 'place';
      readonly action: 'move' | 'copy';
      readonly what: Chosen;
      readonly homeId: string | null;
    }
  /** `wish` is null when an undoing was refused: there is nothing else to choose. */
  | { readonly kind: 'refused'; readonly wish: Wish | null; readonly act: ActAnswer }
  /** `items` is null when the whole trash is meant. */
  | { readonly kind: 'forget'; readonly items: readonly TrashItem[] | null; readonly total: number }
  | { readonly kind: 'commands'; readonly what: Chosen }
  | { readonly kind: 'keys' };

/** The id of the row that a dialog is about, or null when it is about none. */
export function findSubject(dialog: Dialog): string | null {
  if ('item' in dialog) return dialog.item.id;
  return 'folder' in dialog ? dialog.folder.id : null;
}
