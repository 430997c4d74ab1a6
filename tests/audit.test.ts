import { createSecretKey } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { auditBook } from '#domain/accounts/audit/audit-book.ts';
import type { ListAuditRequest } from '#domain/accounts/audit/contract.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import { endSession } from '#domain/accounts/end-session.ts';
import { refreshSession } from '#domain/accounts/refresh-session.ts';
import { sessionsPerAccount } from '#domain/accounts/rules.ts';
import { signIn } from '#domain/accounts/sign-in.ts';
import { signOut } from '#domain/accounts/sign-out.ts';
import { minute } from '#lib/units.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

let place: TestPlace;
let asha: string;
let bina: string;
beforeEach(async () => {
  place = freshPlace();
  asha = await place.account('asha@example.org');
  bina = await place.account('bina@example.org');
});

const cursorKey = createSecretKey(Buffer.alloc(32));
const list = (whose: string | 'everybody', wanted: Partial<ListAuditRequest> = {}) =>
  listAudit({ ...place, cursorKey }, whose === 'everybody' ? whose : { accountId: whose }, {
    limit: 50,
    ...wanted,
  });
const eventsOf = async (whose: string) => (await list(whose)).items.map(({ event }) => event);
const enter = (email: string, password: string) =>
  signIn(place, {
    email,
    password,
    remember: false,
    agent: 'Firefox, Linux',
    browserToken: undefined,
    endSessionId: null,
  });

describe('what acts leave in the audit', () => {
  test('a good and a bad sign-in, with the account that each was about', async () => {
    await enter('asha@example.org', 'secret');
    place.pass(1);
    await expect(enter('asha@example.org', 'wrong')).rejects.toThrow();
    place.pass(1);
    await expect(enter('nobody@example.org', 'wrong')).rejects.toThrow();
    const { items } = await list('everybody');
    expect(items).toMatchObject([
      { event: 'sign-in', result: 'refused', accountId: null, actorId: null },
      { event: 'sign-in', result: 'refused', accountId: asha, actorId: null },
      { event: 'sign-in', result: 'done', accountId: asha, actorId: asha, requestId: 'test' },
    ]);
  });

  test('sign-out and an ended session name the same session by the same mark', async () => {
    const first = await place.session(asha);
    const second = await place.session(asha);
    place.pass(1);
    place.trace = { ...place.trace, actorId: asha, sessionId: first.session.id };
    await endSession(place, { accountId: asha, id: second.session.id });
    place.pass(1);
    await signOut(place, first.session);
    const { items } = await list(asha);
    const [out, ended, ...births] = items;
    expect(items.map(({ event }) => event)).toEqual([
      'sign-out',
      'session-ended',
      'sign-in',
      'sign-in',
    ]);
    expect(births.map(({ session }) => session).sort()).toEqual(
      [out?.session, ended?.session].sort(),
    );
    expect(JSON.stringify(items)).not.toContain(first.session.id);
  });

  test('a stolen refresh token is noted for its account, though nobody is signed in', async () => {
    const { refreshToken } = await place.session(asha);
    await refreshSession(place, refreshToken);
    place.pass(minute);
    await expect(refreshSession(place, refreshToken)).rejects.toThrow();
    const [newest] = (await list(asha)).items;
    expect(newest).toMatchObject({ event: 'refresh-reuse', result: 'refused', actorId: null });
  });

  test('the session that had to go for a newer one', async () => {
    for (let i = 0; i <= sessionsPerAccount; i++) {
      place.pass(1);
      await place.session(asha);
    }
    const ended = await list(asha, { event: 'session-ended' });
    expect(ended.items).toMatchObject([{ facts: { why: 'too-many' } }]);
  });

  test('an act that was undone leaves nothing', async () => {
    const undone = place.database.transaction(async (tx) => {
      await place.audit.record(tx, { event: 'sign-up' });
      throw new Error('planted');
    });
    await expect(undone).rejects.toThrow('planted');
    expect(await eventsOf('everybody')).toEqual([]);
  });
});

describe('what is kept of a person', () => {
  test('addresses and sessions are marks, the same each time and of no use', async () => {
    place.trace = { ...noTrace, address: '192.0.2.7', sessionId: 'sid', agent: 'Firefox' };
    place.audit.note({ event: 'refused' });
    place.audit.note({ event: 'refused' });
    place.trace = { ...noTrace, address: 'sid', sessionId: '192.0.2.7' };
    place.audit.note({ event: 'refused' });
    const { items } = await list('everybody');
    expect(JSON.stringify(items)).not.toMatch(/192\.0\.2\.7|"sid"/);
    const addresses = items.map(({ address }) => address);
    expect(new Set(addresses).size).toBe(2);
    // One and the same text as an address and as a session has two marks.
    expect(new Set([...addresses, ...items.map(({ session }) => session)]).size).toBe(4);
  });
});

describe('who reads what', () => {
  test('a member reads the own entries and nobody else’s', async () => {
    await place.session(asha);
    await place.session(bina);
    place.trace = { ...noTrace, actorId: bina };
    await place.database.transaction((tx) =>
      place.audit.record(tx, { event: 'account-disabled', accountId: asha }),
    );
    expect((await list(asha)).items.every(({ accountId }) => accountId === asha)).toBe(true);
    expect((await list(asha)).total).toBe(2);
    expect((await list(bina)).total).toBe(1);
    expect((await list('everybody')).total).toBe(3);
  });

  test('a cursor of one list opens no other', async () => {
    for (let i = 0; i < 3; i++) await place.session(asha);
    const { next } = await list(asha, { limit: 2 });
    const cursor = next ?? '';
    await expect(list(bina, { limit: 2, cursor })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
    await expect(list('everybody', { cursor })).rejects.toMatchObject({ code: 'cursor-invalid' });
    await expect(list(asha, { cursor, event: 'sudo' })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
    expect((await list(asha, { limit: 2, cursor })).items).toHaveLength(1);
  });

  test('pages walk through entries of one moment without a gap or a double', async () => {
    for (let i = 0; i < 7; i++) await place.session(asha);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(asha, { limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(7);
    expect(seen).toHaveLength(7);
  });

  test('filters narrow by event and by result', async () => {
    await place.session(asha);
    place.audit.note({ event: 'sign-in', result: 'refused', accountId: asha });
    expect((await list(asha, { event: 'sign-in' })).total).toBe(2);
    expect((await list(asha, { event: 'sign-in', result: 'refused' })).total).toBe(1);
    expect((await list(asha, { event: 'sign-out' })).total).toBe(0);
  });
});

describe('notes', () => {
  test('a flood costs one transaction, and what is left out is counted', async () => {
    for (let i = 0; i < 1_000; i++) place.audit.note({ event: 'refused', result: 'refused' });
    await place.auditBook.flush();
    const { total } = await list('everybody', { event: 'refused' });
    expect(total).toBe(200);
    const [dropped] = (await list('everybody', { event: 'notes-dropped' })).items;
    expect(dropped?.facts).toEqual({ count: 800 });
  });

  test('a database that is away loses none of them and throws at nobody', async () => {
    let away = true;
    const book = auditBook({
      ...place,
      database: {
        ...place.database,
        transaction: (act) => {
          if (away) throw new Error('away');
          return place.database.transaction(act);
        },
      },
    });
    book.note(noTrace, { event: 'refused' });
    await book.flush();
    book.note(noTrace, { event: 'forged-token' });
    away = false;
    await book.flush();
    expect((await eventsOf('everybody')).sort()).toEqual(['forged-token', 'refused']);
  });
});
