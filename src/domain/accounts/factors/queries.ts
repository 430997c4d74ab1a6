import { and, asc, eq, gt, isNotNull, isNull, lt, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import type { Tables } from '#adapters/database/schema.ts';

export type PendingRow = Tables['pendingSignIns']['$inferSelect'];
export type PasskeyRow = Tables['passkeys']['$inferSelect'];
type Challenge = Tables['passkeyChallenges']['$inferSelect'];

// Which factors ----------------------------------------------------------------------------------

/** Tell whether an account must prove more than its password. */
export async function hasFactor({ db, tables }: Reader, accountId: string): Promise<boolean> {
  const { totp, passkeys } = tables;
  const codes = db.$count(totp, and(eq(totp.accountId, accountId), isNotNull(totp.confirmedAt)));
  if ((await codes) > 0) return true;
  return (await db.$count(passkeys, eq(passkeys.accountId, accountId))) > 0;
}

/** Nothing that a session proved beside the password counts any longer. */
export async function weakenSessions(
  { db, tables: { sessions } }: Transaction,
  accountId: string,
): Promise<void> {
  await db.update(sessions).set({ amr: 'pwd' }).where(eq(sessions.accountId, accountId));
}

// Sign-ins that wait -----------------------------------------------------------------------------

/** Write down a sign-in that waits for its second factor. */
export async function insertPending(
  { db, tables: { pendingSignIns } }: Transaction,
  pending: Tables['pendingSignIns']['$inferInsert'],
): Promise<void> {
  await db.insert(pendingSignIns).values(pending);
}

/** Find a sign-in that still waits. */
export async function findPending(
  { db, tables: { pendingSignIns } }: Reader,
  { hash, now, tries }: { hash: string; now: Date; tries: number },
): Promise<PendingRow | null> {
  const rows = db.select().from(pendingSignIns);
  const [row] = await rows.where(waits(pendingSignIns, { hash, now, tries })).limit(1);
  return row ?? null;
}

/** Count a try before it is looked at; null when none is left. */
export async function countPendingTry(
  { db, tables: { pendingSignIns } }: Transaction,
  { hash, now, tries }: { hash: string; now: Date; tries: number },
): Promise<PendingRow | null> {
  const [row] = await db
    .update(pendingSignIns)
    .set({ tries: sql`${pendingSignIns.tries} + 1` })
    .where(waits(pendingSignIns, { hash, now, tries }))
    .returning();
  return row ?? null;
}

/** Spend a sign-in that waits, once; answer whether this call was the one. */
export async function spendPending(
  { db, tables: { pendingSignIns } }: Transaction,
  { hash, now }: { hash: string; now: Date },
): Promise<boolean> {
  const spent = await db
    .update(pendingSignIns)
    .set({ usedAt: now })
    .where(and(eq(pendingSignIns.hash, hash), isNull(pendingSignIns.usedAt)))
    .returning({ hash: pendingSignIns.hash });
  return spent.length === 1;
}

/** Keep what a passkey is asked to sign for a sign-in that waits. */
export async function setPendingChallenge(
  { db, tables: { pendingSignIns } }: Transaction,
  { hash, challenge }: { hash: string; challenge: string | null },
): Promise<void> {
  await db.update(pendingSignIns).set({ challenge }).where(eq(pendingSignIns.hash, hash));
}

function waits(
  pending: Tables['pendingSignIns'],
  { hash, now, tries }: { hash: string; now: Date; tries: number },
) {
  return and(
    eq(pending.hash, hash),
    isNull(pending.usedAt),
    gt(pending.expiresAt, now),
    lt(pending.tries, tries),
  );
}

// Codes of an app --------------------------------------------------------------------------------

/** Find the seed of an account's codes, confirmed or not. */
export async function findTotp({ db, tables: { totp } }: Reader, accountId: string) {
  const [row] = await db.select().from(totp).where(eq(totp.accountId, accountId)).limit(1);
  return row ?? null;
}

/** Keep a seed that waits for its first code; false when a confirmed one is there. */
export async function upsertTotp(
  { db, tables: { totp } }: Transaction,
  seed: Pick<Tables['totp']['$inferInsert'], 'accountId' | 'sealedSeed' | 'kid' | 'createdAt'>,
): Promise<boolean> {
  const { sealedSeed, kid, createdAt } = seed;
  const kept = await db
    .insert(totp)
    .values(seed)
    .onConflictDoUpdate({
      target: totp.accountId,
      set: { sealedSeed, kid, createdAt, lastStep: null },
      setWhere: isNull(totp.confirmedAt),
    })
    .returning({ accountId: totp.accountId });
  return kept.length === 1;
}

/** Let a seed count from now on, once, unless another took its place. */
export async function confirmSeed(
  { db, tables: { totp } }: Transaction,
  seed: { accountId: string; sealedSeed: string; lastStep: number; confirmedAt: Date },
): Promise<boolean> {
  const { accountId, sealedSeed, lastStep, confirmedAt } = seed;
  const confirmed = await db
    .update(totp)
    .set({ lastStep, confirmedAt })
    .where(
      and(eq(totp.accountId, accountId), eq(totp.sealedSeed, sealedSeed), isNull(totp.confirmedAt)),
    )
    .returning({ accountId: totp.accountId });
  return confirmed.length === 1;
}

/** Take the code of a step, once: neither it nor an older one counts again. */
export async function takeStep(
  { db, tables: { totp } }: Transaction,
  { accountId, step }: { accountId: string; step: number },
): Promise<boolean> {
  const taken = await db
    .update(totp)
    .set({ lastStep: step })
    .where(
      and(
        eq(totp.accountId, accountId),
        isNotNull(totp.confirmedAt),
        or(isNull(totp.lastStep), lt(totp.lastStep, step)),
      ),
    )
    .returning({ accountId: totp.accountId });
  return taken.length === 1;
}

/** Forget the seed of an account's codes; answer whether it had one. */
export async function deleteTotp(
  { db, tables: { totp } }: Transaction,
  accountId: string,
): Promise<boolean> {
  const gone = await db
    .delete(totp)
    .where(and(eq(totp.accountId, accountId), isNotNull(totp.confirmedAt)))
    .returning({ accountId: totp.accountId });
  return gone.length === 1;
}

// Recovery codes ---------------------------------------------------------------------------------

/** Give an account these recovery codes and no others. */
export async function replaceRecoveryCodes(
  tx: Transaction,
  { accountId, hashes, now }: { accountId: string; hashes: readonly string[]; now: Date },
): Promise<void> {
  await deleteRecoveryCodes(tx, accountId);
  const rows = hashes.map((hash) => ({ hash, accountId, createdAt: now }));
  await tx.db.insert(tx.tables.recoveryCodes).values(rows);
}

/** Spend a recovery code of this account, once. */
export async function spendRecoveryCode(
  { db, tables: { recoveryCodes } }: Transaction,
  { hash, accountId, now }: { hash: string; accountId: string; now: Date },
): Promise<boolean> {
  const spent = await db
    .update(recoveryCodes)
    .set({ usedAt: now })
    .where(
      and(
        eq(recoveryCodes.hash, hash),
        eq(recoveryCodes.accountId, accountId),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ hash: recoveryCodes.hash });
  return spent.length === 1;
}

/** Count the recovery codes that were not used yet. */
export async function countRecoveryCodes(
  { db, tables: { recoveryCodes } }: Reader,
  accountId: string,
): Promise<number> {
  const unused = and(eq(recoveryCodes.accountId, accountId), isNull(recoveryCodes.usedAt));
  return db.$count(recoveryCodes, unused);
}

/** Forget all recovery codes of an account. */
export async function deleteRecoveryCodes(
  { db, tables: { recoveryCodes } }: Transaction,
  accountId: string,
): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.accountId, accountId));
}

