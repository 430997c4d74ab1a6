import type { Ground as ArchiveGround } from '#domain/archive/ground.ts';

/** What holding the database and the stores against each other stands on. */
export type Ground = ArchiveGround;
