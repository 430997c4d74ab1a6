import { addToOutbox } from '#adapters/queue/queries.ts';
import { freshId } from '#lib/id.ts';
import { toEmailKey } from './email.ts';
import type { Place } from './place.ts';
import { findAccountByEmail } from './queries.ts';
import type { LetterJob } from './send-letter.ts';

/**
 * Have a letter sent with which a forgotten password can be replaced. An address without an account
 * costs the same work: its job is about nobody, and the worker finds nobody to write to.
 */
export async function askForReset(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  email: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const account = await findAccountByEmail(tx, toEmailKey(email));
    const subjectId = account?.id ?? freshId();
    const body: LetterJob = { purpose: 'reset', subjectId };
    await addToOutbox(tx, { topic: 'letter', key: subjectId, body, dueAt: now() });
    await audit.record(tx, { event: 'reset-asked', accountId: account?.id ?? null });
  });
}
