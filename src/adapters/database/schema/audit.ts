import type { AccountsTables } from './accounts.ts';
import type { Columns } from './columns.ts';

/** Define what was seen of people at the doors. */
export function defineAudit(columns: Columns, { accounts }: AccountsTables) {
  const { table, text, whole, moment, json, index } = columns;

  /**
   * What happened, for the people it happened to. Rows are inserted and never changed: triggers
   * refuse it. Nobody's name stands here, so a deleted account leaves nothing personal.
   */
  const audit = table(
    'audit',
    {
      id: text('id').primaryKey(),
      at: moment('at').notNull(),
      event: text('event').notNull(),
      result: text('result').$type<'done' | 'refused' | 'failed'>().notNull(),
      // No foreign keys: these ids outlive their accounts.
      /** Whose entry it is: the account that the event is about. */
      accountId: text('account_id'),
      /** Who did it; null for a stranger. */
      actorId: text('actor_id'),
      /** The thing it was done to, where that is not the account: a token, a passkey, a folder. */
      targetId: text('target_id'),
      requestId: text('request_id'),
      /** HMACs: equal ones are the same address or session, and that is all they tell. */
      addressMac: text('address_mac'),
      sessionMac: text('session_mac'),
      /** The family of the browser. */
      agent: text('agent').notNull(),
      facts: json('facts').$type<Readonly<Record<string, string | number>>>().notNull(),
    },
    (row) => [
      index('audit_newest').on(row.at, row.id),
      index('audit_account').on(row.accountId, row.at, row.id),
      index('audit_event').on(row.event, row.at, row.id),
    ],
  );

  /** Browsers that signed in before: they keep a lane of their own when others try passwords. */
  const knownBrowsers = table(
    'known_browsers',
    {
      hash: text('hash').primaryKey(),
      accountId: text('account_id')
        .notNull()
        .references(() => accounts.id, { onDelete: 'cascade' }),
      usedAt: moment('used_at').notNull(),
    },
    (row) => [
      index('known_browsers_account').on(row.accountId),
      index('known_browsers_used').on(row.usedAt),
    ],
  );

  /** How often something was tried. Keys are HMACs: nobody's address is kept. */
  const tries = table(
    'tries',
    {
      key: text('key').primaryKey(),
      count: whole('count').notNull(),
      /** When the count begins anew. */
      endsAt: moment('ends_at').notNull(),
      /** Nothing is tried before this moment. */
      closedUntil: moment('closed_until'),
    },
    (row) => [index('tries_ends').on(row.endsAt)],
  );

  return { audit, knownBrowsers, tries };
}
