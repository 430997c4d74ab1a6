import type { Transaction } from '#adapters/database/database.ts';
import type { Place } from '#domain/accounts/place.ts';
import { Problem } from '#lib/problem.ts';
import { hasFactor, replaceRecoveryCodes } from './queries.ts';
import { freshRecoveryCode, hashRecoveryCode } from './recovery-code.ts';
import { recoveryCodes } from './rules.ts';

/** Give an account new recovery codes; those before stop to count. They are shown this once. */
export async function makeRecoveryCodes(
  { database, now, audit }: Pick<Place, 'database' | 'now' | 'audit'>,
  accountId: string,
): Promise<string[]> {
  return database.transaction(async (tx) => {
    // Without a second factor nothing asks for them.
    if (!(await hasFactor(tx, accountId))) throw new Problem('second-factor-needed');
    const codes = await writeRecoveryCodes(tx, { accountId, now: now() });
    await audit.record(tx, { event: 'recovery-codes-made' });
    return codes;
  });
}

/** Make an account's recovery codes and keep their hashes. */
export async function writeRecoveryCodes(
  tx: Transaction,
  { accountId, now }: { accountId: string; now: Date },
): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, freshRecoveryCode);
  const hashes = codes.map(hashRecoveryCode).filter((hash) => hash !== null);
  await replaceRecoveryCodes(tx, { accountId, hashes, now });
  return codes;
}
