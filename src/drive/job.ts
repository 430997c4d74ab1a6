import type { ArchiveJob } from '#domain/archive/contract.ts';

/** Find the job that works on an archive now: the archive itself, or the restore that brings it back. */
export function findRunning(
  jobs: readonly ArchiveJob[],
  archiveId: string | null,
): ArchiveJob | null {
  if (archiveId === null) return null;
  const isOurs = ({ id, of }: ArchiveJob) => id === archiveId || of === archiveId;
  return jobs.find((job) => job.state === 'running' && isOurs(job)) ?? null;
}
