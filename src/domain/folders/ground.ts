import type { KeyObject } from 'node:crypto';
import type { Database } from '#adapters/database/database.ts';

/** What an account may keep and send, in bytes and milliseconds. */
export interface Limits {
  readonly fileBytes: number;
  readonly quotaBytes: number;
  readonly quotaFiles: number;
  readonly diskFreeBytes: number;
  readonly uploadSpan: number;
  readonly trashSpan: number;
  readonly clearSpan: number;
}

/** What every act on a drive stands on. The services of the process are one. */
export interface Ground {
  readonly database: Database;
  readonly now: () => Date;
  readonly limits: Limits;
  /** Signs the cursors of lists. */
  readonly cursorKey: KeyObject;
}
