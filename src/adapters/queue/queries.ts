import { and, asc, desc, eq, gt, gte, isNotNull, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';
import type { Dead, Outgoing, QueueSize } from './queue.ts';

/** What a row of the outbox asks for. */
export interface Message {
  topic: string;
  /** What the message is about; for people who look at the queue. */
  key: string;
  body: unknown;
  dueAt: Date;
}

/** A message as its handler sees it. */
export interface Delivery extends Message {
  id: string;
  attempts: number;
}

/** Write down what must happen because of this transaction: both are kept, or neither. */
export async function addToOutbox({ db, tables: { outbox } }: Transaction, message: Message) {
  await db.insert(outbox).values({ id: freshId(), createdAt: new Date(), ...message });
}

/** Write down many things that must happen because of this transaction. */
export async function addManyToOutbox(
  { tables: { outbox }, insertMany }: Transaction,
  messages: readonly Message[],
) {
  const createdAt = new Date();
  await insertMany(
    outbox,
    messages.map((message) => ({ id: freshId(), createdAt, ...message })),
  );
}

/** Take the messages that are due, so that no other process takes them until `claimedUntil`. */
export async function claimDue(
  { db, tables: { outbox } }: Transaction,
  { now, claimedUntil, limit }: { now: Date; claimedUntil: Date; limit: number },
): Promise<Delivery[]> {
  const isFree = and(
    isNull(outbox.doneAt),
    lte(outbox.dueAt, now),
    or(isNull(outbox.claimedUntil), lt(outbox.claimedUntil, now)),
  );
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(isFree)
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(limit);
  return (
    db
      .update(outbox)
      .set({ claimedUntil, attempts: sql`${outbox.attempts} + 1` })
      // Once more: who waited here for another process that took the same rows finds them taken.
      .where(and(sql`${outbox.id} IN ${due}`, isFree))
      .returning({
        id: outbox.id,
        topic: outbox.topic,
        key: outbox.key,
        body: outbox.body,
        dueAt: outbox.dueAt,
        attempts: outbox.attempts,
      })
  );
}

/** Write down messages that somebody sent; one that stands there already is not written again. */
export async function sendMessages(
  { db, tables: { outbox } }: Transaction,
  messages: readonly Outgoing[],
  now: Date,
) {
  const rows = messages.map(({ id, topic, key, body }) => ({ id, topic, key, body }));
  if (rows.length === 0) return;
  await db
    .insert(outbox)
    .values(rows.map((row) => ({ ...row, createdAt: now, dueAt: now })))
    .onConflictDoNothing();
}

/** Count what waits, what is for later, what is being worked on, and what was given up. */
export async function countMessages(
  { db, tables: { outbox } }: Reader,
  now: Date,
): Promise<QueueSize> {
  const isFree = or(isNull(outbox.claimedUntil), lt(outbox.claimedUntil, now));
  const isDue = and(isNull(outbox.doneAt), lte(outbox.dueAt, now), isFree);
  const [waiting, later, inFlight, dead, [oldest]] = await Promise.all([
    db.$count(outbox, isDue),
    db.$count(outbox, and(isNull(outbox.doneAt), gt(outbox.dueAt, now), isFree)),
    db.$count(outbox, and(isNull(outbox.doneAt), gte(outbox.claimedUntil, now))),
    db.$count(outbox, isNotNull(outbox.problem)),
    db.select({ at: outbox.dueAt }).from(outbox).where(isDue).orderBy(asc(outbox.dueAt)).limit(1),
  ]);
  return { waiting, later, inFlight, dead, oldestAt: oldest?.at ?? null };
}

const deadAtOnce = 1_000;

/** List what was given up, the newest first. */
export async function listDead({ db, tables: { outbox } }: Reader): Promise<Dead[]> {
  const rows = await db
    .select()
    .from(outbox)
    .where(isNotNull(outbox.problem))
    .orderBy(desc(outbox.createdAt), desc(outbox.id))
    .limit(deadAtOnce);
  return rows.map(({ id, topic, key, body, problem, createdAt, attempts }) => ({
    id,
    message: { topic, key, body },
    problem,
    sentAt: createdAt,
    attempts,
  }));
}

/** Let what was given up be tried anew; tell whether it was there. */
export async function redriveDead(
  { db, tables: { outbox } }: Transaction,
  id: string,
  dueAt: Date,
): Promise<boolean> {
  const rows = await db
    .update(outbox)
    .set({ dueAt, ...anew })
    .where(and(eq(outbox.id, id), isNotNull(outbox.problem)))
    .returning({ id: outbox.id });
  return rows.length === 1;
}

const anew = { attempts: 0, doneAt: null, problem: null };

/** Let everything that was given up be tried anew; tell how much it was. */
export async function redriveAllDead(
  { db, tables: { outbox } }: Transaction,
  dueAt: Date,
): Promise<number> {
  const rows = await db
    .update(outbox)
    .set({ dueAt, ...anew })
    .where(isNotNull(outbox.problem))
    .returning({ id: outbox.id });
  return rows.length;
}

/** Throw away what was given up; tell whether it was there. */
export async function dropDead(
  { db, tables: { outbox } }: Transaction,
  id: string,
): Promise<boolean> {
  const rows = await db
    .delete(outbox)
    .where(and(eq(outbox.id, id), isNotNull(outbox.problem)))
    .returning({ id: outbox.id });
  return rows.length === 1;
}

/** Tell whether a message like this waits that no process has taken. */
export async function isWaiting(
  { db, tables: { outbox } }: Reader,
  { topic, key }: Pick<Message, 'topic' | 'key'>,
): Promise<boolean> {
  const rows = await db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.doneAt),
        isNull(outbox.claimedUntil),
        eq(outbox.topic, topic),
        eq(outbox.key, key),
      ),
    )
    .limit(1);
  return rows.length === 1;
}

