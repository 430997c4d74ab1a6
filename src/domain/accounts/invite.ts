import { addToOutbox } from '#adapters/queue/queries.ts';
import type { Language } from '#i18n/languages.ts';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { toEmailKey } from './email.ts';
import { mintLink } from './mint-link.ts';
import type { Place } from './place.ts';
import { findAccountByEmail, upsertInvitation } from './queries.ts';
import { linkLifetimes, type Role } from './rules.ts';
import type { LetterJob } from './send-letter.ts';

/**
 * Invite somebody by address: one invitation an address, the newest one counts. By letter the link is
 * made when the letter is written; by hand its secret is answered, once, for whoever passes it on.
 */
export async function invite(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  wish: { email: string; role: Role; language: Language; invitedBy: string; by: 'letter' | 'hand' },
): Promise<{ id: string; token: string | null }> {
  const { email, role, language, invitedBy, by } = wish;
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + linkLifetimes.invite);
  const emailKey = toEmailKey(email);
  return database.transaction(async (tx) => {
    if (await findAccountByEmail(tx, emailKey)) throw new Problem('account-exists');
    const id = await upsertInvitation(tx, {
      id: freshId(),
      email,
      emailKey,
      role,
      language,
      invitedBy,
      createdAt,
      expiresAt,
    });
    await audit.record(tx, { event: 'invited', targetId: id, facts: { role, by } });
    const link = { purpose: 'invite', subjectId: id, now: createdAt, expiresAt } as const;
    // An older link dies either way.
    const token = await mintLink(tx, link);
    if (by === 'hand') return { id, token };
    const body: LetterJob = { purpose: 'invite', subjectId: id };
    await addToOutbox(tx, { topic: 'letter', key: id, body, dueAt: createdAt });
    return { id, token: null };
  });
}