// Passkeys ---------------------------------------------------------------------------------------

/** List an account's passkeys, the oldest first. */
export async function listPasskeys(
  { db, tables: { passkeys } }: Reader,
  accountId: string,
): Promise<PasskeyRow[]> {
  const rows = db.select().from(passkeys).where(eq(passkeys.accountId, accountId));
  return rows.orderBy(asc(passkeys.createdAt), asc(passkeys.id));
}

/** Find a passkey by its credential's id. */
export async function findPasskey(
  { db, tables: { passkeys } }: Reader,
  id: string,
): Promise<PasskeyRow | null> {
  const [row] = await db.select().from(passkeys).where(eq(passkeys.id, id)).limit(1);
  return row ?? null;
}

/** Write a passkey down; false when it is there already, whoever has it. */
export async function insertPasskey(
  { db, tables: { passkeys } }: Transaction,
  passkey: Tables['passkeys']['$inferInsert'],
): Promise<boolean> {
  const kept = await db
    .insert(passkeys)
    .values(passkey)
    .onConflictDoNothing()
    .returning({ id: passkeys.id });
  return kept.length === 1;
}

/** Note a passkey's use. A counter that does not rise is a copied one: then nothing changes. */
export async function touchPasskey(
  { db, tables: { passkeys } }: Transaction,
  use: { id: string; counter: number; backedUp: boolean; usedAt: Date },
): Promise<boolean> {
  const { id, counter, backedUp, usedAt } = use;
  // Most passkeys do not count, and say 0 each time.
  const rises = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter);
  const touched = await db
    .update(passkeys)
    .set({ counter, backedUp, usedAt })
    .where(and(eq(passkeys.id, id), rises))
    .returning({ id: passkeys.id });
  return touched.length === 1;
}

/** Forget one passkey of this account; answer whether it had it. */
export async function deletePasskey(
  { db, tables: { passkeys } }: Transaction,
  { id, accountId }: { id: string; accountId: string },
): Promise<boolean> {
  const gone = await db
    .delete(passkeys)
    .where(and(eq(passkeys.id, id), eq(passkeys.accountId, accountId)))
    .returning({ id: passkeys.id });
  return gone.length === 1;
}

/** Keep what a passkey is asked to sign. */
export async function insertChallenge(
  { db, tables: { passkeyChallenges } }: Transaction,
  challenge: Tables['passkeyChallenges']['$inferInsert'],
): Promise<void> {
  await db.insert(passkeyChallenges).values(challenge);
}

/** Spend a challenge, once, for the purpose and the browser that it was made for. */
export async function spendChallenge(
  { db, tables: { passkeyChallenges } }: Transaction,
  { hash, purpose, boundTo, now }: Pick<Challenge, 'hash' | 'purpose' | 'boundTo'> & { now: Date },
): Promise<boolean> {
  const spent = await db
    .update(passkeyChallenges)
    .set({ usedAt: now })
    .where(
      and(
        eq(passkeyChallenges.hash, hash),
        eq(passkeyChallenges.purpose, purpose),
        eq(passkeyChallenges.boundTo, boundTo),
        isNull(passkeyChallenges.usedAt),
        gt(passkeyChallenges.expiresAt, now),
      ),
    )
    .returning({ hash: passkeyChallenges.hash });
  return spent.length === 1;
}
