import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { change } from '../support/dump.ts';
import { type Heard, type Listener, listen } from '../support/events.ts';
import { newMember, type Person, person } from '../support/person.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';

// What one client does, the others hear of: over real HTTP, from two processes on one database.

let server: RunningServer;
let other: RunningServer;
let drive: TestDrive;
let foreign: TestDrive;
beforeAll(async () => {
  const ports = [await freePort(), await freePort()];
  const settings = {
    ORIGINS: ports.map((port) => `http://localhost:${port}`).join(),
    RATE_LIMITS: 'off',
  };
  server = await startServer({ port: ports[0] ?? 0, settings });
  other = await startServer({ port: ports[1] ?? 0, settings, dataDir: server.dataDir });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
  foreign = await openDrive(await newMember(server, 'bina@example.org'));
});
afterAll(async () => {
  await other?.end();
  await server?.stop();
});

const open: Listener[] = [];
const hear = async (by: TestDrive, options?: { lastEventId?: string }) => {
  const listener = await listen((path, init) => by.call('GET', path, init), options);
  open.push(listener);
  return listener;
};
const hush = () => {
  for (const listener of open.splice(0)) listener.close();
};
afterAll(hush);

const told = <Event extends Heard['event']>({ heard }: Listener, event: Event) =>
  heard.filter((one): one is Extract<Heard, { event: Event }> => one.event === event);
const foldersOf = (listener: Listener) =>
  told(listener, 'changed').map(({ data }) => data.folderId);
const until = <T>(look: () => T) => expect.poll(look, { timeout: 8_000 });

/** The same member at the other process. */
const elsewhere = (member: Person) => openDrive(person(other.origin, new Map(member.cookies)));

