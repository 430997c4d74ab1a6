import { Problem } from '#lib/problem.ts';
import { hour } from '#lib/units.ts';
import type { SystemPlace } from './place.ts';

/** As long as a folder takes to wake up in the usual tier of the cold side at AWS. */
export const skippedHours = 4;

/** Move the archive's clock on, where the site is under development: what takes hours is due at once. */
export async function skipHours({
  clock,
  database,
  audit,
}: Pick<SystemPlace, 'clock' | 'database' | 'audit'>): Promise<void> {
  if (!clock) throw new Problem('not-allowed');
  clock.moveOn(skippedHours * hour);
  const facts = { hours: skippedHours };
  await database.transaction((tx) => audit.record(tx, { event: 'clock-moved', facts }));
}
