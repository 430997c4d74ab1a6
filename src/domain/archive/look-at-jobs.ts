import { readPage } from '#lib/page.ts';
import { Problem } from '#lib/problem.ts';
import { toJob } from './answers.ts';
import {
  type ArchiveJobAnswer,
  itemState,
  type ListArchiveAnswer,
  type ListArchiveRequest,
} from './contract.ts';
import type { Ground } from './ground.ts';
import { sumOf } from './ledger-steps.ts';
import { countJobs, findOwnJob, listJobRows } from './queries.ts';
import { toCheck } from './verify/answers.ts';
import { findCheck } from './verify/queries.ts';
import { whereFoldersLie } from './where-folders-lie.ts';

/** List an account's jobs, the newest first. */
export async function listJobs(
  { database, cursorKey: key, now }: Pick<Ground, 'database' | 'cursorKey' | 'now'>,
  accountId: string,
  { limit, cursor: text }: ListArchiveRequest,
): Promise<ListArchiveAnswer> {
  const total = await countJobs(database, accountId);
  const page = await readPage(
    { key, list: ['archive', accountId], text, limit },
    {
      total,
      read: (from, limit) => listJobRows(database, accountId, { ...from, limit }),
      placeOf: (row) => [row.createdAt.getTime(), row.id],
    },
  );
  const whereIs = await whereFoldersLie({ database, now }, accountId, page.rows);
  const items = page.rows.map((row) => toJob(row, whereIs(row)));
  return { items, ...page.links, total };
}

/** Get a job with its ledger counted. */
export async function getJob(
  { database, ledger, now }: Pick<Ground, 'database' | 'ledger' | 'now'>,
  accountId: string,
  jobId: string,
): Promise<ArchiveJobAnswer> {
  const job = await findOwnJob(database, accountId, jobId);
  if (!job) throw new Problem('archive-not-found');
  const counted = await ledger.glance(job.ofId ?? job.id, `${job.id} ${job.state}`);
  const whereIs = await whereFoldersLie({ database, now }, accountId, [job]);
  const check = await findCheck(database, job.id);
  const items = itemState.options.map((state) => [state, sumOf(counted, [state]).count]);
  // Every option has its entry: the list above is made from all of them.
  return {
    ...toJob(job, whereIs(job)),
    items: Object.fromEntries(items) as ArchiveJobAnswer['items'],
    repeats: job.repeats,
    // Written by the check, in this shape.
    counted: job.counted as ArchiveJobAnswer['counted'],
    check: check && (await toCheck(database, check)),
  };
}
