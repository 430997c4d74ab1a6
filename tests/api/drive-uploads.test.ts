import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { UploadAnswer } from '../../src/domain/uploads/contract.ts';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { newMember, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let drive: TestDrive;
const settings = { RATE_LIMITS: 'off', DRIVE_GIB: '0.25', FILE_GIB: '0.2' };
beforeAll(async () => {
  server = await startServer({ settings });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
});
afterAll(() => server.stop());

const MiB = 1024 * 1024;
const tus = { 'tus-resumable': '1.0.0' };
const head = (location: string) => drive.call('HEAD', location, { headers: tus });

async function begin(name: string, length: number, metadata: Record<string, string> = {}) {
  const response = await drive.begin({ name, length, metadata });
  expect(response.status).toBe(201);
  const location = response.headers.get('location') ?? '';
  expect(location).toMatch(/^\/api\/uploads\/[\w-]{22}$/);
  return location;
}

async function problemOf(sent: Promise<Response>): Promise<[number, string]> {
  const response = await sent;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('tus-resumable')).toBe('1.0.0');
  return [response.status, (await response.json()).code];
}

test('what tus can do here is told, and no other site is let in', async () => {
  const response = await drive.call('OPTIONS', '/api/uploads');
  expect(response.status).toBe(204);
  expect(response.headers.get('tus-version')).toBe('1.0.0');
  expect(response.headers.get('tus-extension')).toBe(
    'creation,creation-with-upload,termination,expiration',
  );
  expect(Number(response.headers.get('tus-max-size'))).toBeGreaterThan(0);
  for (const [name] of response.headers) expect(name).not.toMatch(/^access-control-/);
});

test('a file comes in pieces, and only then appears', async () => {
  const bytes = randomBytes(100_000);
  const location = await begin('pieces.bin', bytes.byteLength, { sha256: sha256(bytes) });
  let offset = 0;
  for (const end of [1, 40_000, 99_999, 100_000]) {
    const { total } = await drive.list(drive.rootId);
    const sent = await drive.patch(location, offset, bytes.subarray(offset, end));
    expect([sent.status, sent.headers.get('upload-offset')]).toEqual([204, String(end)]);
    offset = end;
    const at = await head(location);
    expect(at.headers.get('upload-offset')).toBe(String(end));
    expect(at.headers.get('upload-length')).toBe('100000');
    const now = await drive.list(drive.rootId);
    expect(now.total).toBe(end === 100_000 ? total + 1 : total);
  }
  const { fileId, state } = await drive.get<UploadAnswer>(location);
  expect(state).toBe('published');
  expect(await drive.download(String(fileId))).toEqual(bytes);
  // At the end an empty PATCH is harmless, one with bytes is not taken, and it is no longer undone.
  const again = await drive.patch(location, 100_000, Buffer.alloc(0));
  expect(again.status).toBe(204);
  expect(await problemOf(drive.patch(location, 100_000, 'x'))).toEqual([413, 'body-too-large']);
  expect(await problemOf(drive.call('DELETE', location, { headers: tus }))).toEqual([
    409,
    'upload-finished',
  ]);
});

test('an empty file needs no bytes', async () => {
  const file = await drive.upload({ name: 'empty', bytes: Buffer.alloc(0) });
  expect(file).toMatchObject({ bytes: 0, sha256: sha256(Buffer.alloc(0)) });
  expect(await drive.download(file.id)).toEqual(Buffer.alloc(0));
});

