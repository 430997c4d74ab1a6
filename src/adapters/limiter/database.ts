import { createHmac } from 'node:crypto';
import type { Database } from '#adapters/database/database.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { Problem } from '#lib/problem.ts';
import { day, minute, second } from '#lib/units.ts';
import type { Limiter } from './limiter.ts';
import { closeLane, countTry, findClosedUntil, forgetTries, sweepTries } from './queries.ts';

/** A crowd would wait for the disk once each, and everybody behind it. A power cut may forgive a try. */
const unlasting = { lasting: false };

/** So many failures in a row cost nothing: people mistype. */
const freeFailures = 5;
const longestClosing = 15 * minute;
/** Nobody mistypes so often in a row. Then only a reset opens the lane, or a month without a try. */
const mostFailures = 100;
const closedSpan = 30 * day;
/** A lane in which nothing failed for a day is forgotten. */
const laneMemory = 1 * day;

/** Count in the database, where every process sees it and a restart forgets nothing. */
export function databaseLimiter({
  database,
  secrets,
  now,
}: {
  database: Database;
  secrets: Pick<Secrets, 'derive'>;
  now: () => Date;
}): Limiter {
  const secret = secrets.derive('tries');
  const toKey = (...parts: string[]) =>
    createHmac('sha256', secret).update(parts.join('!')).digest('base64url');

  return {
    spend: async (...spendings) => {
      const moment = now();
      let opensAt = 0;
      await database.transaction(async (tx) => {
        for (const { budget, by } of spendings) {
          const key = toKey('budget', budget.name, by);
          const endsAt = new Date(moment.getTime() + budget.per);
          const tried = await countTry(tx, { key, now: moment, endsAt });
          if (tried.count > budget.tries) opensAt = Math.max(opensAt, tried.endsAt.getTime());
        }
      }, unlasting);
      if (opensAt > 0) refuse(opensAt - moment.getTime());
    },
    enter: async (lane) => {
      const moment = now();
      const key = toKey('lane', lane);
      const left = await database.transaction(async (tx) => {
        const closed = await findClosedUntil(tx, key);
        if (closed && closed > moment) return closed.getTime() - moment.getTime();
        const remembered = new Date(moment.getTime() + laneMemory);
        const { count } = await countTry(tx, { key, now: moment, endsAt: remembered });
        const closedUntil = new Date(moment.getTime() + closingAfter(count));
        const endsAt = closedUntil > remembered ? closedUntil : remembered;
        await closeLane(tx, { key, closedUntil, endsAt });
        return 0;
      }, unlasting);
      if (left > 0) refuse(left);
    },
    succeed: (lane) =>
      database.transaction((tx) => forgetTries(tx, toKey('lane', lane)), unlasting),
    sweep: () => database.transaction((tx) => sweepTries(tx, now())),
  };
}

function closingAfter(failures: number): number {
  if (failures < freeFailures) return 0;
  if (failures >= mostFailures) return closedSpan;
  return Math.min(second * 2 ** (failures - freeFailures), longestClosing);
}

function refuse(left: number): never {
  throw new Problem('too-many-requests', { retryAfter: Math.ceil(left / second) });
}
