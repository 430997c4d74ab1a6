import type {
  FileItem,
  FolderAction,
  FolderAnswer,
  FolderItem,
  Item,
  Place,
} from '#domain/folders/contract.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';

export const kinds = [
  'folder',
  'image',
  'video',
  'audio',
  'text',
  'document',
  'archive',
  'other',
] as const;
export type Kind = (typeof kinds)[number];

/** Say in one word what a row is; a file's `type` is what its first bytes said. */
export function toKind(item: { kind: 'folder' } | { kind: 'file'; type: string }): Kind {
  if (item.kind === 'folder') return 'folder';
  const [family] = item.type.split('/', 1);
  if (item.type === 'application/pdf') return 'document';
  if (item.type === 'application/zip') return 'archive';
  return kinds.find((kind) => kind === family && kind !== 'folder') ?? 'other';
}

/** How many things lie directly in a folder. */
export function countInside({ files, folders }: Pick<FolderItem, 'files' | 'folders'>): number {
  return files + folders;
}

/** Tell whether work on the archive is under way, so that the page must look again soon. */
export function isBusy(item: Item): boolean {
  return item.kind === 'folder' && (item.state === 'archiving' || item.state === 'restoring');
}

/** Tell a file from a folder. */
export function isFile(item: Item): item is FileItem {
  return item.kind === 'file';
}

/** Tell one's own place from one that somebody shares: only the root of a drive has no name. */
export function isOwnPlace(folder: Pick<FolderAnswer, 'trail'> | null): boolean {
  return folder === null || folder.trail[0]?.name === '';
}

/** Tell whether something may be done in a folder. Where no single folder is open, the server decides. */
export function mayIn(
  folder: Pick<FolderAnswer, 'refusals'> | null,
  action: FolderAction,
): boolean {
  return folder === null || folder.refusals[action] === null;
}

/** Tell whether files here can be opened: an archived folder may be open for a while. */
export function mayRead(folder: Pick<FolderAnswer, 'state' | 'openUntil'> | null): boolean {
  if (folder === null) return true;
  return folder.openUntil !== null || decideFolderAction(folder.state, 'read') === 'yes';
}

/** The folder that something lies in, where a list tells it: what a search found comes from many. */
export function placeOf(item: Item & { readonly folder?: Place }): Place | null {
  return item.folder ?? null;
}