describe('a length', () => {
  test.each(['-1', '1e3', '1.5', '0x10', '9007199254740993', '', 'NaN', null])(
    'of %j is refused',
    async (length) => {
      const before = await drive.about();
      expect(await problemOf(drive.begin({ name: 'length', length }))).toEqual([
        400,
        'upload-length',
      ]);
      expect(await drive.about()).toEqual(before);
    },
  );

  test('over the limit of a file, or over the quota, is refused before a byte', async () => {
    const large = drive.begin({ name: 'large', length: 210 * MiB });
    expect(await problemOf(large)).toEqual([413, 'file-too-large']);
    const location = await begin('half', 150 * MiB);
    const before = await drive.about();
    const race = await Promise.all(
      Array.from({ length: 20 }, (_, i) => drive.begin({ name: `race ${i}`, length: 20 * MiB })),
    );
    const taken = race.filter(({ status }) => status === 201);
    const refused = race.filter(({ status }) => status === 413);
    expect(taken.length + refused.length).toBe(20);
    const { usedBytes, reservedBytes, quotaBytes } = await drive.about();
    expect(usedBytes + reservedBytes).toBeLessThanOrEqual(quotaBytes);
    expect(usedBytes + reservedBytes + 20 * MiB).toBeGreaterThan(quotaBytes);
    for (const response of taken) {
      const gone = await drive.call('DELETE', String(response.headers.get('location')), {
        headers: tus,
      });
      expect(gone.status).toBe(204);
    }
    expect((await drive.about()).reservedBytes).toBe(before.reservedBytes);
    await drive.call('DELETE', location, { headers: tus });
    expect(await problemOf(drive.call('DELETE', location, { headers: tus }))).toEqual([
      410,
      'upload-gone',
    ]);
    expect((await head(location)).status).toBe(410);
  });

  test('that the body exceeds is refused, announced or not', async () => {
    const location = await begin('short', 10);
    expect(await problemOf(drive.patch(location, 0, 'x'.repeat(11)))).toEqual([
      413,
      'body-too-large',
    ]);
    const stream = new ReadableStream({
      start: (controller) => {
        for (let i = 0; i < 4; i++) controller.enqueue(Buffer.from('xxxxx'));
        controller.close();
      },
    });
    expect(await problemOf(drive.patch(location, 0, stream))).toEqual([413, 'body-too-large']);
    const { state, fileId } = await drive.get<UploadAnswer>(location);
    expect([state, fileId]).toEqual(['receiving', null]);
  });
});

describe('a header', () => {
  test('of another offset is refused, and changes nothing', async () => {
    const location = await begin('offset', 10);
    for (const offset of [1, 10, 11]) {
      expect(await problemOf(drive.patch(location, offset, 'x'))).toEqual([409, 'upload-offset']);
    }
    expect((await drive.get<UploadAnswer>(location)).offset).toBe(0);
  });

  test('of another protocol, type or encoding is refused', async () => {
    const location = await begin('headers', 10);
    const headers = { 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' };
    const none = drive.call('PATCH', location, { headers, body: 'x' });
    expect(await problemOf(none)).toEqual([412, 'tus-version']);
    const typed = await drive.call('PATCH', location, {
      headers: { ...tus, ...headers, 'content-type': 'text/plain' },
      body: 'x',
    });
    expect(typed.status).toBe(415);
    const metadata = { ...tus, 'upload-length': '1', 'upload-metadata': 'filename !!' };
    expect(await problemOf(drive.call('POST', '/api/uploads', { headers: metadata }))).toEqual([
      400,
      'invalid',
    ]);
    const defer = { ...tus, 'upload-defer-length': '1' };
    expect(await problemOf(drive.call('POST', '/api/uploads', { headers: defer }))).toEqual([
      400,
      'upload-length',
    ]);
    const huge = { ...tus, 'upload-length': '1', 'upload-metadata': `a ${'A'.repeat(9_000)}` };
    expect(await problemOf(drive.call('POST', '/api/uploads', { headers: huge }))).toEqual([
      431,
      'headers-too-large',
    ]);
    expect(
      await problemOf(drive.begin({ name: 'x', length: 1, metadata: { role: 'owner' } })),
    ).toEqual([400, 'invalid']);
  });
});

test('bytes that are not the announced ones never become a file', async () => {
  const before = await drive.about();
  const location = await begin('wrong', 3, { sha256: sha256(Buffer.from('abc')) });
  expect(await problemOf(drive.patch(location, 0, 'abd'))).toEqual([400, 'bytes-differ']);
  expect(await drive.get(location)).toMatchObject({ state: 'failed', problem: 'bytes-differ' });
  expect(await drive.about()).toMatchObject({
    usedBytes: before.usedBytes,
    reservedBytes: before.reservedBytes,
  });
  expect((await head(location)).status).toBe(400);
});

test('the same bytes of the same account are stored once', async () => {
  const bytes = randomBytes(1_000);
  await drive.upload({ name: 'once', bytes });
  const { usedBytes, usedFiles } = await drive.about();
  const twin = await drive.upload({ name: 'twice', bytes });
  expect(await drive.about()).toMatchObject({ usedBytes, usedFiles: usedFiles + 1 });
  expect(await drive.download(twin.id)).toEqual(bytes);
});

test('two uploads of one name: the second keeps its bytes and is placed elsewhere', async () => {
  const [one, two] = [await begin('both', 3), await begin('both', 3)];
  expect((await drive.patch(one, 0, 'one')).status).toBe(204);
  expect(await problemOf(drive.patch(two, 0, 'two'))).toEqual([409, 'name-taken']);
  const json = { folderId: drive.rootId, conflict: 'keep-both' };
  const placed = await drive.call('POST', `${two}/place`, { json });
  const file = await placed.json();
  expect(file.name).toBe('both (2)');
  expect((await drive.download(file.id)).toString()).toBe('two');
});

test('a second PATCH takes over from one that stands still, and nothing is mixed', async () => {
  const bytes = randomBytes(4 * MiB);
  const location = await begin('takeover', bytes.byteLength);
  let release = () => {};
  const stalled = new ReadableStream({
    start: async (controller) => {
      controller.enqueue(bytes.subarray(0, MiB));
      await new Promise<void>((resolve) => {
        release = resolve;
      });
      controller.close();
    },
  });
  const first = drive.patch(location, 0, stalled).catch(() => null);
  await wait(500);
  let offset = 0;
  await expect
    .poll(
      async () => {
        const at = await head(location);
        offset = Number(at.headers.get('upload-offset'));
        return at.status;
      },
      { timeout: 15_000 },
    )
    .toBe(200);
  expect(offset).toBe(MiB);
  const second = await drive.patch(location, offset, bytes.subarray(offset));
  expect(second.status).toBe(204);
  release();
  await first;
  const { fileId } = await drive.get<UploadAnswer>(location);
  expect(await drive.download(String(fileId))).toEqual(bytes);
});

test('a client that leaves in the middle finds its bytes when it comes back', async () => {
  const bytes = randomBytes(4 * MiB);
  const location = await begin('leaving', bytes.byteLength);
  const leaving = new AbortController();
  const half = new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, 2 * MiB)),
  });
  const sent = drive
    .call('PATCH', location, {
      body: half,
      headers: { ...tus, 'upload-offset': '0', 'content-type': 'application/offset+octet-stream' },
      signal: leaving.signal,
    })
    .catch(() => null);
  await wait(500);
  leaving.abort();
  await sent;
  await expect
    .poll(async () => (await drive.get<UploadAnswer>(location)).offset, { timeout: 10_000 })
    .toBe(2 * MiB);
  const rest = await drive.patch(location, 2 * MiB, bytes.subarray(2 * MiB));
  expect(rest.status).toBe(204);
  const { fileId } = await drive.get<UploadAnswer>(location);
  expect(await drive.download(String(fileId))).toEqual(bytes);
});

