import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '#adapters/database/database.ts';
import type { Log } from '#adapters/log/log.ts';
import { isFinal, isProblem } from '#lib/problem.ts';
import { minute, second } from '#lib/units.ts';
import {
  claimDue,
  type Delivery,
  findNextDue,
  finishMessage,
  postponeMessage,
  releaseClaims,
} from './queries.ts';

/** Do what a message asks. It may come twice: doing it again must be harmless. */
export type Handler = (delivery: Delivery) => Promise<void>;

export interface EmbeddedQueue {
  /** Work off the outbox until stopped. */
  start(): Promise<void>;
  /** Take no more messages and wait for those in hand. */
  stop(): Promise<void>;
  /** Work off everything that is due now, then return. */
  drain(): Promise<void>;
}

/** A message is tried this often; then it is a dead letter. */
const maximumAttempts = 5;
/** Longer than any step takes; a claim only outlives its process when that was killed. */
const claim = 10 * minute;
const longestNap = 1 * second;

/** Work off the outbox inside this process, one message after the other. */
export function embeddedQueue(options: {
  database: Database;
  handlers: Readonly<Record<string, Handler>>;
  log: Log;
  now: () => Date;
}): EmbeddedQueue {
  const { database, handlers, log, now } = options;
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
      problem = isProblem(error) ? error.code : String(error);
    }
    // Lost with the power, it comes once more, which every handler must bear anyway.
    await database.transaction((tx) => finishMessage(tx, { id, doneAt: now(), problem }), {
      lasting: false,
    });
  }

  /** Work off one batch; tell whether there was anything to do. */
  async function round(): Promise<boolean> {
    const claimedUntil = new Date(now().getTime() + claim);
    const deliveries = await database.transaction(
      (tx) => claimDue(tx, { now: now(), claimedUntil, limit: 16 }),
      { lasting: false },
    );
    for (const delivery of deliveries) await work(delivery);
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
      await database.transaction(releaseClaims);
      running = loop();
    },
    stop: async () => {
      stopping.abort();
      await running;
    },
    drain: async () => {
      while (await round());
    },
  };
}
