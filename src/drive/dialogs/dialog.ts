import type { FolderItem, Item } from '#domain/folders/contract.ts';

/** What a folder that cannot be deleted yet holds, in its whole subtree. */
export interface Holding {
  readonly files: number;
  readonly folders: number;
  readonly bytes: number;
}

/** The dialogs of the drive, each with what it is about. */
export type Dialog =
  | { readonly kind: 'create'; readonly parentId: string }
  | { readonly kind: 'rename'; readonly item: Item }
  | { readonly kind: 'remove'; readonly folder: FolderItem; readonly holding: Holding | null }
  | { readonly kind: 'archive'; readonly folder: FolderItem }
  | { readonly kind: 'restore'; readonly folder: FolderItem }
  | { readonly kind: 'keys' };

/** The id of the row that a dialog is about, or null when it is about none. */
export function findSubject(dialog: Dialog): string | null {
  if ('item' in dialog) return dialog.item.id;
  return 'folder' in dialog ? dialog.folder.id : null;
}