test('a stream is answered at once, is kept by nobody, and says up to when all was told', async () => {
  const stream = await hear(drive);
  expect(stream.status).toBe(200);
  const { headers } = stream;
  expect(headers.get('content-type')).toBe('text/event-stream');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(headers.get('x-accel-buffering')).toBe('no');
  expect(headers.has('content-encoding')).toBe(false);
  await until(() => told(stream, 'notification')).toHaveLength(1);
  const { revision } = await drive.about();
  expect(stream.heard).toEqual([
    { event: 'notification', data: { unread: 0 }, lastEventId: String(revision) },
  ]);
  const head = await drive.call('HEAD', '/api/events');
  expect([head.status, head.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  hush();
});

test('a change by one client is heard by the others, at each process, and by nobody else', async () => {
  const { id } = await drive.folder('watched');
  const away = await elsewhere(drive.member);
  const [here, there, strange] = [await hear(drive), await hear(away), await hear(foreign)];
  await until(() => [here, there, strange].map(({ heard }) => heard.length)).toEqual([1, 1, 1]);
  const inside = await drive.folder('inside', id);
  const changed = { event: 'changed', data: { folderId: id, parentId: drive.rootId } };
  await until(() => here.heard).toContainEqual(expect.objectContaining(changed));
  await until(() => there.heard).toContainEqual(expect.objectContaining(changed));
  const renamed = await away.call('PATCH', `/api/folders/${inside.id}`, { json: { name: 'new' } });
  expect(renamed.status).toBe(200);
  await until(() => foldersOf(here)).toContain(inside.id);
  const { revision } = await drive.about();
  await until(() => here.lastEventId).toBe(String(revision));
  // Its own changes come, so what did not come was not meant for it.
  await foreign.folder('own');
  await until(() => foldersOf(strange)).toContain(foreign.rootId);
  expect(foldersOf(strange)).toEqual([foreign.rootId]);
  hush();
});

test('who was away hears what it missed, or that it must read anew', async () => {
  const { id } = await drive.folder('missed');
  const { revision } = await drive.about();
  await drive.upload({ name: 'a', folderId: id, bytes: randomBytes(8) });
  const back = await hear(drive, { lastEventId: String(revision) });
  await until(() => told(back, 'notification')).toHaveLength(1);
  expect(foldersOf(back)).toEqual([id]);
  expect(back.lastEventId).toBe(String((await drive.about()).revision));
  for (const lastEventId of ['999999999', 'x', '-1', '1e3']) {
    const lost = await hear(drive, { lastEventId });
    await until(() => told(lost, 'notification')).toHaveLength(1);
    expect([lastEventId, told(lost, 'reset').length]).toEqual([lastEventId, 1]);
  }
  hush();
});

test('an upload is told by its states, and not by its bytes', async () => {
  const stream = await hear(drive);
  await until(() => told(stream, 'notification')).toHaveLength(1);
  const begun = await drive.begin({ name: 'slow.bin', length: 30 });
  const location = begun.headers.get('location') ?? '';
  const id = location.split('/').at(-1) ?? '';
  const states = () =>
    told(stream, 'upload')
      .filter(({ data }) => data.id === id)
      .map(({ data }) => [data.state, data.offset]);
  await until(states).toEqual([['receiving', 0]]);
  await drive.patch(location, 0, 'a'.repeat(10));
  await drive.patch(location, 10, 'a'.repeat(10));
  await drive.patch(location, 20, 'a'.repeat(10));
  await until(() => states().at(-1)).toEqual(['published', 30]);
  expect(states().filter(([state]) => state === 'receiving')).toEqual([['receiving', 0]]);
  hush();
});

test('an archive is told as it comes on, with the notification at its end', async () => {
  const { id: folderId } = await drive.folder('cold');
  await drive.upload({ name: 'a', folderId, bytes: randomBytes(8) });
  const stream = await hear(drive);
  await until(() => told(stream, 'notification')).toHaveLength(1);
  const { id } = await drive.archive(folderId);
  const jobs = () =>
    told(stream, 'job')
      .map(({ data }) => data)
      .filter((job) => job.id === id);
  await until(() => jobs().at(-1)?.state).toBe('archived');
  expect(jobs().at(-1)).toEqual({
    id,
    folderId,
    kind: 'archive',
    state: 'archived',
    done: 1,
    expected: 1,
    bytes: 8,
    expectedBytes: 8,
  });
  await until(() => told(stream, 'notification').at(-1)?.data).toEqual({ unread: 1 });
  await until(() => foldersOf(stream)).toContain(folderId);
  hush();
});

test.each(['at its own process', 'at another one'])(
  'a sign-out %s ends the stream',
  async (where) => {
    const guest = await openDrive(await newMember(server, `${where.length}@example.org`));
    const stream = await hear(guest);
    await until(() => stream.heard.length).toBe(1);
    const origin = where === 'at another one' ? other.origin : server.origin;
    const out = await person(origin, new Map(guest.member.cookies)).act('/api/auth/sign-out');
    expect(out.status).toBe(204);
    await until(() => stream.ended).toBe(true);
    expect((await hear(guest)).status).toBe(401);
    hush();
  },
);

test('a disabled account hears nothing more', async () => {
  const guest = await openDrive(await newMember(server, 'disabled@example.org'));
  const stream = await hear(guest);
  await until(() => stream.heard.length).toBe(1);
  const sql = "UPDATE accounts SET status = 'disabled' WHERE email = ?";
  await change(server.dataDir, sql, 'disabled@example.org');
  await until(() => stream.ended).toBe(true);
  hush();
});

test('a program hears what its token may ask for, until the token is revoked', async () => {
  const body = { label: 'a program', scopes: ['files:read'], days: 1 };
  const made = await drive.member.act('/api/account/tokens', { body });
  const { id, token } = await made.json();
  const headers = { authorization: `Bearer ${token}` };
  const stream = await listen((path, init) =>
    fetch(server.origin + path, { ...init, headers: { ...init.headers, ...headers } }),
  );
  open.push(stream);
  expect(stream.status).toBe(200);
  await until(() => stream.lastEventId).not.toBe('');
  const watched = await drive.folder('for programs');
  await drive.upload({ name: 'a', folderId: watched.id, bytes: randomBytes(8) });
  await drive.archive(watched.id);
  await until(() => foldersOf(stream)).toContain(watched.id);
  const own = await hear(drive);
  await until(() => told(own, 'job').length).toBeGreaterThan(0);
  expect(new Set(stream.heard.map(({ event }) => event))).toEqual(new Set(['changed']));
  expect((await drive.member.act(`/api/account/tokens/${id}`, { method: 'DELETE' })).status).toBe(
    204,
  );
  await until(() => stream.ended).toBe(true);
  hush();
});

test('an account has so many streams, and a place that is left is free again', async () => {
  const guest = await openDrive(await newMember(server, 'many@example.org'));
  const streams = await Promise.all(Array.from({ length: 10 }, () => hear(guest)));
  expect(streams.map(({ status }) => status)).toEqual(Array(10).fill(200));
  const refused = await guest.call('GET', '/api/events');
  expect([refused.status, (await refused.json()).code]).toEqual([429, 'too-many-streams']);
  expect(refused.headers.get('retry-after')).toBe('2');
  streams[0]?.close();
  const again = async () => {
    const stream = await hear(guest);
    return stream.status;
  };
  await expect.poll(again, { timeout: 8_000 }).toBe(200);
  hush();
});

test('a process that is told to end does not wait for its streams', async () => {
  const away = await elsewhere(drive.member);
  const stream = await hear(away);
  await until(() => stream.heard.length).toBeGreaterThan(0);
  const cookie = [...drive.member.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  // One who reads nothing at all.
  const deaf = connect(other.port, 'localhost');
  deaf.on('error', () => {});
  deaf.write(
    `GET /api/events HTTP/1.1\r\nHost: localhost:${other.port}\r\nCookie: ${cookie}\r\n\r\n`,
  );
  deaf.pause();
  await until(() => other.output.join('\n')).toContain('listening');
  expect(await other.end()).toBe(0);
  await until(() => stream.ended).toBe(true);
  const lines = other.output.map((line) => JSON.parse(line));
  const cut = lines.filter(({ path, outcome }) => path === '/api/events' && outcome === 'cut');
  expect(cut.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
  expect(lines.at(-1)).toMatchObject({ event: 'closed' });
  deaf.destroy();
});
