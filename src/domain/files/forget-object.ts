import type { Transaction } from '#adapters/database/database.ts';
import { addManyToOutbox, addToOutbox } from '#adapters/queue/queries.ts';

/** The topic of `forgetObject` and of the handler that does it. */
export const objectForgotten = 'object-forgotten';

/** Let a sealed object go once this transaction is committed; if it is not, the object stays. */
export async function forgetObject(tx: Transaction, key: string, dueAt: Date): Promise<void> {
  await addToOutbox(tx, { topic: objectForgotten, key, body: { key }, dueAt });
}

/** Let many sealed objects go once this transaction is committed. */
export async function forgetObjects(
  tx: Transaction,
  keys: readonly string[],
  dueAt: Date,
): Promise<void> {
  await addManyToOutbox(
    tx,
    keys.map((key) => ({ topic: objectForgotten, key, body: { key }, dueAt })),
  );
}
