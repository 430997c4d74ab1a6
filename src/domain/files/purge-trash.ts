import type { Transaction } from '#adapters/database/database.ts';
import { addManyToOutbox } from '#adapters/queue/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { addToDrive } from '#domain/folders/queries.ts';
import { forgetObjects } from './forget-object.ts';
import type { Ground } from './ground.ts';
import {
  dropReferences,
  type FileRow,
  findTrash,
  listExpiredTrash,
  listFilesOfTrash,
  listTrashedFiles,
  removeBlobs,
  removeFiles,
  removeTrash,
  removeTrashedFolders,
  removeTrashes,
  type TrashRow,
} from './queries.ts';
import { forgetThumbs } from './thumb/forget-thumbs.ts';

const slice = 1_000;

/** The topic that removes an object of the cold side; the key is its key, the body its version. */
export const coldObjectForgotten = 'cold-object-forgotten';

/** The topic that removes every copy of a blob that is no more: the key is the one that it names. */
export const coldCopiesForgotten = 'cold-copies-forgotten';

/**
 * Forget for good what has lain in the trash for its whole time, some of it at once: in between others
 * have the drive. Answers how much that was.
 */
export async function purgeTrash(ground: Ground, atOnce = slice): Promise<number> {
  for (let purged = 0; ; ) {
    const expired = await listExpiredTrash(ground.database, ground.now(), atOnce);
    for (const [accountId, entries] of Map.groupBy(expired, (entry) => entry.accountId)) {
      await purgeEntries(ground, accountId, entries);
    }
    purged += expired.length;
    // What is left then has come meanwhile, or could not go: the next sweep sees to it.
    if (expired.length < atOnce) return purged;
  }
}

/** Files that were thrown away by themselves go together; what a folder held goes slice by slice. */
async function purgeEntries(
  ground: Ground,
  accountId: string,
  entries: readonly TrashRow[],
): Promise<void> {
  const { file = [], folder = [] } = Object.groupBy(entries, ({ kind }) => kind);
  if (file.length > 0) {
    await changeTree(ground, accountId, async (tx) => {
      // Whoever took one back meanwhile has it: it lies in the trash by none of these any more.
      const ids = file.map(({ id }) => id);
      await purgeFiles(tx, accountId, await listFilesOfTrash(tx, accountId, ids), ground.now());
      await removeTrashes(tx, ids);
    });
    await ground.fault('trash-purged');
  }
  for (const { id } of folder) {
    while (await purgeSlice(ground, accountId, id)) await ground.fault('trash-slice-purged');
    await ground.fault('trash-purged');
  }
}

/** Forget a part of what went with a folder; tell whether there is more. */
async function purgeSlice(ground: Ground, accountId: string, trashId: string): Promise<boolean> {
  return changeTree(ground, accountId, async (tx, { rootId }) => {
    const trash = await findTrash(tx, accountId, trashId);
    if (!trash) return false;
    const files = await listTrashedFiles(tx, trash, slice);
    await purgeFiles(tx, accountId, files, ground.now());
    if (files.length === slice) return true;
    await removeTrashedFolders(tx, trash, rootId);
    await removeTrash(tx, trashId);
    return false;
  });
}

async function purgeFiles(
  tx: Transaction,
  accountId: string,
  files: readonly Pick<FileRow, 'id' | 'blobId'>[],
  now: Date,
): Promise<void> {
  if (files.length === 0) return;
  await removeFiles(
    tx,
    accountId,
    files.map(({ id }) => id),
  );
  await addToDrive(tx, accountId, { usedFiles: -files.length });
  await releaseBlobs(
    tx,
    accountId,
    files.map(({ blobId }) => blobId),
    now,
  );
}

/** Count one less, for each time that they are named, who needs these bytes; with the last one they go. */
export async function releaseBlobs(
  tx: Transaction,
  accountId: string,
  blobIds: readonly string[],
  now: Date,
): Promise<void> {
  const less = Map.groupBy(blobIds, (id) => id);
  const unneeded = await dropReferences(
    tx,
    new Map([...less].map(([id, times]) => [id, times.length])),
  );
  if (unneeded.length === 0) return;
  const sum = (some: typeof unneeded) => some.reduce((bytes, blob) => bytes + blob.bytes, 0);
  await addToDrive(tx, accountId, {
    usedBytes: -sum(unneeded),
    coldBytes: -sum(unneeded.filter(({ place }) => place === 'cold')),
  });
  await forgetObjects(
    tx,
    unneeded.flatMap(({ hotKey }) => hotKey ?? []),
    now,
  );
  await addManyToOutbox(
    tx,
    unneeded.flatMap(({ id: blobId, coldKey: key, coldVersion: version }) =>
      key && version
        ? [{ topic: coldCopiesForgotten, key, body: { version, blobId }, dueAt: now }]
        : [],
    ),
  );
  const ids = unneeded.map(({ id }) => id);
  await forgetThumbs(tx, ids, now);
  await removeBlobs(tx, ids);
}
