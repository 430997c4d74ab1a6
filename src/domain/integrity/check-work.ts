import type { Reader } from '#adapters/database/database.ts';
import { sumOf } from '#domain/archive/ledger-steps.ts';
import { ask, messages } from '#domain/archive/messages.ts';
import { countBlobsOf, findJob } from '#domain/archive/queries.ts';
import { askAgain } from '#domain/archive/sweep-jobs.ts';
import { findCheck, listQuietChecks } from '#domain/archive/verify/queries.ts';
import { actGoesOn, askToGoOn } from '#domain/files/batch/run-act.ts';
import { findFolder } from '#domain/folders/queries.ts';
import { hour } from '#lib/units.ts';
import { type Findings, walkRows } from './findings.ts';
import type { Ground } from './ground.ts';
import * as queries from './queries.ts';

const slice = 1_000;
/** The sweep asks again for what was quiet for less: by now it has been by, and did not help. */
const handedOver = 1 * hour;

/** Tell whether somebody elsewhere may still have a message about this, since it was needed not long ago. */
function mayBeElsewhere({ handsOver }: Ground, since: Date | null, now: Date): boolean {
  return handsOver && since !== null && now.getTime() - since.getTime() < handedOver;
}

/** Find acts and jobs that run and for which no message waits, and what somebody holds for ever. */
export async function* checkWork(ground: Ground): Findings {
  yield* checkActs(ground);
  yield* checkJobs(ground);
  yield* checkChecks(ground);
  yield* checkClearing(ground);
  yield* checkHeld(ground);
  for (const { id, accountId } of await queries.listForgottenTrash(ground.database, slice)) {
    const words = `Item ${id} of account ${accountId} is thrown away, but the trash does not list it.`;
    yield { kind: 'stuck', words };
  }
}

async function* checkActs(ground: Ground): Findings {
  const { database } = ground;
  const rows = walkRows(
    (after, limit) => queries.listRunningActs(database, after, limit),
    ({ id }) => id,
  );
  for await (const { id, accountId, seq, op } of rows) {
    const isStuck = async (reader: Parameters<typeof queries.listWaiting>[0]) => {
      const waiting = await queries.listWaiting(reader, { key: accountId, topic: actGoesOn });
      const isAsked = waiting.some(({ body }) => (body as { seq: number }).seq === seq);
      // The message first: an act that was done meanwhile needs none.
      return !isAsked && (await queries.findAct(reader, id))?.state === 'running';
    };
    if (!(await isStuck(database))) continue;
    yield {
      kind: 'stuck',
      words: `Act ${seq} (${op}) of account ${accountId} runs, and no message moves it.`,
      mend: () =>
        database.transaction(async (tx) => {
          if (!(await isStuck(tx))) return false;
          await askToGoOn(tx, { accountId, seq }, ground.now());
          return true;
        }),
    };
  }
}

/** Every topic of the archive: a job with one of these waiting is not stuck. */
const topics = new Set(Object.keys(messages));

async function* checkJobs(ground: Ground): Findings {
  const { database } = ground;
  const rows = walkRows(
    (after, limit) => queries.listJobs(database, ['running'], { after, limit }),
    ({ id }) => id,
  );
  for await (const { id, accountId, kind, changedAt } of rows) {
    // By the machine's own clock, as jobs note their changes.
    if (mayBeElsewhere(ground, changedAt, new Date())) continue;
    const waiting = await queries.listWaiting(database, { key: id });
    if (waiting.some(({ topic }) => topics.has(topic))) continue;
    if ((await findJob(database, id))?.state !== 'running') continue;
    yield {
      kind: 'stuck',
      words: `Job ${id} (${kind}) of account ${accountId} runs, and no message moves it.`,
      mend: () => askAgain(ground, id),
    };
  }
}

