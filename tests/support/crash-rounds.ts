import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { and, eq, inArray, isNull, lte } from 'drizzle-orm';
import { auditBy } from '#domain/accounts/audit/audit-book.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { mintToken } from '#domain/accounts/tokens/mint-token.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { type Dice, dice, type Worker, worker } from './crash-load.ts';
import { sha256 } from './drive.ts';
import { freshGround, type TestGround } from './ground.ts';
import { type RunningServer, startServer } from './server.ts';

// The whole server is killed again and again while several work with it; each next one must bring to
// its end what had begun, and what was acknowledged must be there. A seed gives the same acts and the
// same moments again, not the same interleaving.

/** Short waits: an archive and a restore fit between two crashes. */
const settings = {
  COLD_EXPEDITED_MINUTES: '0.002',
  CLEAR_HOURS: '0.00005',
};
const workersCount = 4;
const foldersEach = 3;

/** What a run has lived through. */
export interface Sum {
  rounds: number;
  acts: number;
  seconds: number;
}

/** Live through so many crashes; throw, with the seed, when one of them cost anything. */
export async function crashRounds({
  rounds,
  seed,
}: {
  rounds: number;
  seed: number;
}): Promise<Sum> {
  const began = performance.now();
  const dataDir = await mkdtemp(join(tmpdir(), 'solah-rounds-'));
  const ground = await freshGround({ dataDir, settings });
  const roll = dice(seed);
  const { accountId, workers } = await furnish(ground, seed);
  let server: RunningServer | null = null;
  try {
    for (let round = 1; round <= rounds; round++) {
      server = await startServer({ dataDir, settings });
      await rest(ground, { wholly: round % 10 === 0 });
      await compare(ground, workers);
      if (round % 20 === 0) await giveUpTrash(ground, accountId, workers);
      const { origin } = server;
      const running = workers.map((each) => each.run(origin));
      const ended = Promise.allSettled(running);
      await aMoment(workers, roll);
      await server.kill();
      for (const one of await ended) {
        // A connection that broke is the crash; anything else is a fault.
        if (one.status === 'rejected' && !(one.reason instanceof TypeError)) throw one.reason;
      }
    }
    server = await startServer({ dataDir, settings });
    await rest(ground, { wholly: true });
    await compare(ground, workers, { deep: true });
    const acts = workers.reduce((sum, { done }) => sum + done, 0);
    return { rounds, acts, seconds: Math.round((performance.now() - began) / 100) / 10 };
  } catch (cause) {
    throw new Error(`Seed ${seed}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  } finally {
    await server?.kill();
    await ground.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Wait for a moment of the dice: so many acts, and a little; on a busy machine they take their time. */
async function aMoment(workers: readonly Worker[], roll: Dice): Promise<void> {
  const count = () => workers.reduce((sum, { done }) => sum + done, 0);
  const until = count() + roll.next(80);
  const last = performance.now() + 3_000;
  while (count() < until && performance.now() < last) await wait(5);
  await wait(roll.next(30));
}

async function furnish(ground: TestGround, seed: number) {
  const { accountId, rootId } = await ground.account();
  const { token } = await mintToken(
    { ...ground, audit: auditBy(ground.auditBook, () => ({ ...noTrace, actorId: accountId })) },
    { accountId, label: 'load', scopes: ['files:read', 'files:write', 'archive'], days: 30 },
  );
  const workers: Worker[] = [];
  for (let n = 0; n < workersCount; n++) {
    const folders: string[] = [];
    for (let at = 0; at < foldersEach; at++) {
      const name = `${n}-${at}`;
      const given = { parentId: rootId, name, conflict: 'refuse' as const };
      folders.push((await createFolder(ground, accountId, given)).id);
    }
    workers.push(worker(token, folders, dice(seed + 1 + n)));
  }
  return { accountId, workers };
}

/** Wait until nothing is left to do that is due; wholly, until nothing is left to do at all. */
async function rest({ database }: TestGround, { wholly }: { wholly: boolean }): Promise<void> {
  const { db, tables } = database;
  const { outbox, uploads, journal } = tables;
  for (let tries = 0; tries < 1_200; tries++) {
    const soon = wholly ? undefined : lte(outbox.dueAt, new Date(Date.now() + 50));
    const left =
      (await db.$count(outbox, and(isNull(outbox.doneAt), soon))) +
      (await db.$count(uploads, eq(uploads.state, 'verifying'))) +
      (await db.$count(journal, eq(journal.state, 'running')));
    if (left === 0) return;
    await wait(25);
  }
  throw new Error('It does not come to rest.');
}

/** Hold the drive against what the workers were told, and the database against the stores. */
async function compare(
  ground: TestGround,
  workers: readonly Worker[],
  { deep = false }: { deep?: boolean } = {},
): Promise<void> {
  const rows = await readFiles(ground);
  for (const each of workers) {
    compareWorker(each, rows);
    for (const [id, { sha256: sum, trashed }] of each.files) {
      if (!trashed || deep) await expectBytes(ground, { id, sum, row: rows.get(id) });
    }
  }
  const { db, tables } = ground.database;
  const broken = inArray(tables.archive.state, ['mismatch', 'needs-help']);
  if ((await db.$count(tables.archive, broken)) > 0) throw new Error('A job needs help.');
  const { found } = await reconcile(ground, { deep });
  if (Object.values(found).some(({ count }) => count > 0)) {
    throw new Error(`Reconcile: ${JSON.stringify(found)}`);
  }
}

type Row = Awaited<ReturnType<typeof readFiles>> extends Map<string, infer R> ? R : never;

async function readFiles({ database }: TestGround) {
  const { db, tables } = database;
  const { files, blobs } = tables;
  const rows = await db
    .select({ file: files, blob: blobs })
    .from(files)
    .innerJoin(blobs, eq(blobs.id, files.blobId));
  return new Map(rows.map((row) => [row.file.id, row]));
}

function compareWorker(worker: Worker, rows: Map<string, Row>): void {
  const { files, folders, pending } = worker;
  for (const [id, known] of files) {
    const row = rows.get(id);
    if (!row) {
      if (!known.purged) throw new Error(`The acknowledged file ${id} is gone.`);
      files.delete(id);
      continue;
    }
    const { name, folderId } = row.file;
    const now = { name, folderId, trashed: row.file.trashId !== null };
    const { name: was, folderId: home, trashed } = known;
    const isSame = now.name === was && now.folderId === home && now.trashed === trashed;
    if (!isSame && !(pending !== 'nothing' && pending.has(id))) {
      const told = JSON.stringify({ name: was, folderId: home, trashed });
      throw new Error(`File ${id} is ${JSON.stringify(now)}, not ${told}.`);
    }
    Object.assign(known, now, { purged: known.purged && now.trashed });
  }
  for (const [id, { file, blob }] of rows) {
    if (files.has(id) || !folders.includes(file.folderId)) continue;
    if (pending === 'nothing') throw new Error(`File ${id} was never asked for.`);
    const { name, folderId, trashId } = file;
    const known = { name, folderId, sha256: blob.sha256, trashed: trashId !== null };
    files.set(id, { ...known, purged: false });
  }
  worker.pending = 'nothing';
}

async function expectBytes(
  { storage, cold }: TestGround,
  { id, sum, row }: { id: string; sum: string; row: Row | undefined },
): Promise<void> {
  const { hotKey, coldKey, coldVersion } = row?.blob ?? {};
  const stream = hotKey ? await storage.read(hotKey) : null;
  // What sleeps has said its sum when it was read back.
  const found = stream
    ? sha256(Buffer.concat(await Array.fromAsync(stream)))
    : (await cold.head(coldKey ?? '', coldVersion ?? ''))?.sha256;
  if (found !== sum) throw new Error(`The bytes of the acknowledged file ${id} are others.`);
}

/** The next server purges what is given up. */
async function giveUpTrash(
  ground: TestGround,
  accountId: string,
  workers: readonly Worker[],
): Promise<void> {
  for (const { files } of workers) {
    for (const known of files.values()) known.purged ||= known.trashed;
  }
  await emptyTrash(ground, accountId, null);
}
