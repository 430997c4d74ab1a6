import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Database } from '#adapters/database/database.ts';
import { postgresDatabase } from '#adapters/database/postgres/database.ts';
import { behavesLikeLedger } from '#adapters/ledger/ledger.contract.ts';
import { sqlLedger } from '#adapters/ledger/sql.ts';
import { addManyToOutbox, claimDue } from '#adapters/queue/queries.ts';
import { confirmSignUp } from '#domain/accounts/confirm-sign-up.ts';
import { findVisitor } from '#domain/accounts/find-visitor.ts';
import { mintLink } from '#domain/accounts/mint-link.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { refreshGrace } from '#domain/accounts/rules.ts';
import { signOut } from '#domain/accounts/sign-out.ts';
import { password } from './support/person.ts';
import { freshPlace, type TestPlace } from './support/place.ts';
import { freshDatabase, postgresServer } from './support/postgres.ts';

// SQLite lets one writer in at a time. Postgres lets many, so what must not race is tried there too:
// three processes' worth of connections at once.

describe.skipIf(!postgresServer)('on Postgres', () => {
  let opened: Database[];
  let houses: TestPlace[];
  let place: TestPlace;
  beforeEach(async () => {
    const url = await freshDatabase();
    opened = [];
    for (let n = 0; n < 3; n++) opened.push(await postgresDatabase(url));
    houses = opened.map((database) => freshPlace({ database }));
    // One clock for all.
    const [first] = houses;
    if (!first) throw new Error('No house was opened.');
    place = first;
    houses = houses.map((house) => ({ ...house, now: place.now }));
  });
  afterEach(() => Promise.all(opened.map((database) => database.close())));

  /** Let every house do the same so many times, all at once. */
  const everywhere = <T>(times: number, act: (house: TestPlace) => Promise<T>) =>
    Promise.allSettled(houses.flatMap((house) => Array.from({ length: times }, () => act(house))));

  test('sixty refreshes of one token from three processes give one successor', async () => {
    const begun = await place.session(await place.account('asha@example.org'));
    const outcomes = await everywhere(20, (house) => refreshSession(house, begun.refreshToken));
    const given = outcomes.map((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.refreshToken : String(outcome.reason),
    );
    expect(new Set(given).size).toBe(1);
    const { db, tables } = place.database;
    const rows = await db.select().from(tables.refreshTokens);
    expect(rows.map(({ usedAt }) => usedAt !== null).sort()).toEqual([false, true]);
    expect(await db.$count(tables.outbox)).toBe(0);
    expect(await db.$count(tables.audit, eq(tables.audit.event, 'refresh-reuse'))).toBe(0);
  });

  test('a replay after the grace ends the family once, whoever sees it', async () => {
    const accountId = await place.account('asha@example.org');
    const begun = await place.session(accountId);
    const other = await place.session(accountId);
    const next = await refreshSession(place, begun.refreshToken);
    place.pass(refreshGrace + 1);
    const outcomes = await everywhere(5, (house) => refreshSession(house, begun.refreshToken));
    expect(outcomes.map(({ status }) => status)).toEqual(Array(15).fill('rejected'));
    await expect(refreshSession(place, next.refreshToken)).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    const { db, tables } = place.database;
    expect(await db.$count(tables.outbox)).toBe(1);
    const { id: sessionId } = other.session;
    expect(await findVisitor(place, { sessionId, refreshToken: undefined })).not.toBeNull();
  });

  test('a sign-out that races refreshes wins', async () => {
    const begun = await place.session(await place.account('asha@example.org'));
    let n = 0;
    await everywhere(10, async (house) => {
      n += 1;
      if (n === 15) await signOut(house, begun.session);
      else await refreshSession(house, begun.refreshToken);
    });
    const { id: sessionId } = begun.session;
    expect(await findVisitor(place, { sessionId, refreshToken: undefined })).toBeNull();
    expect(await place.database.db.$count(place.database.tables.sessions)).toBe(0);
  });

  test('a message that three processes reach for is taken by one', async () => {
    const messages = Array.from({ length: 60 }, (_, n) => ({
      topic: 'planted',
      key: String(n),
      body: {},
      dueAt: place.now(),
    }));
    await place.database.transaction((tx) => addManyToOutbox(tx, messages));
    const claimedUntil = new Date(place.now().getTime() + 60_000);
    const outcomes = await everywhere(10, ({ database, now }) =>
      database.transaction((tx) => claimDue(tx, { now: now(), claimedUntil, limit: 16 })),
    );
    const taken = outcomes.flatMap((outcome) =>
      outcome.status === 'fulfilled' ? outcome.value.map(({ key }) => key) : [],
    );
    expect(taken.length).toBeGreaterThan(0);
    expect(new Set(taken).size).toBe(taken.length);
  });

  test('a link that three processes open at once gives one account', async () => {
    const now = place.now();
    const later = new Date(now.getTime() + 60_000);
    const token = await place.database.transaction(async (tx) => {
      await tx.db.insert(tx.tables.signUps).values({
        id: 'A'.repeat(22),
        email: 'asha@example.org',
        emailKey: 'asha@example.org',
        language: 'en',
        createdAt: now,
        expiresAt: later,
      });
      return mintLink(tx, { purpose: 'confirm', subjectId: 'A'.repeat(22), now, expiresAt: later });
    });
    const wish = { token, name: 'Asha', password, host: 'x.example' };
    const outcomes = await everywhere(3, (house) => confirmSignUp(house, wish, async () => {}));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await place.database.db.$count(place.database.tables.accounts)).toBe(1);
  });
});

describe.skipIf(!postgresServer)('sqlLedger on Postgres', () => {
  const opened: Database[] = [];
  afterEach(() => Promise.all(opened.splice(0).map((database) => database.close())));
  behavesLikeLedger(async () => {
    const database = await postgresDatabase(await freshDatabase());
    opened.push(database);
    return sqlLedger(database);
  });
});
