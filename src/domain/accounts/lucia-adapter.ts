import type { Adapter, DatabaseSession } from 'lucia';
import type { Transaction } from '#adapters/database/database.ts';
import {
  deleteExpiredSessions,
  deleteSession,
  deleteSessions,
  findSession,
  insertSession,
  listSessionRows,
} from './queries.ts';
import type { Session } from './session.ts';

/** Let Lucia read and write our rows, inside one transaction. */
export function luciaAdapter(tx: Transaction, now: Date): Adapter {
  return {
    getSessionAndUser: async (id) => {
      const found = await findSession(tx, id);
      if (!found) return [null, null];
      return [toLucia(found.session), { id: found.account.id, attributes: {} }];
    },
    getUserSessions: async (accountId) => (await listSessionRows(tx, accountId)).map(toLucia),
    // Our row is the truth; the end that Lucia computed from its own clock is left aside.
    setSession: ({ attributes }) => insertSession(tx, attributes),
    // Lucia slides a session that is half over, for ever. The absolute end does not move.
    updateSessionExpiration: async () => {},
    deleteSession: (id) => deleteSession(tx, id),
    deleteUserSessions: (accountId) => deleteSessions(tx, { accountId }),
    deleteExpiredSessions: () => deleteExpiredSessions(tx, now),
  };
}

function toLucia(row: Session): DatabaseSession {
  return { id: row.id, userId: row.accountId, expiresAt: row.expiresAt, attributes: row };
}
