import { sweepAudit } from './audit/queries.ts';
import type { Place } from './place.ts';
import {
  deleteExpiredSessions,
  sweepKnownBrowsers,
  sweepLinks,
  sweepPending,
  sweepRefreshTokens,
} from './queries.ts';
import {
  auditMemory,
  browserMemory,
  refreshGrace,
  refreshMemory,
  sealMargin,
  tokenMemory,
} from './rules.ts';
import { sweepTokens } from './tokens/queries.ts';

/** Throw away what is over: sessions, links, sign-ups, seals of successors, hashes of the long dead. */
export async function sweepAccounts({
  database,
  now,
}: Pick<Place, 'database' | 'now'>): Promise<void> {
  const moment = now();
  await database.transaction(async (tx) => {
    await deleteExpiredSessions(tx, moment);
    await sweepLinks(tx, moment);
    await sweepPending(tx, moment);
    await sweepTokens(tx, new Date(moment.getTime() - tokenMemory));
    await sweepAudit(tx, new Date(moment.getTime() - auditMemory));
    await sweepKnownBrowsers(tx, new Date(moment.getTime() - browserMemory));
    await sweepRefreshTokens(tx, {
      sealedBefore: new Date(moment.getTime() - refreshGrace - sealMargin),
      deadBefore: new Date(moment.getTime() - refreshMemory),
    });
  });
}
