import type { Cold } from '#adapters/cold/cold.ts';
import type { Ledger } from '#adapters/ledger/ledger.ts';
import type { Log } from '#adapters/log/log.ts';
import type { Ground as FileGround } from '#domain/files/ground.ts';

/** What every step of the archive stands on. The services of the process are one. */
export interface Ground extends FileGround {
  readonly cold: Cold;
  readonly ledger: Ledger;
  readonly log: Log;
}
