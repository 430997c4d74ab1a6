import { sql } from 'drizzle-orm';
import type { Columns } from './columns.ts';

/** Define what the site itself has to do. */
export function defineWork(columns: Columns) {
  const { table, text, whole, flag, moment, json, index } = columns;

  /** What must still happen because of a committed change. Written in the same transaction. */
  const outbox = table(
    'outbox',
    {
      id: text('id').primaryKey(),
      topic: text('topic').notNull(),
      key: text('key').notNull(),
      body: json('body').notNull(),
      createdAt: moment('created_at').notNull(),
      dueAt: moment('due_at').notNull(),
      claimedUntil: moment('claimed_until'),
      attempts: whole('attempts').notNull().default(0),
      doneAt: moment('done_at'),
      /** Why it was given up: a dead letter. */
      problem: text('problem'),
    },
    (row) => [
      index('outbox_due').on(row.dueAt, row.id).where(sql`done_at IS NULL`),
      index('outbox_done').on(row.doneAt).where(sql`done_at IS NOT NULL`),
    ],
  );

  /** Who holds the stores against each other just now, and what the last to do so has found: one row. */
  const integrity = table('integrity', {
    id: text('id').primaryKey(),
    /** Set while somebody is at it, and left behind by who broke off. */
    beganAt: moment('began_at'),
    /** A process that died lets this lapse. */
    heldUntil: moment('held_until'),
    mends: flag('mends').notNull().default(false),
    finishedAt: moment('finished_at'),
    report: json('report'),
  });

  return { outbox, integrity };
}
