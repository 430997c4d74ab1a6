import type { Dead, QueueSize } from '#adapters/queue/queue.ts';
import { getCheck } from '#domain/integrity/check/get-check.ts';
import { type DeadView, type QueueName, queueNames, type SystemView } from './contract.ts';
import type { SystemPlace } from './place.ts';
import * as queries from './queries.ts';
import { decideReason, toFirstLine } from './reason.ts';

/** A person reads no more at once. */
const mostDead = 100;
const mostJobs = 20;
const mostItems = 20;

/** Look at the machinery: queues, dead letters, jobs, and what holding the stores together found. */
export async function lookAtSystem(
  place: Pick<SystemPlace, 'database' | 'ledger' | 'now' | 'queues' | 'log'>,
): Promise<SystemView> {
  const { database } = place;
  const queues = await measureQueues(place);
  const [dead, jobs, stopped, differing, check] = await Promise.all([
    listDead(place, queues),
    queries.countJobStates(database),
    listStopped(place),
    queries.listDiffering(database, mostJobs),
    getCheck(place),
  ]);
  return {
    queues: queues.map(toQueueView),
    ...{ dead, jobs, stopped, check },
    differing: differing.map(({ finishedAt, ...found }) => {
      return { ...found, finishedAt: finishedAt.toISOString() };
    }),
  };
}

interface Measured {
  readonly name: QueueName;
  readonly size: QueueSize | null;
}

async function measureQueues({
  queues,
  log,
}: Pick<SystemPlace, 'queues' | 'log'>): Promise<Measured[]> {
  const named = queueNames.flatMap((name) => (queues[name] ? [[name, queues[name]] as const] : []));
  return Promise.all(
    named.map(async ([name, queue]) => {
      // One that does not answer is told as such, and hides none of the others.
      const size = await queue.measure().catch((error: unknown) => {
        log.error({ event: 'queue-away', queue: name, err: error });
        return null;
      });
      return { name, size };
    }),
  );
}

function toQueueView({ name, size }: Measured): SystemView['queues'][number] {
  if (!size) return { name, size };
  const { oldestAt, ...counts } = size;
  if (oldestAt === undefined) return { name, size: counts };
  return { name, size: { ...counts, oldestAt: oldestAt?.toISOString() ?? null } };
}

async function listDead(
  { database, queues, log }: Pick<SystemPlace, 'database' | 'queues' | 'log'>,
  measured: readonly Measured[],
): Promise<DeadView[]> {
  const found: { queue: QueueName; dead: Dead }[] = [];
  for (const { name, size } of measured) {
    // Looking at a queue of dead letters hides them for a moment: not where there are none.
    if (!size?.dead) continue;
    const listed = await queues[name]?.listDead().catch((error: unknown) => {
      log.error({ event: 'queue-away', queue: name, err: error });
      return [];
    });
    found.push(...(listed ?? []).map((dead) => ({ queue: name, dead })));
  }
  const newest = found
    .sort((a, b) => b.dead.sentAt.getTime() - a.dead.sentAt.getTime())
    .slice(0, mostDead);
  const keys = newest.flatMap(({ dead }) => dead.message?.key ?? []);
  const [jobs, accounts] = await Promise.all([
    queries.findJobOwners(database, keys),
    queries.findAccountIds(database, keys),
  ]);
  return newest.map(({ queue, dead }) => {
    const { id, message, problem, sentAt, attempts: tries } = dead;
    const key = message?.key ?? '';
    return {
      queue,
      id,
      step: message?.topic ?? null,
      about: message?.key ?? null,
      jobId: jobs.has(key) ? key : null,
      accountId: jobs.get(key) ?? (accounts.has(key) ? key : null),
      reason: decideReason(dead),
      problem: problem === null ? null : toFirstLine(problem),
      sentAt: sentAt.toISOString(),
      ...(tries !== undefined && { tries }),
    };
  });
}

async function listStopped({
  database,
  ledger,
}: Pick<SystemPlace, 'database' | 'ledger'>): Promise<SystemView['stopped']> {
  const jobs = await queries.listStoppedJobs(database, mostJobs);
  return Promise.all(
    jobs.map(async (job) => {
      const { id, kind, state, accountId, folderId, expected, done, failed } = job;
      const items = await ledger.list({
        archiveId: job.ofId ?? id,
        states: ['failed'],
        after: null,
        limit: mostItems,
      });
      return {
        ...{ id, kind, state, accountId, folderId, expected, done, failed },
        createdAt: job.createdAt.toISOString(),
        finishedAt: job.finishedAt?.toISOString() ?? null,
        items: items.map(({ blobId, problem, changedAt }) => ({
          blobId,
          problem,
          at: changedAt.toISOString(),
        })),
      };
    }),
  );
}
