import type { Begun } from '#domain/accounts/begin-session.ts';
import type { Place } from '#domain/accounts/place.ts';
import type { Session } from '#domain/accounts/session.ts';
import { Problem } from '#lib/problem.ts';
import { writeRecoveryCodes } from './make-recovery-codes.ts';
import { confirmSeed, countRecoveryCodes, findTotp, upsertTotp } from './queries.ts';
import { enrolSpan, factorBudget } from './rules.ts';
import { findStep, freshSeed, sealSeed, unsealSeed } from './seed.ts';
import { strengthenSession } from './strengthen-session.ts';
import { tellMember } from './tell-member.ts';

/** Make a seed for an account's app. It counts once a code of it was shown. */
export async function beginTotp(
  { database, secrets, now }: Pick<Place, 'database' | 'secrets' | 'now'>,
  accountId: string,
): Promise<void> {
  const sealed = sealSeed(secrets, { accountId, seed: freshSeed() });
  const createdAt = now();
  const kept = await database.transaction((tx) =>
    upsertTotp(tx, { accountId, ...sealed, createdAt }),
  );
  if (!kept) throw new Problem('totp-exists');
}

/** Find the seed that waits for its first code, or null. */
export async function findWaitingSeed(
  { database, secrets, now }: Pick<Place, 'database' | 'secrets' | 'now'>,
  accountId: string,
): Promise<string | null> {
  const row = await findTotp(database, accountId);
  return row && isWaiting(row, now()) ? unsealSeed(secrets, row) : null;
}

/**
 * Let the codes of an app count from now on, with the first of them. The session goes on as one that
 * showed two factors, and the account gets recovery codes unless it has some.
 */
export async function confirmTotp(
  { database, secrets, limiter, now, audit }: Omit<Place, 'passwords' | 'log'>,
  { session, code }: { session: Session; code: string },
): Promise<{ begun: Begun; codes: string[] }> {
  const { accountId } = session;
  await limiter.spend({ budget: factorBudget, by: accountId });
  return database.transaction(async (tx) => {
    const moment = now();
    const row = await findTotp(tx, accountId);
    if (!row || !isWaiting(row, moment)) throw new Problem('enrolment-over');
    const step = findStep(unsealSeed(secrets, row), code, moment);
    if (step === null) throw new Problem('wrong-code');
    const { sealedSeed } = row;
    const seed = { accountId, sealedSeed, lastStep: step, confirmedAt: moment };
    if (!(await confirmSeed(tx, seed))) throw new Problem('enrolment-over');
    await tellMember(tx, { accountId, purpose: 'totp-added', now: moment });
    const amr = 'pwd otp mfa';
    const wish = { session, amr, event: 'totp-added', now: moment } as const;
    const begun = await strengthenSession(tx, audit, wish);
    const left = await countRecoveryCodes(tx, accountId);
    const codes = left > 0 ? [] : await writeRecoveryCodes(tx, { accountId, now: moment });
    return { begun, codes };
  });
}

function isWaiting(row: { confirmedAt: Date | null; createdAt: Date }, now: Date): boolean {
  return row.confirmedAt === null && now.getTime() - row.createdAt.getTime() < enrolSpan;
}
