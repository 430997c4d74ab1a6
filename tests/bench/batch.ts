import { eq } from 'drizzle-orm';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { freshId } from '#lib/id.ts';
import { freshGround } from '../support/ground.ts';

// A folder of many files thrown away, brought back by undo, moved, and purged, with all slices; and for
// how long at a time nobody else could change the drive.

let longest = 0;
const ground = await freshGround();
const { transaction } = ground.database;
Object.assign(ground.database, { transaction: watched });
const sizes = (process.env.BATCH_FILES ?? '2500,100000').split(',').map(Number);
const rows: Record<string, Record<string, number>> = {};
for (const count of sizes) rows[`${count} files`] = await measure(count);
console.table(rows);
await ground.close();

async function watched<T>(
  act: Parameters<typeof transaction<T>>[0],
  options?: { lasting?: boolean },
): Promise<T> {
  return transaction(async (tx) => {
    const began = performance.now();
    try {
      return await act(tx);
    } finally {
      longest = Math.max(longest, performance.now() - began);
    }
  }, options);
}

async function measure(count: number): Promise<Record<string, number>> {
  const { accountId, rootId } = await ground.account();
  const make = async (name: string) =>
    (await createFolder(ground, accountId, { parentId: rootId, name, conflict: 'refuse' })).id;
  const [from, to] = [await make('from'), await make('to')];
  await fill(accountId, { folderId: from, count });
  longest = 0;
  const how = { conflict: 'refuse' as const, emptyFirst: false };
  const selection = { folderId: from, all: true as const, except: [] };
  const seconds: Record<string, number> = {};
  async function time<T>(what: string, act: () => Promise<T>): Promise<T> {
    const [began, cpu] = [performance.now(), process.cpuUsage()];
    const answer = await act();
    await ground.queue.drain();
    const { user, system } = process.cpuUsage(cpu);
    seconds[`${what}, s`] = Math.round((performance.now() - began) / 100) / 10;
    // On a busy machine the one that can be compared.
    seconds[`${what}, s of CPU`] = Math.round((user + system) / 100_000) / 10;
    return answer;
  }
  const { seq } = await time('trash', () =>
    startBatch(ground, accountId, { action: 'trash', selection, ...how }),
  );
  await time('undo', () => undoAct(ground, accountId, seq));
  await time('move', () =>
    startBatch(ground, accountId, { action: 'move', selection, targetId: to, ...how }),
  );
  await startBatch(ground, accountId, {
    action: 'trash',
    selection: { ...selection, folderId: to },
    ...how,
  });
  await ground.queue.drain();
  await emptyTrash(ground, accountId, null);
  await time('purge', () => purgeTrash(ground));
  seconds['longest hold of the tree, ms'] = Math.round(longest);
  return seconds;
}

/** Put many files of one content into a folder, as uploads would have. */
async function fill(
  accountId: string,
  { folderId, count }: { folderId: string; count: number },
): Promise<void> {
  const first = await ground.upload(accountId, {
    folderId,
    name: 'n 0.txt',
    bytes: Buffer.from('many'),
  });
  await ground.database.transaction(async ({ db, tables: { files, blobs, folders, drives } }) => {
    const [row] = await db.select().from(files).where(eq(files.id, first));
    if (!row) throw new Error('The first file is not there.');
    for (let at = 1; at < count; at += 500) {
      const some = Array.from({ length: Math.min(500, count - at) }, (_, i) => {
        const name = `n ${at + i}.txt`;
        const nameSort = `n ${String(at + i).padStart(9, '0')}.txt`;
        return { ...row, id: freshId(), name, nameKey: name, nameSort };
      });
      await db.insert(files).values(some);
    }
    await db.update(blobs).set({ refs: count }).where(eq(blobs.id, row.blobId));
    const bytes = count * row.bytes;
    await db.update(folders).set({ files: count, bytes }).where(eq(folders.id, folderId));
    await db.update(drives).set({ usedFiles: count }).where(eq(drives.accountId, accountId));
  });
}
