import { closeSync, fstatSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dump } from '../support/dump.ts';
import { newMember, type Person, password, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { readOutcome, sendExample } from '../support/visitors.ts';

// A database that is held, broken or gone: 503 that may be tried again, cookies stay, nobody is let
// through and nobody is accused of theft.

let server: RunningServer;
let asha: Person;
beforeAll(async () => {
  server = await startServer();
  asha = await newMember(server, 'asha@example.org');
});
afterAll(() => server.stop());

const access = '__Host-Http-at';
const file = () => join(server.dataDir, 'solah.sqlite');

/** Let a disk fail under whoever has this file open. */
function overwrite(path: string): void {
  const handle = openSync(path, 'r+');
  writeSync(handle, Buffer.alloc(fstatSync(handle).size, 'gone'), 0);
  closeSync(handle);
}

/** The same browser, whose access token has died. */
function asleep(): Person {
  const cookies = new Map(asha.cookies);
  cookies.delete(access);
  return person(server.origin, cookies);
}

async function refresh(someone: Person, csrf: string | null): Promise<Response> {
  return someone.send('/api/auth/refresh', {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      origin: server.origin,
      'x-csrf-token': csrf ?? '',
    },
  });
}

async function expectAway(answer: Response): Promise<void> {
  expect(answer.status).toBe(503);
  expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answer.headers.getSetCookie()).toEqual([]);
  expect(await answer.json()).toMatchObject({ code: 'database-away', again: true });
}

test('held by another process: reading goes on, a refresh is 503 and works with the same token later', async () => {
  const someone = asleep();
  const { csrf } = await someone.session();
  const before = new Map(someone.cookies);
  const other = new Sqlite(file());
  other.exec('BEGIN IMMEDIATE');
  const navigation = { 'sec-fetch-mode': 'navigate', 'sec-fetch-dest': 'document' };
  try {
    expect((await asha.send('/api/drive')).status).toBe(200);
    const told: string[] = [];
    const refreshing = refresh(someone, csrf).finally(() => told.push('refused'));
    await asha.send('/').finally(() => told.push('page'));
    await expectAway(await refreshing);
    // While one waits for the lock, the others are served.
    expect(told).toEqual(['page', 'refused']);
    await expectAway(await asleep().send('/account', { headers: navigation }));
  } finally {
    other.exec('ROLLBACK');
    other.close();
  }
  expect(someone.cookies).toEqual(before);
  expect((await refresh(someone, csrf)).status).toBe(200);
  expect((await someone.session()).account).not.toBeNull();
  const { sessions, outbox } = await dump(server.dataDir);
  expect(sessions).toHaveLength(1);
  expect(outbox?.filter((row) => row.includes('reuse'))).toEqual([]);
  asha = someone;
});

test('gone: no page of a member, no sign-in, no refresh is let through; public pages stay', async () => {
  const { csrf } = await asha.session();
  const before = new Map(asha.cookies);
  for (const part of ['', '-wal', '-shm']) overwrite(file() + part);
  for (const path of ['/api/session', '/api/drive', '/api/account/sessions', '/account']) {
    await expectAway(await asha.send(path));
  }
  await expectAway(await refresh(asha, csrf));
  await expectAway(await asleep().send('/account'));
  const body = { email: 'asha@example.org', password };
  const stranger = person(server.origin);
  await expectAway(await stranger.enter('/sign-in', '/api/auth/sign-in', body));
  // A form without a script is told the same by its page.
  const form = await sendExample(stranger, {
    key: 'POST /[...lang]/sign-in',
    rule: { who: 'public', csrf: 'entrance' },
    example: { path: '/sign-in', form: { email: 'asha@example.org', password } },
  });
  expect(await readOutcome(form)).toEqual({ status: 303, code: 'database-away' });
  expect(stranger.cookies.has(access)).toBe(false);
  expect(asha.cookies).toEqual(before);
  expect((await asha.send('/')).status).toBe(200);
  expect((await asha.send('/healthz')).status).toBe(204);
  expect((await asha.send('/readyz')).status).toBe(503);
});
