import { beforeEach, describe, expect, test } from 'vitest';
import type { Begun } from '#domain/accounts/begin-session.ts';
import { findVisitor } from '#domain/accounts/find-visitor.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { lifetimes, refreshGrace, refreshMemory, sealMargin } from '#domain/accounts/rules.ts';
import { sweepAccounts } from '#domain/accounts/sweep-accounts.ts';
import { hashToken } from '#domain/accounts/token.ts';
import { day, hour, minute } from '#lib/units.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

let place: TestPlace;
let accountId: string;
let first: Begun;
beforeEach(async () => {
  place = freshPlace();
  accountId = await place.account('asha@example.org');
  first = await place.session(accountId);
});

const isAlive = async ({ session }: Begun) =>
  (await findVisitor(place, { sessionId: session.id, refreshToken: undefined })) !== null;
const rows = async () => {
  const { db, tables } = place.database;
  return db.select().from(tables.refreshTokens);
};
const letters = async () => {
  const { db, tables } = place.database;
  return (await db.select().from(tables.outbox)).map(({ topic, body }) => ({ topic, body }));
};
const refused = { code: 'not-signed-in' };

describe('rotation', () => {
  test('gives a new token of the same session each time', async () => {
    const second = await refreshSession(place, first.refreshToken);
    place.pass(hour);
    const third = await refreshSession(place, second.refreshToken);
    const tokens = [first, second, third].map(({ refreshToken }) => refreshToken);
    expect(new Set(tokens).size).toBe(3);
    expect(third.session.id).toBe(first.session.id);
  });

  test('moves the idle end and never the absolute one', async () => {
    place.pass(13 * day);
    const second = await refreshSession(place, first.refreshToken);
    expect(second.session.idleEndsAt.getTime()).toBe(place.now().getTime() + lifetimes.member.idle);
    expect(second.session.expiresAt).toEqual(first.session.expiresAt);
    place.pass(13 * day);
    const third = await refreshSession(place, second.refreshToken);
    expect(third.session.idleEndsAt).toEqual(first.session.expiresAt);
    place.pass(3 * day + 23 * hour);
    const fourth = await refreshSession(place, third.refreshToken);
    place.pass(hour);
    await expect(refreshSession(place, fourth.refreshToken)).rejects.toMatchObject(refused);
    expect(await isAlive(fourth)).toBe(false);
  });

  test('a session at its idle end is nobody, before any sweep', async () => {
    place.pass(lifetimes.member.idle - 1);
    expect(await isAlive(first)).toBe(true);
    place.pass(1);
    expect(await isAlive(first)).toBe(false);
  });

  test('ends with the idle end, to the millisecond', async () => {
    const other = await place.session(accountId);
    place.pass(lifetimes.member.idle - 1);
    await refreshSession(place, first.refreshToken);
    place.pass(1);
    await expect(refreshSession(place, other.refreshToken)).rejects.toMatchObject(refused);
    expect(await isAlive(other)).toBe(false);
  });

  test('an owner stays an hour idle and twelve in all', async () => {
    const owner = await place.session(await place.account('owner@example.org', 'owner'));
    place.pass(hour - 1);
    let last = await refreshSession(place, owner.refreshToken);
    for (let n = 0; n < 11; n++) {
      place.pass(hour - 1);
      last = await refreshSession(place, last.refreshToken);
    }
    place.pass(12);
    await expect(refreshSession(place, last.refreshToken)).rejects.toMatchObject(refused);
  });
});

