import type { Database } from '#adapters/database/database.ts';
import { day } from '#lib/units.ts';
import { removeDone } from './queries.ts';

/** A message that is sent a second time is known by its row for so long. */
const doneSpan = 1 * day;
const rowsAtOnce = 1_000;

/** Forget messages that were worked off. What was given up stays until somebody has looked at it. */
export async function sweepOutbox({
  database,
  now,
}: {
  database: Database;
  now: () => Date;
}): Promise<void> {
  const before = new Date(now().getTime() - doneSpan);
  while (await database.transaction((tx) => removeDone(tx, before, rowsAtOnce)));
}
