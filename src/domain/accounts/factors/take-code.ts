import type { Transaction } from '#adapters/database/database.ts';
import type { Secrets } from '#adapters/secrets/secrets.ts';
import { findTotp, spendRecoveryCode, takeStep } from './queries.ts';
import { hashRecoveryCode } from './recovery-code.ts';
import { findStep, unsealSeed } from './seed.ts';

/** Take a code of the app or a recovery code of this account, once; tell which it was. */
export async function takeCode(
  tx: Transaction,
  secrets: Pick<Secrets, 'derive'>,
  { accountId, code, now }: { accountId: string; code: string; now: Date },
): Promise<'totp' | 'recovery-code' | null> {
  const hash = hashRecoveryCode(code);
  if (hash !== null) {
    return (await spendRecoveryCode(tx, { hash, accountId, now })) ? 'recovery-code' : null;
  }
  const row = await findTotp(tx, accountId);
  if (!row?.confirmedAt) return null;
  const step = findStep(unsealSeed(secrets, row), code, now);
  return step !== null && (await takeStep(tx, { accountId, step })) ? 'totp' : null;
}
