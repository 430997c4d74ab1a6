import type { ArchiveJob } from '#domain/archive/contract.ts';
import type { DriveWords } from '#i18n/drive.ts';

/** Say in a few words where a job stands; of an archive that was thrown away, where its folder is. */
export function sayJob(
  { kind, state, folderIn }: Pick<ArchiveJob, 'kind' | 'state' | 'folderIn'>,
  say: DriveWords['jobs'],
): string {
  if (isAsleep({ kind, state }) && folderIn !== 'drive') return say[folderIn];
  return say[state === 'running' ? kind : state];
}

/** Tell an archive that is whole on the cold side. */
export function isAsleep({ kind, state }: Pick<ArchiveJob, 'kind' | 'state'>): boolean {
  return kind === 'archive' && (state === 'archived' || state === 'cleared');
}
