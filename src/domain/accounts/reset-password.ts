import { addToOutbox } from '#adapters/queue/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { Place } from './place.ts';
import {
  deletePending,
  deleteSessions,
  findAccount,
  findLinkSubject,
  listKnownBrowsers,
  spendLinkToken,
  updateAccount,
} from './queries.ts';
import type { LetterJob } from './send-letter.ts';
import { hashToken, isToken } from './token.ts';
import { deleteTokens } from './tokens/queries.ts';

/**
 * Spend the link of a letter and set a new password. Whoever knew the old one may have let programs
 * in: all tokens go and all sessions end. Nobody is signed in: who has a second factor still needs it.
 */
export async function resetPassword(
  place: Pick<Place, 'database' | 'passwords' | 'judge' | 'limiter' | 'now' | 'audit'>,
  { token, password, host }: { token: string; password: string; host: string },
): Promise<void> {
  const { database, passwords, judge, limiter, now, audit } = place;
  if (!isToken(token)) throw new Problem('link-spent');
  const link = { hash: hashToken(token), purpose: 'reset', now: now() } as const;
  // Asked first, so that a guess costs no argon2; decided below, where it is spent.
  const accountId = await findLinkSubject(database, link);
  const known = accountId === null ? null : await findAccount(database, accountId);
  if (known?.status !== 'active') throw new Problem('link-spent');
  await judge.requireGood(password, [known.name, known.email, host]);
  const passwordHash = await passwords.hash(password);

  const { id, emailKey } = known;
  await database.transaction(async (tx) => {
    if ((await spendLinkToken(tx, link)) !== id) throw new Problem('link-spent');
    const account = await findAccount(tx, id);
    if (account?.status !== 'active') throw new Problem('link-spent');
    await updateAccount(tx, id, {
      password: passwordHash,
      changedAt: link.now,
      // The letter came to its address, and was read there.
      emailVerifiedAt: account.emailVerifiedAt ?? link.now,
      newEpoch: true,
    });
    await deleteSessions(tx, { accountId: id });
    await deletePending(tx, id);
    const tokens = await deleteTokens(tx, id);
    const body: LetterJob = { purpose: 'password-reset', subjectId: id };
    await addToOutbox(tx, { topic: 'letter', key: id, body, dueAt: link.now });
    await audit.record(tx, { event: 'password-reset', actorId: id });
    for (const targetId of tokens) {
      await audit.record(tx, { event: 'token-revoked', actorId: id, targetId });
    }
  });
  // Who reads the letters may try again, wherever too many tries were made.
  const browsers = await listKnownBrowsers(database, id);
  const lanes = browsers.map(({ hash }) => `browser!${hash}`);
  for (const lane of [`address!${emailKey}`, `password!${id}`, ...lanes]) {
    await limiter.succeed(lane);
  }
}