/** Let a message that waits for later come sooner. */
export async function hurry(
  { db, tables: { outbox } }: Transaction,
  { topic, key, dueAt }: Pick<Message, 'topic' | 'key' | 'dueAt'>,
) {
  await db
    .update(outbox)
    .set({ dueAt })
    .where(
      and(
        isNull(outbox.doneAt),
        eq(outbox.topic, topic),
        eq(outbox.key, key),
        gt(outbox.dueAt, dueAt),
      ),
    );
}

/** Close a message for good. A problem makes it a dead letter, kept for people to look at. */
export async function finishMessage(
  { db, tables: { outbox } }: Transaction,
  { id, doneAt, problem }: { id: string; doneAt: Date; problem: string | null },
) {
  await db.update(outbox).set({ doneAt, problem, claimedUntil: null }).where(eq(outbox.id, id));
}

/** Forget some messages that were worked off before a moment; answers whether there were any. */
export async function removeDone(
  { db, tables: { outbox } }: Transaction,
  before: Date,
  limit: number,
): Promise<boolean> {
  const done = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(lt(outbox.doneAt, before), isNull(outbox.problem)))
    .limit(limit);
  const gone = await db
    .delete(outbox)
    .where(sql`${outbox.id} IN ${done}`)
    .returning({ id: outbox.id });
  return gone.length > 0;
}

/** Let a message come again later; how often it was tried is kept unless it is given. */
export async function postponeMessage(
  { db, tables: { outbox } }: Transaction,
  { id, ...change }: { id: string; dueAt: Date; attempts?: number },
) {
  await db
    .update(outbox)
    .set({ ...change, claimedUntil: null })
    .where(eq(outbox.id, id));
}

/** Give back what this process had claimed when it died: it is the only one on this database. */
export async function releaseClaims({ db, tables: { outbox } }: Transaction) {
  await db.update(outbox).set({ claimedUntil: null }).where(isNull(outbox.doneAt));
}

/** Find when the next message is due, or null when none waits. */
export async function findNextDue({ db, tables: { outbox } }: Reader): Promise<Date | null> {
  const [row] = await db
    .select({ dueAt: outbox.dueAt })
    .from(outbox)
    .where(isNull(outbox.doneAt))
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(1);
  return row?.dueAt ?? null;
}
