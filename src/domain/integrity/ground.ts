import type { Ground as ArchiveGround } from '#domain/archive/ground.ts';

/** What holding the database and the stores against each other stands on. */
export interface Ground extends ArchiveGround {
  /** Whether others work off steps of the archive: a message that they have is not seen from here. */
  readonly handsOver: boolean;
}
