import { isId } from '#lib/id.ts';

export const sorts = ['name', 'bytes', 'kind', 'changed'] as const;
export type Sort = (typeof sorts)[number];
export type Direction = 'asc' | 'desc';

/** A place in the drive: all that an address can say, so that it can be shared and reloaded. */
export type Route =
  | {
      readonly view: 'folder';
      /** Null: the root, whose id an address does not carry. */
      readonly id: string | null;
      readonly sort: Sort;
      readonly direction: Direction;
      readonly cursor: string | null;
      /** The file that is looked at, above the list. */
      readonly file: string | null;
    }
  | {
      readonly view: 'search';
      readonly q: string;
      /** Only in this folder and all below it; null: everywhere. */
      readonly within: string | null;
    }
  | { readonly view: 'recent' }
  | { readonly view: 'starred' }
  | { readonly view: 'shared'; readonly cursor: string | null }
  | { readonly view: 'archive'; readonly cursor: string | null }
  /** One journey to the cold side or back. */
  | { readonly view: 'job'; readonly id: string }
  | { readonly view: 'trash'; readonly cursor: string | null };

export type FolderRoute = Extract<Route, { view: 'folder' }>;

/** Make the address of a folder's first page, by name. */
export function folderRoute(id: string | null): FolderRoute {
  return { view: 'folder', id, sort: 'name', direction: 'asc', cursor: null, file: null };
}

/** The places that are always there, each with the word for it. */
export const places = [
  [folderRoute(null), 'files'],
  [{ view: 'recent' }, 'recent'],
  [{ view: 'starred' }, 'starred'],
  [{ view: 'shared', cursor: null }, 'shared'],
  [{ view: 'archive', cursor: null }, 'archive'],
  [{ view: 'trash', cursor: null }, 'trash'],
] as const satisfies readonly (readonly [Route, string])[];

/** Look for a name, everywhere or in one folder and all below it. */
export function searchRoute(q: string, within: string | null): Route {
  return { view: 'search', q, within };
}

/** Look at a file, or with null at none, above the list that is open. */
export function fileRoute(here: Route, file: string | null): FolderRoute {
  return { ...(here.view === 'folder' ? here : folderRoute(null)), file };
}

/** Read an address below `base` (`/drive`, `/hi-Latn/drive`). Null: there is no such place. */
export function parseRoute(
  { pathname, search }: { pathname: string; search: string },
  base: string,
): Route | null {
  if (pathname !== base && !pathname.startsWith(`${base}/`)) return null;
  const [first, second, ...rest] = pathname
    .slice(base.length)
    .split('/')
    .filter((part) => part !== '');
  if (rest.length > 0) return null;
  const query = new URLSearchParams(search);
  const cursor = query.get('cursor') || null;
  if (first === 'search') {
    if (second !== undefined) return null;
    const within = query.get('in') ?? undefined;
    return searchRoute(query.get('q') ?? '', isId(within) ? within : null);
  }
  if (first === 'recent' || first === 'starred') {
    return second === undefined ? { view: first } : null;
  }
  if (first === 'archive' && isId(second)) return { view: 'job', id: second };
  if (first === 'trash' || first === 'archive' || first === 'shared') {
    return second === undefined ? { view: first, cursor } : null;
  }
  if (first !== undefined && (first !== 'f' || !isId(second))) return null;
  const sort = sorts.find((name) => name === query.get('sort')) ?? 'name';
  const direction = query.get('dir') === 'desc' ? 'desc' : 'asc';
  const wanted = query.get('file') ?? undefined;
  const file = isId(wanted) ? wanted : null;
  return { view: 'folder', id: second ?? null, sort, direction, cursor, file };
}

/** Write the address of a place; what is as usual is left out. */
export function formatRoute(route: Route, base: string): string {
  const query = new URLSearchParams();
  let path = base;
  if (route.view === 'folder') {
    if (route.id !== null) path += `/f/${route.id}`;
    if (route.sort !== 'name') query.set('sort', route.sort);
    if (route.direction !== 'asc') query.set('dir', route.direction);
  } else {
    path += route.view === 'job' ? `/archive/${route.id}` : `/${route.view}`;
  }
  if (route.view === 'search') {
    if (route.q !== '') query.set('q', route.q);
    if (route.within !== null) query.set('in', route.within);
    return query.size > 0 ? `${path}?${query}` : path;
  }
  if ('cursor' in route && route.cursor !== null) query.set('cursor', route.cursor);
  if (route.view === 'folder' && route.file !== null) query.set('file', route.file);
  return query.size > 0 ? `${path}?${query}` : path;
}
