import { Problem } from '#lib/problem.ts';
import type { DropRequest } from './contract.ts';
import type { SystemPlace } from './place.ts';

/** Throw a dead letter away: what it asks for is never done. */
export async function dropDead(
  { queues, database, audit }: Pick<SystemPlace, 'queues' | 'database' | 'audit'>,
  { queue, id }: DropRequest,
): Promise<void> {
  if (!(await queues[queue]?.drop(id))) throw new Problem('message-not-found');
  await database.transaction((tx) =>
    audit.record(tx, { event: 'message-dropped', targetId: id, facts: { queue } }),
  );
}
