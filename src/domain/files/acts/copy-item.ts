import type { Transaction } from '#adapters/database/database.ts';
import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { claimName } from '#domain/folders/claim-name.ts';
import type { Change } from '#domain/folders/journal/write-journal.ts';
import {
  addToFolder,
  claimFiles,
  type FolderRow,
  insertFolder,
  measureSubtree,
} from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { decideType } from '../media-type.ts';
import { addReference, addReferences, insertFile, insertFiles, listTree } from '../queries.ts';
import { type Item, requireChangeable } from './item.ts';
import { countOf, type Destination, requireRoom } from './move-item.ts';
import { requireOpen } from './trash-item.ts';

/** A folder that is copied holds no more than this, folders and files. */
export const copyLimit = 10_000;

type Name = Awaited<ReturnType<typeof claimName>>;

/** Copy something: rows, never bytes. Copies point to the bytes that are there, so they cost none. */
export async function copyItem(
  tx: Transaction,
  item: Item,
  { folderId, name, conflict }: Destination,
  now: Date,
): Promise<Change> {
  requireChangeable(item);
  const { row, kind, parentId } = item;
  requireAction(await getOwnFolder(tx, row.accountId, parentId), 'write');
  const to = await getOwnFolder(tx, row.accountId, folderId);
  requireAction(to, 'write');
  if (item.kind === 'folder') {
    await requireRoom(tx, item.row, to);
    await requireOpen(tx, item.row);
  }
  const claimed = await claimName(tx, { folderId, name, conflict });
  const copy =
    item.kind === 'file'
      ? await copyFile(tx, item, { to, claimed, now })
      : await copyFolder(tx, item.row, { to, claimed, now });
  await addToFolder(tx, to.id, countOf(item));
  return {
    kind,
    itemId: copy.id,
    name: copy.name,
    before: null,
    after: { folderId: to.id, name: copy.name, inTrash: false },
    version: copy.version,
    problem: null,
  };
}

async function requireFiles(tx: Transaction, accountId: string, files: number): Promise<void> {
  if (!(await claimFiles(tx, accountId, files))) throw new Problem('quota-full', { files });
}

async function copyFile(
  tx: Transaction,
  { row, blobType }: Extract<Item, { kind: 'file' }>,
  { to, claimed, now }: { to: FolderRow; claimed: Name; now: Date },
) {
  await requireFiles(tx, row.accountId, 1);
  await addReference(tx, row.blobId, 1);
  return insertFile(tx, {
    id: freshId(),
    accountId: row.accountId,
    folderId: to.id,
    blobId: row.blobId,
    ...claimed,
    bytes: row.bytes,
    kind: decideType(blobType, claimed.name),
    modifiedAt: row.modifiedAt,
    createdAt: now,
    changedAt: now,
  });
}

async function copyFolder(
  tx: Transaction,
  folder: FolderRow,
  { to, claimed, now }: { to: FolderRow; claimed: Name; now: Date },
) {
  const { accountId } = folder;
  const size = await measureSubtree(tx, folder);
  if (size.files + size.folders > copyLimit) {
    throw new Problem('folder-too-large', { limit: copyLimit });
  }
  const tree = await listTree(tx, folder);
  await requireFiles(tx, accountId, size.files);
  const copies = new Map<string, string>([[String(folder.parentId), to.id]]);
  const copyOf = (id: string | null) => copies.get(String(id)) ?? '';
  let root: FolderRow | null = null;
  // From the top down: the copy of a folder's parent is there before it.
  for (const {
    id,
    parentId,
    files,
    folders,
    bytes,
    name,
    nameKey,
    nameSort,
    depth,
  } of tree.folders) {
    copies.set(id, freshId());
    const made = await insertFolder(tx, {
      id: copyOf(id),
      accountId,
      parentId: copyOf(parentId),
      ...(id === folder.id ? claimed : { name, nameKey, nameSort }),
      depth: depth + to.depth + 1 - folder.depth,
      state: 'active',
      files,
      folders,
      bytes,
      createdAt: now,
      changedAt: now,
    });
    root ??= made;
  }
  if (!root) throw new Error('The copied folder has vanished.');
  await insertFiles(
    tx,
    tree.files.map((file) => ({
      ...file,
      id: freshId(),
      folderId: copyOf(file.folderId),
      version: 1,
      starredAt: null,
      createdAt: now,
      changedAt: now,
    })),
  );
  await addReferences(tx, root);
  return root;
}
