import type { Database } from '#adapters/database/database.ts';
import { Problem } from '#lib/problem.ts';
import type { KeepAnswersAnswer } from './contract.ts';
import { countAnswers, findNewest, insertAnswers, takeRecord } from './queries.ts';
import { type Answer, mostAnswers } from './rules.ts';

/** A clock may go ahead of ours by as much; beyond it an answer would be due for ever. */
const longestLead = 24 * 60 * 60 * 1000;

/** Keep answers of an account: each id once, whatever the order and however often they come. */
export async function keepAnswers(
  { database, now }: { database: Database; now: () => Date },
  accountId: string,
  answers: readonly Answer[],
): Promise<KeepAnswersAnswer> {
  const latest = now().getTime() + longestLead;
  if (answers.some(({ at }) => new Date(at).getTime() > latest)) {
    throw new Problem('answer-from-future');
  }
  return database.transaction(async (tx) => {
    await takeRecord(tx, accountId);
    // Later than everything before, so that a reader who follows the list misses nothing.
    const newest = await findNewest(tx, accountId);
    const keptAt = new Date(Math.max(now().getTime(), (newest?.getTime() ?? 0) + 1));
    await insertAnswers(
      tx,
      answers.map(({ at, ...answer }) => ({ ...answer, at: new Date(at), accountId, keptAt })),
    );
    const total = await countAnswers(tx, accountId);
    // A throw undoes it: what was there before stays, and nothing is kept by half.
    if (total > mostAnswers) throw new Problem('progress-full', { limit: mostAnswers });
    return { total };
  });
}
