import type { ArchiveJob } from '#domain/archive/contract.ts';
import type { DriveWords } from '#i18n/drive.ts';

/** Say in a few words where a job stands. */
export function sayJob(
  { kind, state }: Pick<ArchiveJob, 'kind' | 'state'>,
  say: DriveWords['jobs'],
): string {
  return say[state === 'running' ? kind : state];
}
