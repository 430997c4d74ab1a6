import { keys } from '#drive/queries.ts';
import type { Told } from './live.ts';

/** Name the answers that are old once this was told. */
export function toKeys(told: Told): readonly (readonly unknown[])[] {
  switch (told.event) {
    case 'changed': {
      const { folderId, parentId } = told.data;
      if (folderId === null) return [keys.drive, keys.trashes];
      const lists = [folderId, parentId].filter((id) => id !== null);
      return [
        keys.drive,
        keys.folder(folderId),
        keys.searches,
        keys.recent,
        keys.starred,
        ...lists.flatMap((id) => [keys.itemsOf(id), keys.folders(id)]),
      ];
    }
    case 'job':
      return [keys.allJobs, keys.job(told.data.id), keys.folder(told.data.folderId)];
    case 'upload':
      return [keys.uploads];
    case 'notification':
      return [keys.notifications];
    // What happened before the stream was there, or while it was away, nobody told.
    case 'open':
    case 'closed':
    case 'reset':
      return [keys.all];
    case null:
      return [];
  }
}
