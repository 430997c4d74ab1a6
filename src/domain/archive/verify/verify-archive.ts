import type { Reader } from '#adapters/database/database.ts';
import type { Item } from '#adapters/ledger/ledger.ts';
import { notify } from '#domain/accounts/notifications/notify.ts';
import { findFolder } from '#domain/folders/queries.ts';
import { atOnce } from '#lib/at-once.ts';
import { type CheckFault, itemState } from '../contract.ts';
import type { Ground } from '../ground.ts';
import { askOnce, type Body } from '../messages.ts';
import { type BlobRow, findBlob, findBlobs, findJob, type JobRow } from '../queries.ts';
import { type CheckRow, findCheck, moveCheck } from './queries.ts';

// A check walks over the ledger of an archive, slice by slice. How far it is and what it has counted
// stand in one row and are written together, only from where they were read: a slice that comes twice
// finds the row moved on, and one whose process died is done once more.

/** So many calls to both sides fit into the minute that a function has. */
const slice = 1_000;
const callsAtOnce = 16;
/** A person reads no more; the counts tell of all. */
const mostFindings = 100;

/** Look at the next things of an archive on the side where they sleep, and on the other where it has them too. */
export async function verifyArchive(
  ground: Ground,
  { jobId }: Body<'archive-verify'>,
): Promise<void> {
  const { database, ledger, log, now, fault } = ground;
  const check = await findCheck(database, jobId, 'running');
  if (!check) return;
  const page = { archiveId: jobId, states: itemState.options, after: check.cursor, limit: slice };
  const items = await ledger.list(page);
  const faults = await lookAtEach(ground, items);
  await fault('verify-looked');
  const last = items.length === slice ? items.at(-1) : null;
  const ended = await database.transaction(async (tx) => {
    const job = await findSleeping(tx, jobId);
    const finishedAt = now();
    // What was taken away meanwhile was not missing: nothing of this slice counts.
    if (!job) {
      await moveCheck(tx, check, { state: 'broken-off', finishedAt, againAt: null });
      return null;
    }
    const sums = addUp(check, items.length, faults);
    if (last) {
      const moved = await moveCheck(tx, check, { ...sums, cursor: last.blobId });
      if (moved) await askOnce(tx, 'archive-verify', { jobId }, finishedAt);
      return null;
    }
    const end = { ...countUnlisted(sums, check), state: 'finished' as const, finishedAt };
    const finished = await moveCheck(tx, check, end);
    if (!finished || !hasFound(finished)) return null;
    await notify(tx, job.accountId, {
      kind: 'archive-differs',
      subjectId: check.id,
      facts: toFacts(job, finished),
      now: finishedAt,
    });
    return finished;
  });
  // An alarm of the cloud waits for this outcome.
  if (ended) {
    const { missing, different } = ended;
    log.error({ event: 'archive-differs', outcome: 'mismatch', jobId, missing, different });
  }
  await fault('verify-noted');
}

/** Find the job of an archive whose folder sleeps now. */
export async function findSleeping(reader: Reader, jobId: string): Promise<JobRow | null> {
  const job = await findJob(reader, jobId);
  if (job?.state !== 'archived' && job?.state !== 'cleared') return null;
  const folder = await findFolder(reader, job.accountId, job.folderId);
  const isAsleep = folder?.state === 'archived' && folder.archiveId === jobId && !folder.trashId;
  return isAsleep ? job : null;
}

/** Tell whether a check has found anything that is not as it should be. */
export function hasFound({ missing, different }: Pick<CheckRow, 'missing' | 'different'>): boolean {
  return missing + different > 0;
}

type Finding = CheckRow['findings'][number];

async function lookAtEach(ground: Ground, items: readonly Item[]): Promise<Finding[]> {
  const blobs = await findBlobs(
    ground.database,
    items.map(({ blobId }) => blobId),
  );
  const found = await atOnce(callsAtOnce, items, async (item): Promise<Finding | null> => {
    const { blobId } = item;
    const blob = blobs.get(blobId);
    const fault =
      (await lookAtCold(ground, item, blob)) ?? (blob && (await lookAtHot(ground, blob)));
    return fault ? { blobId, fault } : null;
  });
  return found.filter((one) => one !== null);
}

async function lookAtCold(
  { cold }: Ground,
  item: Item,
  blob: BlobRow | undefined,
): Promise<CheckFault | null> {
  const { coldKey, coldVersion } = item;
  const object = coldKey && coldVersion ? await cold.head(coldKey, coldVersion) : null;
  if (!object) return 'cold-missing';
  const { bytes, sha256 } = blob ?? item;
  return object.bytes === bytes && object.sha256 === sha256 ? null : 'cold-different';
}

/** The hot side knows no hashes without reading, so its copy is held against its size. */
async function lookAtHot(
  { database, storage }: Ground,
  { id, hotKey, bytes }: BlobRow,
): Promise<CheckFault | null> {
  const size = hotKey ? await storage.size(hotKey) : bytes;
  if (size === bytes) return null;
  // Let go of since its row was read: that is what an archive is for.
  if ((await findBlob(database, id))?.hotKey !== hotKey) return null;
  return size === null ? 'hot-missing' : 'hot-different';
}

type Sums = Pick<CheckRow, 'looked' | 'right' | 'missing' | 'different' | 'findings'>;

function addUp(check: CheckRow, looked: number, faults: readonly Finding[]): Sums {
  const missing = faults.filter(({ fault }) => fault.endsWith('-missing')).length;
  return {
    looked: check.looked + looked,
    right: check.right + looked - faults.length,
    missing: check.missing + missing,
    different: check.different + faults.length - missing,
    findings: [...check.findings, ...faults].slice(0, mostFindings),
  };
}

/** What the ledger has lost would never be brought back: `reconcile` tells what that is. */
function countUnlisted(sums: Sums, { expected }: CheckRow): Sums {
  return { ...sums, missing: sums.missing + Math.max(0, expected - sums.looked) };
}

function toFacts({ id: jobId, folderId, folderName }: JobRow, check: CheckRow) {
  const { expected: files, missing, different } = check;
  return { jobId, folderId, folder: folderName, files, missing, different };
}
