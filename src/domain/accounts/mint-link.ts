import type { Transaction } from '#adapters/database/database.ts';
import { type Purpose, replaceLinkToken } from './queries.ts';
import { freshToken, hashToken } from './token.ts';

/** Make the secret of a link. It works once, and an older one for the same act dies. */
export async function mintLink(
  tx: Transaction,
  link: {
    purpose: Purpose;
    subjectId: string;
    accountId?: string;
    now: Date;
    expiresAt: Date;
  },
): Promise<string> {
  const { purpose, subjectId, accountId = null, now, expiresAt } = link;
  const token = freshToken();
  const hash = hashToken(token);
  await replaceLinkToken(tx, { hash, purpose, subjectId, accountId, createdAt: now, expiresAt });
  return token;
}
