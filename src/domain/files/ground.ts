import type { Storage } from '#adapters/storage/storage.ts';
import type { Ground as FolderGround } from '#domain/folders/ground.ts';

/** A named place in an act where a test may end the process, to see that nothing is lost. */
export type Fault = (point: string) => Promise<void>;

/** What every act on files stands on. The services of the process are one. */
export interface Ground extends FolderGround {
  readonly storage: Storage;
  /** Does nothing but in a test of crashes. */
  readonly fault: Fault;
}
