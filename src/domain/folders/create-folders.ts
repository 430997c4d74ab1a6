import type { Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { changeTree, getOwnFolder, type Once, requireAction } from './change-tree.ts';
import type { CreateFoldersAnswer, CreateFoldersRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { nameBytes } from './names.ts';
import { levelsOf, lookUpWays, pathTree, type Way } from './path-tree.ts';
import { addToFolder, insertFolders } from './queries.ts';
import { maximumDepth } from './rules.ts';

/** Make many folders below one, all or none; those that are there already are taken as they are. */
export async function createFolders(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  { parentId, paths }: CreateFoldersRequest,
  once: Once | null = null,
): Promise<CreateFoldersAnswer> {
  const create = async (tx: Transaction): Promise<CreateFoldersAnswer> => {
    const base = await getOwnFolder(tx, accountId, parentId);
    requireAction(base, 'write');
    const tree = pathTree(base);
    const ways = paths.map((path) => {
      const way = tree.addFolder(path);
      if (!('problem' in way)) return way;
      const { problem, reason } = way;
      const limit = problem === 'name-invalid' ? nameBytes : maximumDepth;
      throw new Problem(problem, reason === null ? { path, limit } : { path, reason, limit });
    });
    await lookUpWays(tx, tree.root);
    await makeMissing(tx, tree.root, ground.now());
    // Each has a row now, its own or a new one.
    return { folders: ways.map(({ row }, i) => ({ path: paths[i] ?? '', id: row?.id ?? '' })) };
  };
  return changeTree(ground, accountId, create, once);
}

/** From the top down, each level in few statements. A new folder is born with its counter right. */
async function makeMissing(tx: Transaction, root: Way, now: Date): Promise<void> {
  const made = new Set<Way>();
  for (const level of levelsOf(root)) {
    const missing = new Map<string, Way>();
    for (const way of level) {
      const lacks = [...way.children.values()].filter(({ row }) => row === null);
      if (lacks.length === 0) continue;
      for (const child of lacks) missing.set(freshId(), child);
      if (made.has(way)) continue;
      await addTo(tx, way, lacks);
    }
    const rows = [...missing].map(([id, way]) => toRow(id, way, now));
    for (const row of await insertFolders(tx, rows)) {
      const way = missing.get(row.id);
      if (!way) continue;
      way.row = row;
      made.add(way);
    }
  }
}

/** A folder that was there gets new ones: it must be open, and none of its files in their way. */
async function addTo(tx: Transaction, { row }: Way, lacks: readonly Way[]): Promise<void> {
  if (!row) return;
  requireAction(row, 'write');
  const taken = lacks.find(({ fileId }) => fileId !== null);
  if (taken) throw new Problem('name-taken', { id: taken.fileId, kind: 'file' });
  await addToFolder(tx, row.id, { subfolders: lacks.length });
}

function toRow(id: string, { name, parent, depth, children }: Way, now: Date) {
  return {
    id,
    // Its level comes after its parent's: that has a row by now.
    accountId: parent?.row?.accountId ?? '',
    parentId: parent?.row?.id ?? '',
    ...name,
    depth,
    state: 'active' as const,
    folders: children.size,
    createdAt: now,
    changedAt: now,
  };
}
