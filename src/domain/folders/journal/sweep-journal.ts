import { day } from '#lib/units.ts';
import type { Ground } from '../ground.ts';
import { removeRequests } from '../queries.ts';
import { removeOldJournal } from './queries.ts';

/** An answer is given again for so long. */
const requestSpan = 1 * day;
const rowsAtOnce = 1_000;

/** Forget acts that nobody can undo any more, and answers that nobody will ask for again. */
export async function sweepJournal({
  database,
  now,
  limits,
}: Pick<Ground, 'database' | 'now' | 'limits'>): Promise<void> {
  const moment = now().getTime();
  const oldest = new Date(moment - limits.trashSpan);
  await database.transaction((tx) => removeRequests(tx, new Date(moment - requestSpan)));
  while (await database.transaction((tx) => removeOldJournal(tx, oldest, rowsAtOnce)));
}
