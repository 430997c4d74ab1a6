import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadAnswer } from '../../src/domain/uploads/contract.ts';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { dump, quiet } from '../support/dump.ts';
import { newMember, type Person, person } from '../support/person.ts';
import { databaseOf, postgresServer } from '../support/postgres.ts';
import { type SecretsManager, startSecretsManager } from '../support/secrets-manager.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';

// Two machines on one Postgres and one store, whose secrets come from Secrets Manager. (Two processes
// over SQLite have tests/security/two-processes.test.ts.)

describe.skipIf(!postgresServer)('two servers on one database', () => {
  let one: RunningServer;
  let two: RunningServer;
  let manager: SecretsManager;
  let asha: Person;
  let drive: TestDrive;
  let secrets: string[];
  beforeAll(async () => {
    const ports = [await freePort(), await freePort()];
    const ORIGINS = ports.map((port) => `http://localhost:${port}`).join();
    one = await startServer({ port: ports[0] ?? 0, settings: { ORIGINS } });
    // The other has neither keys nor address of the database in its environment.
    const { KEYS = '' } = one.environment;
    const DATABASE_URL = databaseOf(one.dataDir);
    secrets = [DATABASE_URL, ...(KEYS.match(/(?<="(key|root)":")[^"]+/g) ?? [])];
    manager = await startSecretsManager(JSON.stringify({ KEYS, DATABASE_URL }));
    two = await startServer({
      port: ports[1] ?? 0,
      dataDir: one.dataDir,
      settings: { ORIGINS, ...manager.environment, KEYS: '', DATABASE_URL: '' },
    });
    asha = await newMember(one, 'asha@example.org');
    drive = await openDrive(asha);
  });
  afterAll(async () => {
    await two?.end();
    await one?.stop();
    manager?.close();
  });

  /** The same browser, whose next requests go to the other server. */
  const elsewhere = ({ cookies }: Person) => person(two.origin, new Map(cookies));

  test('an upload that begins on one goes on and ends on the other', async () => {
    const away = await openDrive(elsewhere(asha));
    const bytes = randomBytes(11 * 1024 * 1024);
    const half = 9 * 1024 * 1024 + 1;
    const begun = await drive.begin({ name: 'both', length: bytes.byteLength });
    const location = String(begun.headers.get('location'));
    expect((await drive.patch(location, 0, bytes.subarray(0, half))).status).toBe(204);
    const at = await away.call('HEAD', location, { headers: { 'tus-resumable': '1.0.0' } });
    expect(at.headers.get('upload-offset')).toBe(String(half));
    expect((await away.patch(location, half, bytes.subarray(half))).status).toBe(204);
    const { fileId, state } = await drive.get<UploadAnswer>(location);
    expect(state).toBe('published');
    expect(sha256(await drive.download(String(fileId)))).toBe(sha256(bytes));
  });

  test('one takes an upload over from the other that still holds it', async () => {
    const away = await openDrive(elsewhere(asha));
    const bytes = randomBytes(2 * 1024 * 1024);
    const begun = await drive.begin({ name: 'taken over', length: bytes.byteLength });
    const location = String(begun.headers.get('location'));
    const leaving = new AbortController();
    const stalled = new ReadableStream({
      start: (controller) => controller.enqueue(bytes.subarray(0, 1024 * 1024)),
    });
    const headers = {
      'tus-resumable': '1.0.0',
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    };
    const sent = drive
      .call('PATCH', location, { body: stalled, headers, signal: leaving.signal })
      .catch(() => null);
    const offset = async () => {
      const head = await away.call('HEAD', location, { headers: { 'tus-resumable': '1.0.0' } });
      return Number(head.headers.get('upload-offset'));
    };
    await expect.poll(offset, { timeout: 30_000, interval: 500 }).toBe(1024 * 1024);
    expect((await away.patch(location, 1024 * 1024, bytes.subarray(1024 * 1024))).status).toBe(204);
    leaving.abort();
    await sent;
    const { fileId } = await drive.get<UploadAnswer>(location);
    expect(sha256(await drive.download(String(fileId)))).toBe(sha256(bytes));
  });

  test('what both are asked to do is done once', async () => {
    const away = await openDrive(elsewhere(asha));
    const folders = await Promise.all(
      Array.from({ length: 6 }, (_, n) => drive.folder(`cold ${n}`)),
    );
    for (const [n, { id }] of folders.entries()) {
      const there = n % 2 ? away : drive;
      await there.upload({ name: 'a', folderId: id, bytes: randomBytes(16) });
    }
    await Promise.all(folders.map(({ id }, n) => (n % 2 ? away : drive).archive(id)));
    await quiet(one.dataDir);
    const { outbox = [], notifications = [] } = await dump(one.dataDir);
    const done = outbox.map((row) => JSON.parse(row)).filter(({ done_at }) => done_at);
    expect(done.length).toBeGreaterThan(folders.length);
    expect(done.filter(({ attempts }) => Number(attempts) !== 1)).toEqual([]);
    expect(notifications).toHaveLength(folders.length);
  });

  test('a session that ends at one is refused by the other at once', async () => {
    const bina = await newMember(one, 'bina@example.org');
    const there = elsewhere(bina);
    expect((await there.send('/api/drive')).status).toBe(200);
    expect((await bina.act('/api/auth/sign-out')).status).toBe(204);
    expect((await there.send('/api/drive')).status).toBe(401);
    expect((await there.act('/api/auth/refresh')).status).toBe(401);
  });

  test('tries at one and tries at the other are one sum', async () => {
    // Five sign-ups an hour from one address; two members have signed up here.
    const answers: number[] = [];
    for (const [n, server] of [one, two, one, two].entries()) {
      const guest = person(server.origin);
      const email = `guest${n}@example.org`;
      answers.push((await guest.enter('/sign-up', '/api/auth/sign-up', { email })).status);
    }
    expect(answers.map((status) => status === 429)).toEqual([false, false, false, true]);
  });

  test('nothing that the secret held was written to the log', () => {
    const log = [...one.output, ...two.output].join('\n');
    expect(secrets.length).toBeGreaterThan(3);
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  });
});
