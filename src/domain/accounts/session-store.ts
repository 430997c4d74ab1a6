import { Lucia, TimeSpan } from 'lucia';
import type { Transaction } from '#adapters/database/database.ts';
import { luciaAdapter } from './lucia-adapter.ts';
import { lifetimes, type Role, sessionsPerAccount, sudoSpan } from './rules.ts';
import { isAlive, type Session } from './session.ts';
import { freshToken, hashToken } from './token.ts';

/** Keeps the sessions of accounts, inside one transaction. */
export interface SessionStore {
  /** Begin a session. When the account has too many, those used longest ago end; it tells which. */
  create(birth: {
    accountId: string;
    role: Role;
    agent: string;
    remember: boolean;
    amr: string;
  }): Promise<{ session: Session; ended: readonly string[] }>;
  /** Answer a session that lives, or null; one that reached an end is deleted. */
  validate(id: string): Promise<Session | null>;
  /** List the sessions of an account that live, the one used last first. */
  list(accountId: string): Promise<Session[]>;
  /** End a session. Ending an absent one is not an error. */
  end(id: string): Promise<void>;
  /** End all sessions of an account. */
  endAll(accountId: string): Promise<void>;
}

/**
 * Keep sessions with Lucia over our own rows. Lucia alone would slide for ever and would put its id
 * into a cookie: here both ends are columns that it cannot move, and the id never is a bearer.
 */
export function sessionStore(tx: Transaction, now: Date): SessionStore {
  const lucia = new Lucia(luciaAdapter(tx, now), {
    sessionExpiresIn: new TimeSpan(lifetimes.member.absolute, 'ms'),
    getSessionAttributes: (session) => ({ row: session }),
  });

  const store: SessionStore = {
    create: async ({ accountId, role, agent, remember, amr }) => {
      const { idle, absolute } = lifetimes[role];
      const row: Session = {
        id: hashToken(freshToken()),
        accountId,
        expiresAt: new Date(now.getTime() + absolute),
        idleEndsAt: new Date(now.getTime() + idle),
        remember,
        agent,
        authenticatedAt: now,
        amr,
        // Who signs in proves who it is, just now.
        sudoUntil: new Date(now.getTime() + sudoSpan),
        createdAt: now,
        usedAt: now,
      };
      await lucia.createSession(accountId, row, { sessionId: row.id });
      const tooMany = (await store.list(accountId)).slice(sessionsPerAccount);
      for (const old of tooMany) await store.end(old.id);
      return { session: row, ended: tooMany.map((old) => old.id) };
    },
    validate: async (id) => {
      const { session } = await lucia.validateSession(id);
      if (!session) return null;
      if (isAlive(session.row, now)) return session.row;
      await store.end(id);
      return null;
    },
    list: async (accountId) => {
      const sessions = await lucia.getUserSessions(accountId);
      return sessions.map(({ row }) => row).filter((row) => isAlive(row, now));
    },
    end: (id) => lucia.invalidateSession(id),
    endAll: (accountId) => lucia.invalidateUserSessions(accountId),
  };
  return store;
}

declare module 'lucia' {
  interface Register {
    Lucia: Lucia<{ row: Session }>;
    DatabaseSessionAttributes: Session;
  }
}
