import type { Database } from '#adapters/database/database.ts';
import type { FactorsView } from './contract.ts';
import { countRecoveryCodes, findTotp, listPasskeys } from './queries.ts';

/** Get how an account proves who it is beside the password. */
export async function getFactors(database: Database, accountId: string): Promise<FactorsView> {
  const [totp, passkeys, codesLeft] = await Promise.all([
    findTotp(database, accountId),
    listPasskeys(database, accountId),
    countRecoveryCodes(database, accountId),
  ]);
  return {
    totpSince: totp?.confirmedAt?.toISOString() ?? null,
    passkeys: passkeys.map(({ id, label, createdAt, usedAt }) => ({
      id,
      label,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt?.toISOString() ?? null,
    })),
    codesLeft,
  };
}
