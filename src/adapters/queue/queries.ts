import { and, asc, eq, isNull, lt, lte, or, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';

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
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        isNull(outbox.doneAt),
        lte(outbox.dueAt, now),
        or(isNull(outbox.claimedUntil), lt(outbox.claimedUntil, now)),
      ),
    )
    .orderBy(asc(outbox.dueAt), asc(outbox.id))
    .limit(limit);
  return db
    .update(outbox)
    .set({ claimedUntil, attempts: sql`${outbox.attempts} + 1` })
    .where(sql`${outbox.id} IN ${due}`)
    .returning({
      id: outbox.id,
      topic: outbox.topic,
      key: outbox.key,
      body: outbox.body,
      dueAt: outbox.dueAt,
      attempts: outbox.attempts,
    });
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

/** Close a message for good. A problem makes it a dead letter, kept for people to look at. */
export async function finishMessage(
  { db, tables: { outbox } }: Transaction,
  { id, doneAt, problem }: { id: string; doneAt: Date; problem: string | null },
) {
  await db.update(outbox).set({ doneAt, problem, claimedUntil: null }).where(eq(outbox.id, id));
}

/** Let a message come again later. */
export async function postponeMessage(
  { db, tables: { outbox } }: Transaction,
  { id, dueAt }: { id: string; dueAt: Date },
) {
  await db.update(outbox).set({ dueAt, claimedUntil: null }).where(eq(outbox.id, id));
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
