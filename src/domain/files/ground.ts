import type { Storage } from '#adapters/storage/storage.ts';
import type { Ground as FolderGround } from '#domain/folders/ground.ts';

/** What every act on files stands on. The services of the process are one. */
export interface Ground extends FolderGround {
  readonly storage: Storage;
}
