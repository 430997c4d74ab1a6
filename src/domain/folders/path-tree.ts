import type { Reader } from '#adapters/database/database.ts';
import { Problem, type ProblemCode } from '#lib/problem.ts';
import { findNameFault, type NameFault, toName } from './names.ts';
import { type FolderRow, listFilesNamed, listFoldersNamed } from './queries.ts';
import { decideFolderAction, maximumDepth } from './rules.ts';

// Many paths that begin at one folder, as a tree: each folder on the way is looked up once, and all
// of one depth in a few queries, however many paths there are.

/** So many folders may stand on the ways of one request. */
export const maximumWays = 10_000;

type Name = ReturnType<typeof toName>;

/** A folder on the way: it is there when it has a row. */
export interface Way {
  readonly name: Name;
  readonly parent: Way | null;
  readonly depth: number;
  readonly children: Map<string, Way>;
  row: FolderRow | null;
  /** A file that has its name already. */
  fileId: string | null;
}

/** Why a path cannot be used. */
export interface PathFault {
  readonly problem: Extract<ProblemCode, 'name-invalid' | 'folder-too-deep'>;
  readonly reason: NameFault | null;
}

/** Begin a tree of paths at a folder that is there. */
export function pathTree(base: FolderRow) {
  const root: Way = {
    name: { name: base.name, nameKey: base.nameKey, nameSort: base.nameSort },
    parent: null,
    depth: base.depth,
    children: new Map(),
    row: base,
    fileId: null,
  };
  const names = new Map<string, Name | NameFault>();
  let count = 0;

  function read(segment: string): Name | NameFault {
    const known = names.get(segment);
    if (known) return known;
    const read = findNameFault(segment) ?? toName(segment);
    names.set(segment, read);
    return read;
  }

  function step(way: Way, name: Name): Way {
    const known = way.children.get(name.nameKey);
    if (known) return known;
    count += 1;
    if (count > maximumWays) throw new Problem('folder-too-large', { limit: maximumWays });
    const depth = way.depth + 1;
    const next = { name, parent: way, depth, children: new Map(), row: null, fileId: null };
    way.children.set(name.nameKey, next);
    return next;
  }

  return {
    root,
    /** Take a folder in, with those on its way. */
    addFolder(path: string): Way | PathFault {
      const names = readNames(path.split('/'), read);
      if ('problem' in names) return names;
      if (root.depth + names.length > maximumDepth) return tooDeep;
      return names.reduce(step, root);
    },
    /** Take the folder of a file in; answer it with the file's name. */
    addFile(path: string): { folder: Way; name: Name } | PathFault {
      const names = readNames(path.split('/'), read);
      if ('problem' in names) return names;
      const [name] = names.splice(-1);
      if (!name || root.depth + names.length > maximumDepth) return tooDeep;
      return { folder: names.reduce(step, root), name };
    },
  };
}

const tooDeep: PathFault = { problem: 'folder-too-deep', reason: null };

function readNames(
  segments: readonly string[],
  read: (segment: string) => Name | NameFault,
): Name[] | PathFault {
  // Long before any tree is that deep: a request of slashes alone makes no work.
  if (segments.length > maximumDepth + 1) return tooDeep;
  const names: Name[] = [];
  for (const segment of segments) {
    const name = read(segment);
    if (typeof name === 'string') return { problem: 'name-invalid', reason: name };
    names.push(name);
  }
  return names;
}

/** List the folders of a tree from the top down, each level as one list. */
export function* levelsOf(root: Way): Generator<Way[]> {
  for (let level = [root]; level.length > 0; ) {
    yield level;
    level = level.flatMap((way) => [...way.children.values()]);
  }
}

/** Find which folders of a tree are there, and where a file has the name of one. */
export async function lookUpWays(reader: Reader, root: Way): Promise<void> {
  const { accountId } = root.row ?? { accountId: '' };
  for (const level of levelsOf(root)) {
    const below = new Map<string, Way>();
    for (const way of level) {
      if (!way.row) continue;
      for (const [key, child] of way.children) below.set(spotOf(way.row.id, key), child);
    }
    const spots = [...below.values()].map(({ parent, name }) => ({
      folderId: parent?.row?.id ?? '',
      nameKey: name.nameKey,
    }));
    for (const row of await listFoldersNamed(reader, accountId, spots)) {
      const way = below.get(spotOf(row.parentId ?? '', row.nameKey));
      if (way) way.row = row;
    }
    for (const file of await listFilesNamed(reader, accountId, spots)) {
      const way = below.get(spotOf(file.folderId, file.nameKey));
      if (way) way.fileId = file.id;
    }
  }
}

/** Name a place in a folder, as a key of a map. */
export function spotOf(folderId: string, nameKey: string): string {
  return `${folderId}/${nameKey}`;
}

/** Say why nothing may be written in a folder of a tree, or null when it may. */
export function whyClosed(way: Way): ProblemCode | null {
  if (!way.row) return way.parent ? whyClosed(way.parent) : null;
  const { state, trashId } = way.row;
  const decision = decideFolderAction(trashId ? 'in-trash' : state, 'write');
  return decision === 'yes' || decision === 'same-job' ? null : decision;
}
