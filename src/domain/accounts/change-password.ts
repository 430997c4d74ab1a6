import { addToOutbox } from '#adapters/queue/queries.ts';
import { Problem } from '#lib/problem.ts';
import { type Begun, beginSession } from './begin-session.ts';
import type { Place } from './place.ts';
import {
  deleteLinks,
  deletePending,
  deleteSessions,
  findAccount,
  updateAccount,
} from './queries.ts';
import { requirePassword } from './require-password.ts';
import type { LetterJob } from './send-letter.ts';
import type { Session } from './session.ts';

/**
 * Change the password of who knows the current one. This browser goes on with a new session, and
 * unless they are kept the others end. Whatever was signed before stops to count.
 */
export async function changePassword(
  place: Omit<Place, 'secrets' | 'log'>,
  wish: {
    session: Session;
    current: string;
    password: string;
    endOthers: boolean;
    agent: string;
    host: string;
  },
): Promise<Begun> {
  const { database, passwords, judge, now, audit } = place;
  const { session, current, password, endOthers, agent, host } = wish;
  const { accountId, remember } = session;
  await requirePassword(place, { accountId, password: current });
  const known = await findAccount(database, accountId);
  if (!known) throw new Problem('not-signed-in');
  await judge.requireGood(password, [known.name, known.email, host]);
  const passwordHash = await passwords.hash(password);

  return database.transaction(async (tx) => {
    // Read again where nothing slips in between: a reset may have come first.
    const before = await findAccount(tx, accountId);
    if (before?.status !== 'active' || before.password !== known.password) {
      throw new Problem('wrong-password');
    }
    const moment = now();
    const changes = { password: passwordHash, changedAt: moment, newEpoch: true };
    const account = await updateAccount(tx, accountId, changes);
    if (!account) throw new Problem('not-signed-in');
    if (endOthers) await deleteSessions(tx, { accountId, except: session.id });
    await deletePending(tx, accountId);
    await deleteLinks(tx, { purpose: 'reset', subjectId: accountId });
    const body: LetterJob = { purpose: 'password-changed', subjectId: accountId };
    await addToOutbox(tx, { topic: 'letter', key: accountId, body, dueAt: moment });
    return beginSession(tx, audit, {
      account,
      agent,
      remember,
      endSessionId: session.id,
      now: moment,
      amr: session.amr,
      event: 'password-changed',
    });
  });
}
