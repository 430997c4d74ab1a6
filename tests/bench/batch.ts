import { eq } from 'drizzle-orm';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { freshId } from '#lib/id.ts';
import { freshGround } from '../support/ground.ts';

// A folder of many files thrown away, brought back by undo, and moved, with all slices.

const ground = await freshGround();
const sizes = (process.env.BATCH_FILES ?? '2500,100000').split(',').map(Number);
const rows: Record<string, Record<string, number>> = {};
for (const count of sizes) rows[`${count} files`] = await measure(count);
console.table(rows);
await ground.close();

async function measure(count: number): Promise<Record<string, number>> {
  const { accountId, rootId } = await ground.account();
  const make = async (name: string) =>
    (await createFolder(ground, accountId, { parentId: rootId, name, conflict: 'refuse' })).id;
  const [from, to] = [await make('from'), await make('to')];
  await fill(accountId, { folderId: from, count });
  const how = { conflict: 'refuse' as const, emptyFirst: false };
  const selection = { folderId: from, all: true as const, except: [] };
  const seconds: Record<string, number> = {};
  async function time(what: string, act: () => Promise<{ seq: number }>): Promise<number> {
    const began = performance.now();
    const { seq } = await act();
    await ground.queue.drain();
    seconds[`${what}, s`] = Math.round((performance.now() - began) / 100) / 10;
    return seq;
  }
  const seq = await time('trash', () =>
    startBatch(ground, accountId, { action: 'trash', selection, ...how }),
  );
  await time('undo', () => undoAct(ground, accountId, seq));
  await time('move', () =>
    startBatch(ground, accountId, { action: 'move', selection, targetId: to, ...how }),
  );
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
