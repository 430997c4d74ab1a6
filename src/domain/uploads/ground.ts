import type { Hash } from 'node:crypto';
import type { Ground as FileGround } from '#domain/files/ground.ts';

/** What every act on uploads stands on. The services of the process are one. */
export interface Ground extends FileGround {
  readonly uploads: UploadMemory;
}

/** What one process knows about uploads beyond the database. Losing it costs time, never bytes. */
export interface UploadMemory {
  /** Names this process in leases. */
  readonly process: string;
  /** Who holds which upload in this process, and how to ask for it. */
  readonly holders: Map<string, { release: () => void; gone: Promise<void> }>;
  /** Hashes of uploads that this process saw from their first byte on, and how far they are. */
  readonly hashes: Map<string, { hash: Hash; offset: number }>;
  /** Bytes that this process took in since it began. */
  received: number;
}
