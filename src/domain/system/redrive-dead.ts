import { Problem } from '#lib/problem.ts';
import type { RedriveRequest } from './contract.ts';
import type { SystemPlace } from './place.ts';

/** Let a dead letter be tried anew, or every one of a queue that can be read; answer how many are. */
export async function redriveDead(
  { queues, database, audit }: Pick<SystemPlace, 'queues' | 'database' | 'audit'>,
  { queue: name, id }: RedriveRequest,
): Promise<number> {
  const queue = queues[name];
  if (!queue) throw new Problem('message-not-found');
  const event = 'messages-redriven' as const;
  if (id === undefined) {
    const count = await queue.redriveAll();
    await database.transaction((tx) => audit.record(tx, { event, facts: { queue: name, count } }));
    return count;
  }
  if (!(await queue.redrive(id))) throw new Problem('message-not-found');
  const facts = { queue: name, count: 1 };
  await database.transaction((tx) => audit.record(tx, { event, targetId: id, facts }));
  return 1;
}
