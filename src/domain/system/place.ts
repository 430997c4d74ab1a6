import type { Queue } from '#adapters/queue/queue.ts';
import type { Audit } from '#domain/accounts/audit/audit-book.ts';
import type { Ground } from '#domain/integrity/ground.ts';
import type { MovableClock } from '#lib/clock.ts';
import type { QueueName } from './contract.ts';

/** By their names, the queues that this place has. */
export type Queues = Readonly<Partial<Record<QueueName, Queue>>>;

/** What looking after the machinery stands on. */
export interface SystemPlace extends Ground {
  readonly queues: Queues;
  readonly audit: Audit;
  /** By which the archive sleeps and wakes; null where that is the machine's. */
  readonly clock: MovableClock | null;
}