test('kill -9 in the middle: the upload goes on from its offset on a new process', async () => {
  const first = await startServer({ settings });
  const before = await openDrive(await newMember(first, 'kiran@example.org'));
  const bytes = Buffer.concat([randomBytes(70 * MiB), randomBytes(30 * MiB)]);
  const begun = await before.begin({ name: 'large', length: bytes.byteLength });
  const location = String(begun.headers.get('location'));
  const most = new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < 90 * MiB; at += MiB) controller.enqueue(bytes.subarray(at, at + MiB));
    },
  });
  const sent = before.patch(location, 0, most).catch(() => null);
  await expect
    .poll(async () => (await before.get<UploadAnswer>(location)).offset, { timeout: 30_000 })
    .toBeGreaterThanOrEqual(64 * MiB);
  await first.kill();
  await sent;

  // The address names who signed the cookies: the new process stands where the old one stood.
  const { dataDir, port } = first;
  const second = await startServer({ settings, dataDir, port });
  const after = await openDrive(person(second.origin, before.member.cookies));
  // Where processes share a database, what the dead one held is free when its lease has run out.
  let at = await after.call('HEAD', location, { headers: tus });
  while (at.status === 423) at = await after.call('HEAD', location, { headers: tus });
  const offset = Number(at.headers.get('upload-offset'));
  expect(offset).toBeGreaterThanOrEqual(64 * MiB);
  const rest = await after.patch(location, offset, bytes.subarray(offset));
  expect(rest.status).toBe(204);
  const { fileId } = await after.get<UploadAnswer>(location);
  const file = await after.get<{ sha256: string }>(`/api/files/${fileId}`);
  expect(file.sha256).toBe(sha256(bytes));
  expect(sha256(await after.download(String(fileId)))).toBe(sha256(bytes));
  await second.stop();
}, 120_000);
