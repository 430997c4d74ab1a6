import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox, isWaiting } from '#adapters/queue/queries.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { findAccount } from '#domain/accounts/queries.ts';
import { itemState } from '#domain/archive/contract.ts';
import { forgetObject } from '#domain/files/forget-object.ts';
import { coldObjectForgotten } from '#domain/files/purge-trash.ts';
import { takeDrive } from '#domain/folders/queries.ts';
import { holdLease } from '#domain/uploads/leases.ts';
import { minute } from '#lib/units.ts';
import type { Ground } from './ground.ts';
import { accountLeaving, askToErase } from './leave-account.ts';
import * as queries from './queries.ts';

// Rows go in slices, each in a transaction of its own that also asks for its objects to be forgotten:
// a process that dies in between has lost nothing and left nothing. What points at a thing goes before
// the thing, and the account itself goes last, when nothing is left that its row would take along.

const rowsAtOnce = 1_000;
/** So many slices, then others of the queue have their turn. */
const slicesAtOnce = 20;
/** An account that waits longer than this has lost its message. */
const lostAfter = 10 * minute;

/** Erase an account that is leaving, or a part of it and ask for the rest. */
export async function eraseAccount(ground: Ground, accountId: string): Promise<void> {
  const account = await findAccount(ground.database, accountId);
  if (account?.status !== 'leaving') return;
  for (let slice = 0; slice < slicesAtOnce; slice++) {
    const more = await eraseSlice(ground, accountId);
    await ground.fault('account-slice');
    if (!more) {
      await forgetAccount(ground, accountId);
      await ground.fault('account-forgotten');
      return;
    }
  }
  await ground.database.transaction((tx) => askToErase(tx, accountId, ground.now()));
}

/** Ask again for accounts whose erasing was given up. */
export async function sweepLeaving({
  database,
  now,
}: Pick<Ground, 'database' | 'now'>): Promise<void> {
  const moment = now();
  const since = new Date(moment.getTime() - lostAfter);
  for (const accountId of await queries.listLeaving(database, since)) {
    await database.transaction(async (tx) => {
      if (await isWaiting(tx, { topic: accountLeaving, key: accountId })) return;
      await askToErase(tx, accountId, moment);
    });
  }
}

/** Erase some of what an account keeps; tell whether there was anything. */
async function eraseSlice(ground: Ground, accountId: string): Promise<boolean> {
  if (await eraseUploads(ground, accountId)) return true;
  if (await eraseJob(ground, accountId)) return true;
  return ground.database.transaction(async (tx) => {
    const now = ground.now();
    return (
      (await queries.deleteSome(tx, 'files', accountId, rowsAtOnce)) ||
      (await eraseThumbs(tx, accountId, now)) ||
      (await eraseBlobs(tx, accountId, now)) ||
      (await queries.deleteSome(tx, 'trash', accountId, rowsAtOnce)) ||
      (await queries.deleteSome(tx, 'journalItems', accountId, rowsAtOnce)) ||
      (await queries.deleteSome(tx, 'journal', accountId, rowsAtOnce)) ||
      (await queries.deleteSome(tx, 'shares', accountId, rowsAtOnce)) ||
      (await queries.deleteSome(tx, 'folders', accountId, rowsAtOnce)) ||
      (await queries.deleteSome(tx, 'progressAnswers', accountId, rowsAtOnce)) ||
      (await queries.deleteSome(tx, 'notifications', accountId, rowsAtOnce))
    );
  });
}

/** What is being sent is taken out of the hands of its sender first. */
async function eraseUploads(ground: Ground, accountId: string): Promise<boolean> {
  const { database, storage, uploads } = ground;
  const some = await queries.listUploads(database, accountId, 100);
  for (const { id, storageKey, state } of some) {
    const lease = await holdLease(ground, id, { onWanted: () => {} }).catch((cause: unknown) => {
      // A refusal would be final for the queue; this one passes.
      throw new Error('An upload of a leaving account is held.', { cause });
    });
    try {
      // The bytes of a published one belong to its file.
      const spare = state !== 'published';
      if (spare) await storage.discard(storageKey);
      await database.transaction(async (tx) => {
        const erased = await queries.deleteUpload(tx, { id, lease: lease.token, state });
        if (erased && spare) await forgetObject(tx, storageKey, ground.now());
      });
      uploads.hashes.delete(id);
    } finally {
      await lease.release();
    }
  }
  return some.length > 0;
}

/**
 * What the ledger knows of a job, then the job. Copies that only an unfinished archive knows of go with
 * it; they are asked to be forgotten before the ledger forgets where they lie.
 */
async function eraseJob(ground: Ground, accountId: string): Promise<boolean> {
  const { database, ledger } = ground;
  const jobId = await queries.findSomeJob(database, accountId);
  if (!jobId) return false;
  const states = itemState.options;
  const items = await ledger.list({ archiveId: jobId, states, after: null, limit: rowsAtOnce });
  await database.transaction(async (tx) => {
    await queries.stopJobs(tx, accountId);
    for (const item of items) await forgetCold(tx, item, ground.now());
    if (items.length === 0) await queries.deleteJob(tx, jobId);
  });
  await ground.fault('account-items');
  await ledger.remove(items);
  return true;
}

async function eraseThumbs(tx: Transaction, accountId: string, dueAt: Date): Promise<boolean> {
  const keys = await queries.deleteThumbs(tx, accountId, rowsAtOnce);
  for (const key of keys) await forgetObject(tx, key, dueAt);
  return keys.length > 0;
}

async function eraseBlobs(tx: Transaction, accountId: string, dueAt: Date): Promise<boolean> {
  const blobs = await queries.deleteBlobs(tx, accountId, rowsAtOnce);
  for (const blob of blobs) {
    if (blob.hotKey) await forgetObject(tx, blob.hotKey, dueAt);
    await forgetCold(tx, blob, dueAt);
  }
  return blobs.length > 0;
}

async function forgetCold(
  tx: Transaction,
  { coldKey: key, coldVersion: body }: { coldKey: string | null; coldVersion: string | null },
  dueAt: Date,
): Promise<void> {
  if (key && body) await addToOutbox(tx, { topic: coldObjectForgotten, key, body, dueAt });
}

/** The end: unless something came in while the last slice went out. */
async function forgetAccount(ground: Ground, accountId: string): Promise<void> {
  await ground.database.transaction(async (tx) => {
    // Whoever still wants to add a file waits here, and then finds no drive.
    await takeDrive(tx, accountId);
    if (await queries.keepsObjects(tx, accountId)) {
      return askToErase(tx, accountId, ground.now());
    }
    await queries.deleteAccount(tx, accountId);
    await ground.auditBook.record(tx, noTrace, { event: 'account-deleted', accountId });
  });
}
