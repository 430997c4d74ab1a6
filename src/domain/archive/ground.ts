import type { Cold } from '#adapters/cold/cold.ts';
import type { Ledger } from '#adapters/ledger/ledger.ts';
import type { Log } from '#adapters/log/log.ts';
import type { Ground as FileGround } from '#domain/files/ground.ts';
import type { ColdClass, Tier } from './contract.ts';

/** How things sleep and are woken where nobody says otherwise. */
export interface Habits {
  readonly coldClass: ColdClass;
  readonly tier: Tier;
  /** How many days what was woken stays awake: enough to copy it. */
  readonly awakeDays: number;
}

/** What every step of the archive stands on. The services of the process are one. */
export interface Ground extends FileGround {
  readonly cold: Cold;
  readonly ledger: Ledger;
  readonly log: Log;
  readonly habits: Habits;
}
