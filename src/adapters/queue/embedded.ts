import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import type { Database } from '#adapters/database/database.ts';
import type { Log } from '#adapters/log/log.ts';
import { isFinal, isProblem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import {
  claimDue,
  countMessages,
  type Delivery,
  dropDead,
  findNextDue,
  finishMessage,
  listDead,
  postponeMessage,
  redriveAllDead,
  redriveDead,
  releaseClaims,
  sendMessages,
} from './queries.ts';
import { maximumAttempts, type Queue } from './queue.ts';

/** Do what a message asks. It may come twice: doing it again must be harmless. */
export type Handler = (delivery: Delivery) => Promise<void>;

export interface EmbeddedQueue extends Queue {
  /** Work off the outbox until stopped. */
  start(): Promise<void>;
  /** Take no more messages and wait for those in hand. */
  stop(): Promise<void>;
  /** Work off everything that is due now, then return. */
  drain(): Promise<void>;
}

/** Longer than any step takes; a claim only outlives its process when that was killed. */
const claim = 10 * minute;
/** What was just written down waits at most so long: a letter, the first step of an archive. */
const longestNap = second / 4;
/** A queue that is away is asked again after this time, for as long as it takes. */
const sendAgain = 10 * second;
const atOnce = 16;

/**
 * Work off the outbox inside this process, one message after the other. A topic that has a queue of its
 * own is only handed over to it: at least once, since a row is closed when the queue has taken it.
 */
export function embeddedQueue(options: {
  database: Database;
  handlers: Readonly<Record<string, Handler>>;
  /** By topic: who works these off is elsewhere. */
  queues?: Readonly<Record<string, Queue>>;
  log: Log;
  now: () => Date;
  /** Whether no other process works on this database: then what is claimed at start is nobody's. */
  alone: boolean;
}): EmbeddedQueue {
  const { database, handlers, queues = {}, log, now, alone } = options;
  const stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();

  async function work(delivery: Delivery): Promise<void> {
    const { id, topic, attempts } = delivery;
    const handle = handlers[topic];
    let problem: string | null = null;
    try {
      if (!handle) throw new Error(`No handler takes the topic ${topic}.`);
      await handle(delivery);
    } catch (error) {
      // A refusal is final; anything else may be the weather, and is tried again, later each time.
      const final = isFinal(error) || attempts >= maximumAttempts;
      log.error({ event: 'message-failed', topic, id, attempts, final, err: error });
      if (!final) {
        const dueAt = new Date(now().getTime() + 2 ** attempts * second);
        await database.transaction((tx) => postponeMessage(tx, { id, dueAt }));
        return;
      }
      problem = nameProblem(error);
    }
    // Lost with the power, it comes once more, which every handler must bear anyway.
    await database.transaction((tx) => finishMessage(tx, { id, doneAt: now(), problem }), {
      lasting: false,
    });
  }

  /** Hand messages over to their queue; those that it did not take stay, however often that happens. */
  async function handOver(queue: Queue, deliveries: readonly Delivery[]): Promise<void> {
    const left = await queue.send(deliveries).catch((error: unknown) => {
      log.error({ event: 'queue-away', count: deliveries.length, err: error });
      return new Set(deliveries.map(({ id }) => id));
    });
    const dueAt = new Date(now().getTime() + sendAgain);
    await database.transaction(
      async (tx) => {
        for (const { id } of deliveries) {
          if (left.has(id)) await postponeMessage(tx, { id, dueAt, attempts: 0 });
          else await finishMessage(tx, { id, doneAt: now(), problem: null });
        }
      },
      { lasting: false },
    );
  }

  async function receive({ limit, span }: { limit: number; span: number }): Promise<Delivery[]> {
    const claimedUntil = new Date(now().getTime() + span);
    return database.transaction(
      async (tx) => {
        const claimed = await claimDue(tx, { now: now(), claimedUntil, limit });
        // Whoever had it so often died with it. What is only handed over is nobody's death.
        const isWorn = ({ topic, attempts }: Delivery) =>
          attempts > maximumAttempts && !queues[topic];
        for (const { id } of claimed.filter(isWorn)) {
          await finishMessage(tx, { id, doneAt: now(), problem: 'worn-out' });
        }
        return claimed.filter((delivery) => !isWorn(delivery));
      },
      { lasting: false },
    );
  }

  /** Work off one batch; tell whether there was anything to do. */
  async function round(): Promise<boolean> {
    const deliveries = await receive({ limit: atOnce, span: claim });
    const byQueue = Map.groupBy(deliveries, ({ topic }) => queues[topic]);
    for (const [queue, some] of byQueue) {
      if (queue) await handOver(queue, some);
      else for (const delivery of some) await work(delivery);
    }
    return deliveries.length > 0;
  }

  async function loop(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (await round()) continue;
      } catch (error) {
        log.error({ event: 'queue-failed', err: error });
      }
      const due = await findNextDue(database).catch(() => null);
      const nap = due ? due.getTime() - now().getTime() : longestNap;
      await wait(Math.min(Math.max(nap, 50), longestNap), undefined, {
        signal: stopping.signal,
      }).catch(() => {});
    }
  }

  return {
    start: async () => {
      if (alone) await database.transaction(releaseClaims);
      running = loop();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    drain: async () => {
      while (await round());
    },

    send: async (messages) => {
      await database.transaction((tx) => sendMessages(tx, messages, now()));
      return new Set();
    },
    receive: async (how) =>
      (await receive(how)).map((delivery) => ({ ...delivery, handle: delivery.id })),
    finish: (id) =>
      database.transaction((tx) => finishMessage(tx, { id, doneAt: now(), problem: null })),
    giveBack: (id) => database.transaction((tx) => postponeMessage(tx, { id, dueAt: now() })),
    measure: () => countMessages(database, now()),
    listDead: () => listDead(database),
    redrive: (id) => database.transaction((tx) => redriveDead(tx, id, now())),
    redriveAll: () => database.transaction((tx) => redriveAllDead(tx, now())),
    drop: (id) => database.transaction((tx) => dropDead(tx, id)),
  };
}

/** A refusal by its code, a body that its contract did not take, and anything else in its own words. */
function nameProblem(error: unknown): string {
  if (isProblem(error)) return error.code;
  return error instanceof z.ZodError ? 'unreadable' : String(error);
}
