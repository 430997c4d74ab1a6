import type { ArchiveJob } from './contract.ts';
import type { JobRow } from './queries.ts';

/** A job as its owner sees it. What was just done to a folder was done in the drive. */
export function toJob(row: JobRow, folderIn: ArchiveJob['folderIn'] = 'drive'): ArchiveJob {
  return {
    id: row.id,
    kind: row.kind,
    of: row.ofId,
    folder: { id: row.folderId, name: row.folderName, path: row.folderPath },
    folderIn,
    state: row.state,
    class: row.class,
    tier: row.tier,
    expected: row.expected,
    expectedBytes: row.expectedBytes,
    ...capProgress(row),
    failed: row.failed,
    problem: row.problem,
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    clearAt: row.clearAt?.toISOString() ?? null,
    days: row.days,
    closesAt: row.closesAt?.toISOString() ?? null,
  };
}

/** Leave out what a step has counted twice, since it died in between. */
export function capProgress({
  done,
  doneBytes,
  expected,
  expectedBytes,
}: Pick<JobRow, 'done' | 'doneBytes' | 'expected' | 'expectedBytes'>) {
  return { done: Math.min(done, expected), doneBytes: Math.min(doneBytes, expectedBytes) };
}
