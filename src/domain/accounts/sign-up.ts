import { addToOutbox } from '#adapters/queue/queries.ts';
import type { Language } from '#i18n/languages.ts';
import { freshId } from '#lib/id.ts';
import { toEmailKey } from './email.ts';
import type { Place } from './place.ts';
import { upsertSignUp } from './queries.ts';
import { linkLifetimes } from './rules.ts';
import type { LetterJob } from './send-letter.ts';

/**
 * Note that an address wants an account, and have a letter sent to it. Whether the address has an
 * account already is only looked up when the letter is written, so this act looks and lasts the same.
 */
export async function signUp(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  { email, language }: { email: string; language: Language },
): Promise<void> {
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + linkLifetimes.confirm);
  const emailKey = toEmailKey(email);
  await database.transaction(async (tx) => {
    const id = await upsertSignUp(tx, {
      id: freshId(),
      email,
      emailKey,
      language,
      createdAt,
      expiresAt,
    });
    const body: LetterJob = { purpose: 'confirm', subjectId: id };
    await addToOutbox(tx, { topic: 'letter', key: id, body, dueAt: createdAt });
    await audit.record(tx, { event: 'sign-up', accountId: null });
  });
}
