import type { FileItem, FolderItem, Item } from '../../src/domain/folders/contract.ts';
import { toNameKey } from '../../src/domain/folders/names.ts';
import { type Api, Refused } from './api.ts';

/** The most that one page of a list holds. */
const page = 500;

/** Something in the drive, found by its path. The root has no row of its own. */
export type Found = { readonly id: string; readonly name: string } & (
  | { readonly kind: 'folder'; readonly item: FolderItem | null }
  | { readonly kind: 'file'; readonly item: FileItem }
);

/** Split a path of the drive: `/Photos/2026` and `Photos/2026` are one. */
export function toSegments(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** Find what a path of the drive names. */
export async function find(api: Api, path: string): Promise<Found> {
  const { rootId } = await api.json<{ rootId: string }>('GET', '/api/drive');
  let at: Found = { kind: 'folder', id: rootId, name: '', item: null };
  for (const segment of toSegments(path)) {
    const next: Found | null = at.kind === 'folder' ? await findIn(api, at.id, segment) : null;
    if (!next) throw new Refused(`There is no ${path} in the drive.`);
    at = next;
  }
  return at;
}

async function findIn(api: Api, folderId: string, name: string): Promise<Found | null> {
  const key = toNameKey(name);
  for await (const item of itemsOf(api, folderId)) {
    if (toNameKey(item.name) !== key) continue;
    const { id, name } = item;
    return item.kind === 'file'
      ? { kind: 'file', id, name, item }
      : { kind: 'folder', id, name, item };
  }
  return null;
}

/** List what lies in a folder. */
export function itemsOf(api: Api, folderId: string): AsyncGenerator<Item> {
  return api.list<Item>(`/api/folders/${folderId}/items?limit=${page}`);
}

/** Get a folder by its path, and make what of it is missing. */
export async function reach(api: Api, path: string): Promise<string> {
  const { rootId } = await api.json<{ rootId: string }>('GET', '/api/drive');
  const wanted = toSegments(path).join('/');
  if (wanted === '') return rootId;
  const made = await makeFolders(api, rootId, [wanted]);
  return made.get(wanted) ?? rootId;
}

/** Make folders by their paths, as many as there are; answer their ids. */
export async function makeFolders(
  api: Api,
  parentId: string,
  paths: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (let from = 0; from < paths.length; from += atOnce) {
    const some = paths.slice(from, from + atOnce);
    const { folders } = await api.json<{ folders: { path: string; id: string }[] }>(
      'POST',
      '/api/folders',
      { parentId, paths: some },
    );
    for (const { path, id } of folders) ids.set(path, id);
  }
  return ids;
}

/** So many folders are asked for at once: their ways count too. */
const atOnce = 500;
