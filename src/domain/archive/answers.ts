import type { ArchiveJob } from './contract.ts';
import type { JobRow } from './queries.ts';

/** A job as its owner sees it. */
export function toJob(row: JobRow): ArchiveJob {
  return {
    id: row.id,
    kind: row.kind,
    of: row.ofId,
    folder: { id: row.folderId, name: row.folderName, path: row.folderPath },
    state: row.state,
    class: row.class,
    tier: row.tier,
    expected: row.expected,
    expectedBytes: row.expectedBytes,
    done: row.done,
    doneBytes: row.doneBytes,
    failed: row.failed,
    problem: row.problem,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    clearAt: row.clearAt?.toISOString() ?? null,
    days: row.days,
    closesAt: row.closesAt?.toISOString() ?? null,
  };
}
