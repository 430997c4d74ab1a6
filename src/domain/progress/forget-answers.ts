import type { Database } from '#adapters/database/database.ts';
import { deleteAnswers } from './queries.ts';

/** Forget everything that an account has answered. */
export async function forgetAnswers(
  { database }: { database: Database },
  accountId: string,
): Promise<void> {
  await database.transaction((tx) => deleteAnswers(tx, accountId));
}
