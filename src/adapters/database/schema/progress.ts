import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define what a learner answered. */
export function defineProgress(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, whole, flag, moment, index, primaryKey } = columns;

  /** What was answered in drills, by any device of an account. Rows are added, never changed. */
  const progressAnswers = table(
    'progress_answers',
    {
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      /** Made by the device. Unique within the account: nobody can take another's. */
      id: text('id').notNull(),
      skill: text('skill').notNull(),
      seed: whole('seed').notNull(),
      right: flag('right').notNull(),
      misconception: text('misconception'),
      /** By the clock of the device. */
      at: moment('at').notNull(),
      /** By ours: the order in which devices read what is new. */
      keptAt: moment('kept_at').notNull(),
    },
    (row) => [
      primaryKey({ columns: [row.accountId, row.id] }),
      index('progress_answers_kept').on(row.accountId, row.keptAt, row.id),
    ],
  );

  return { progressAnswers };
}