describe('the grace', () => {
  test('fifty at once get one successor', async () => {
    const all = await Promise.all(
      Array.from({ length: 50 }, () => refreshSession(place, first.refreshToken)),
    );
    expect(new Set(all.map(({ refreshToken }) => refreshToken)).size).toBe(1);
    expect(await rows()).toHaveLength(2);
  });

  test('holds to its last millisecond', async () => {
    const second = await refreshSession(place, first.refreshToken);
    place.pass(refreshGrace);
    expect((await refreshSession(place, first.refreshToken)).refreshToken).toBe(
      second.refreshToken,
    );
  });

  test('is measured when somebody comes, however long the database lets them wait', async () => {
    const second = await refreshSession(place, first.refreshToken);
    place.pass(refreshGrace);
    const slow: typeof place.database = {
      ...place.database,
      transaction: (act) => {
        place.pass(minute);
        return place.database.transaction(act);
      },
    };
    const late = await refreshSession({ ...place, database: slow }, first.refreshToken);
    expect(late.refreshToken).toBe(second.refreshToken);
  });

  test('one millisecond later the family ends, the member is told, the successor is dead', async () => {
    const second = await refreshSession(place, first.refreshToken);
    place.pass(refreshGrace + 1);
    await expect(refreshSession(place, first.refreshToken)).rejects.toMatchObject(refused);
    expect(await isAlive(first)).toBe(false);
    await expect(refreshSession(place, second.refreshToken)).rejects.toMatchObject(refused);
    const letter = { topic: 'letter', body: { purpose: 'reuse', subjectId: accountId } };
    expect(await letters()).toEqual([letter]);
  });

  test('a grandparent ends the family too', async () => {
    const second = await refreshSession(place, first.refreshToken);
    place.pass(refreshGrace + 1);
    await refreshSession(place, second.refreshToken);
    await expect(refreshSession(place, first.refreshToken)).rejects.toMatchObject(refused);
    expect(await isAlive(second)).toBe(false);
  });

  test('reuse ends this family and no other of the account', async () => {
    const other = await place.session(accountId);
    await refreshSession(place, first.refreshToken);
    place.pass(refreshGrace + 1);
    await expect(refreshSession(place, first.refreshToken)).rejects.toMatchObject(refused);
    expect(await isAlive(other)).toBe(true);
  });
});

describe('a token', () => {
  test.each([
    ['cut', (token: string) => token.slice(0, -1)],
    ['longer', (token: string) => `${token}A`],
    ['in another case', (token: string) => token.toUpperCase()],
    ['of nobody', (token: string) => `rt1.${'A'.repeat(token.length - 4)}`],
    ['that is a hash', (token: string) => `rt1.${hashToken(token)}`],
    ['that is empty', () => ''],
  ])('%s is refused and touches nothing', async (_name, change) => {
    const before = await rows();
    await expect(refreshSession(place, change(first.refreshToken))).rejects.toMatchObject(refused);
    expect(await rows()).toEqual(before);
    expect(await isAlive(first)).toBe(true);
  });

  test('of a disabled account ends its session', async () => {
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set({ status: 'disabled' });
    });
    await expect(refreshSession(place, first.refreshToken)).rejects.toMatchObject(refused);
    expect(await place.database.db.$count(place.database.tables.sessions)).toBe(0);
  });

  test('is nowhere in the database, nor is its successor', async () => {
    const second = await refreshSession(place, first.refreshToken);
    const dump = JSON.stringify(await rows());
    for (const { refreshToken } of [first, second]) {
      expect(dump).not.toContain(refreshToken);
      expect(dump).not.toContain(refreshToken.slice(4));
      expect(dump).toContain(hashToken(refreshToken));
    }
  });
});

describe('the sweep', () => {
  test('empties seals whose grace is over, and keeps the others', async () => {
    const second = await refreshSession(place, first.refreshToken);
    place.pass(refreshGrace);
    await refreshSession(place, first.refreshToken);
    place.pass(sealMargin);
    await sweepAccounts(place);
    expect((await rows()).filter(({ sealedNext }) => sealedNext !== null)).toHaveLength(1);
    place.pass(1);
    await sweepAccounts(place);
    expect((await rows()).map(({ sealedNext }) => sealedNext)).toEqual([null, null]);
    expect(await isAlive(second)).toBe(true);
  });

  test('keeps the hashes of a dead family for thirty days', async () => {
    await refreshSession(place, first.refreshToken);
    place.pass(lifetimes.member.idle);
    await sweepAccounts(place);
    expect(await place.database.db.$count(place.database.tables.sessions)).toBe(0);
    expect(await rows()).toHaveLength(2);
    place.pass(refreshMemory);
    await sweepAccounts(place);
    expect(await rows()).toHaveLength(0);
  });

  test('never forgets the tokens of a session that lives', async () => {
    let last = first;
    for (let n = 0; n < 3; n++) {
      place.pass(9 * day);
      last = await refreshSession(place, last.refreshToken);
      await sweepAccounts(place);
    }
    expect(await rows()).toHaveLength(4);
  });
});
