import type { Notify, Told } from '#adapters/notify/notify.ts';
import { day } from '#lib/units.ts';
import type { Ground } from '../ground.ts';
import type { JobRow } from '../queries.ts';
import { listUntold, markTold } from './queries.ts';

type TellGround = Pick<Ground, 'database' | 'log' | 'now' | 'fault'> & { readonly notify: Notify };

/** What ended before is no news: a topic that is new, or was away for so long, is not told of it. */
const newsFor = 14 * day;
const slice = 100;

/**
 * Tell programs outside how jobs ended. Each is told after the transaction that ended it, and then marked;
 * what could not be told, or not be marked, is told by the next call. So it is told at least once, by
 * every process that comes by, and known by its job.
 */
export async function tellJobs(ground: TellGround): Promise<void> {
  const after = new Date(ground.now().getTime() - newsFor);
  for (;;) {
    const jobs = await listUntold(ground.database, { after, limit: slice });
    for (const job of jobs) if (!(await tellJob(ground, job))) return;
    if (jobs.length < slice) return;
  }
}

/** Tell of one job, and answer whether it is worth to go on. */
async function tellJob(ground: TellGround, job: JobRow): Promise<boolean> {
  const { database, log, notify, now } = ground;
  try {
    if (!(await notify.publish(toTold(job)))) return false;
  } catch (error) {
    log.error({ event: 'job-untold', jobId: job.id, err: error });
    return false;
  }
  await ground.fault('job-told');
  await database.transaction((tx) => markTold(tx, job.id, now()));
  return true;
}

function toTold(job: JobRow): Told {
  const {
    id: jobId,
    accountId,
    folderId,
    kind,
    state,
    done: files,
    doneBytes: bytes,
    failed,
  } = job;
  const finishedAt = job.finishedAt?.toISOString() ?? null;
  return { jobId, accountId, folderId, kind, state, files, bytes, failed, finishedAt };
}
