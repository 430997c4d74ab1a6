import type { Reader } from '#adapters/database/database.ts';
import type { FileItem, FolderItem, Place } from './contract.ts';
import { type FileEntry, type FolderRow, listTrail } from './queries.ts';

/** A folder as its owner sees it in a list. */
export function toFolderItem(row: FolderRow): FolderItem {
  return {
    kind: 'folder',
    id: row.id,
    name: row.name,
    state: row.state,
    archiveId: row.archiveId,
    files: row.files,
    folders: row.folders,
    bytes: row.bytes,
    starred: row.starredAt !== null,
    version: row.version,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}

/** A file as its owner sees it in a list. */
export function toFileItem(row: Omit<FileEntry, 'nameSort'>): FileItem {
  return {
    kind: 'file',
    id: row.id,
    name: row.name,
    bytes: row.bytes,
    type: row.kind,
    hasThumb: row.hasThumb,
    starred: row.starredAt !== null,
    version: row.version,
    modifiedAt: row.modifiedAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
    changedAt: row.changedAt.toISOString(),
  };
}

/** A way from the root as people write it: `/` for the root itself, else `/Photos/2026`. */
export function toPath(trail: readonly { name: string }[]): string {
  return `/${trail
    .slice(1)
    .map(({ name }) => name)
    .join('/')}`;
}

/** Say which folder something lies in. */
export async function describePlace(
  reader: Reader,
  accountId: string,
  folderId: string,
): Promise<Place> {
  const trail = await listTrail(reader, accountId, folderId);
  return { id: folderId, name: trail.at(-1)?.name ?? '', path: toPath(trail) };
}

/** Say of some things which folder each lies in; a folder that holds many is looked up once. */
export async function describePlaces(
  reader: Reader,
  accountId: string,
  folderIds: readonly string[],
): Promise<(folderId: string) => Place> {
  const places = new Map<string, Place>();
  for (const id of new Set(folderIds)) places.set(id, await describePlace(reader, accountId, id));
  return (folderId) => {
    const place = places.get(folderId);
    if (!place) throw new Error('A place was not looked up.');
    return place;
  };
}

/** Say which folder this is; near the root, its own row says it all. */
export async function placeOf(
  reader: Reader,
  { id, accountId, name, depth }: FolderRow,
): Promise<Place> {
  if (depth > 1) return describePlace(reader, accountId, id);
  return { id, name, path: `/${name}` };
}
