import { addToOutbox } from '#adapters/queue/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { expireTrash } from './queries.ts';

/** The topic that forgets what was given up at once; a sweep finds it too. The key is the account. */
export const trashGivenUp = 'trash-given-up';

/** Give up all that lies in the trash, or what one act threw away. */
export async function emptyTrash(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  trashId: string | null,
): Promise<void> {
  await changeTree(ground, accountId, async (tx) => {
    const now = ground.now();
    const found = await expireTrash(tx, accountId, { id: trashId, now });
    if (!found && trashId !== null) throw new Problem('trash-not-found');
    if (found) {
      await addToOutbox(tx, { topic: trashGivenUp, key: accountId, body: {}, dueAt: now });
    }
  });
}