async function* checkChecks(ground: Ground): Findings {
  const { database } = ground;
  // By the machine's own clock, as checks note their changes.
  const before = new Date(Date.now() - (ground.handsOver ? handedOver : 0));
  const archives = walkRows(
    (after, limit) => listQuietChecks(database, { before, after, limit }),
    (archiveId) => archiveId,
  );
  for await (const key of archives) {
    const isStuck = async (reader: Reader) => {
      const waiting = await queries.listWaiting(reader, { key, topic: 'archive-verify' });
      return waiting.length === 0 && (await findCheck(reader, key, 'running')) !== null;
    };
    if (!(await isStuck(database))) continue;
    yield {
      kind: 'stuck',
      words: `A check of the archive ${key} runs, and no message moves it.`,
      mend: () =>
        database.transaction(async (tx) => {
          if (!(await isStuck(tx))) return false;
          await ask(tx, 'archive-verify', { jobId: key }, ground.now());
          return true;
        }),
    };
  }
}

/** What was settled to live on the cold side alone, and whose hot copy nobody comes to clear. */
async function* checkClearing(ground: Ground): Findings {
  const { database } = ground;
  const rows = walkRows(
    (after, limit) => queries.listUncleared(database, after, limit),
    ({ id }) => id,
  );
  for await (const { id } of rows) {
    const isStuck = async (reader: Reader) => {
      for (const { id: key, clearAt } of await queries.listClearers(reader, id)) {
        if (mayBeElsewhere(ground, clearAt, ground.now())) return false;
        const waiting = await queries.listWaiting(reader, { key });
        if (waiting.some(({ topic }) => topics.has(topic))) return false;
      }
      const blob = await queries.findBlob(reader, id);
      return blob?.place === 'cold' && blob.hotKey !== null;
    };
    if (!(await isStuck(database))) continue;
    yield {
      kind: 'stuck',
      words: `Blob ${id} lives cold, and nobody clears its hot copy.`,
      mend: () =>
        database.transaction(async (tx) => {
          if (!(await isStuck(tx))) return false;
          const jobs = await queries.listClearers(tx, id);
          const archives = jobs.filter(({ kind }) => kind === 'archive');
          for (const { id: jobId } of archives) {
            await ask(tx, 'archive-clear', { jobId, blobIds: [id] }, ground.now());
          }
          return archives.length > 0;
        }),
    };
  }
}

async function* checkHeld({ database, now }: Ground): Findings {
  const moment = now().getTime();
  // Claims last ten minutes, leases ten seconds: by a clock that has been set back they last longer.
  for (const { id, topic, key } of await queries.listHeldMessages(
    database,
    new Date(moment + hour),
    slice,
  )) {
    yield {
      kind: 'stuck',
      words: `Message ${id} (${topic} ${key}) is held far into the future.`,
      mend: async () => {
        await database.transaction((tx) => queries.releaseMessage(tx, id));
        return true;
      },
    };
  }
  for (const upload of await queries.listHeldUploads(
    database,
    new Date(Date.now() + hour),
    slice,
  )) {
    yield {
      kind: 'stuck',
      words: `Upload ${upload.id} of account ${upload.accountId} is held without an end.`,
      mend: async () => {
        await database.transaction((tx) => queries.releaseUpload(tx, upload));
        return true;
      },
    };
  }
}

/** Hold the ledger of each archive that stands against the files of its folders. */
export async function* checkLedger({ database, ledger }: Ground): Findings {
  const rows = walkRows(
    (after, limit) => queries.listJobs(database, ['archived', 'cleared'], { after, limit }),
    ({ id }) => id,
  );
  for await (const { id, accountId, folderId } of rows) {
    const difference = async () => {
      const live = await countBlobsOf(database, id);
      const listed = sumOf(await ledger.count(id)).count;
      const folder = await findFolder(database, accountId, folderId);
      // Back, or on its way: the folder is not this archive's any more.
      if (folder?.archiveId !== id || folder.state !== 'archived' || folder.trashId) return null;
      return listed === live.blobs ? null : `lists ${listed} of ${live.blobs}`;
    };
    const first = await difference();
    const again = first && (await difference());
    if (!again) continue;
    const words = `The ledger of the archive ${id} of account ${accountId} ${again} contents.`;
    yield { kind: 'differing', words };
  }
}
