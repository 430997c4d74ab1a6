import { changeTree } from '#domain/folders/change-tree.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from './ground.ts';
import { expireTrash } from './queries.ts';

/** Give up all that lies in the trash, or what one act threw away. The sweep forgets it soon. */
export async function emptyTrash(
  ground: Pick<Ground, 'database' | 'now'>,
  accountId: string,
  trashId: string | null,
): Promise<void> {
  await changeTree(ground, accountId, async (tx) => {
    const found = await expireTrash(tx, accountId, { id: trashId, now: ground.now() });
    if (!found && trashId !== null) throw new Problem('trash-not-found');
  });
}
