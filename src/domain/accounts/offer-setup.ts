import { day } from '#lib/units.ts';
import { mintLink } from './mint-link.ts';
import type { Place } from './place.ts';
import { hasOwner } from './queries.ts';

/** A house has one owner's door. */
export const setupSubject = 'place';

/** A start makes a new link, so this end is only for what nobody starts again. */
const setupLifetime = 365 * day;

/** While nobody runs this place, make the secret of the link that lets its owner in; else null. */
export function offerSetup({
  database,
  now,
}: Pick<Place, 'database' | 'now'>): Promise<string | null> {
  return database.transaction(async (tx) => {
    if (await hasOwner(tx)) return null;
    const expiresAt = new Date(now().getTime() + setupLifetime);
    return mintLink(tx, { purpose: 'setup', subjectId: setupSubject, now: now(), expiresAt });
  });
}
