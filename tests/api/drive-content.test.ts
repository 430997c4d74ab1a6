import { randomBytes } from 'node:crypto';
import { readdirSync, readlinkSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FileAnswer } from '../../src/domain/files/contract.ts';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { s3Server } from '../support/s3.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// A file leaves byte for byte, whole or in part, always as a download and never as a page.

let server: RunningServer;
let drive: TestDrive;
let file: FileAnswer;
const bytes = randomBytes(300_000);
beforeAll(async () => {
  server = await startServer({ settings: { RATE_LIMITS: 'off' } });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
  file = await drive.upload({ name: 'noise.bin', bytes });
});
afterAll(() => server.stop());

const content = (headers: Record<string, string> = {}, method = 'GET') =>
  drive.call(method, `/api/files/${file.id}/content`, { headers });

test('the whole file comes with its headers, and HEAD says the same without bytes', async () => {
  const whole = await content();
  expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
  const head = await content({}, 'HEAD');
  expect((await head.arrayBuffer()).byteLength).toBe(0);
  for (const response of [whole, head]) {
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-length': String(bytes.byteLength),
      'content-type': 'application/octet-stream',
      'accept-ranges': 'bytes',
      etag: `"sha256-${sha256(bytes)}"`,
      'repr-digest': `sha-256=:${Buffer.from(sha256(bytes), 'hex').toString('base64')}:`,
      'cache-control': 'private, no-store',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'content-disposition': 'attachment; filename=noise.bin',
      'x-content-type-options': 'nosniff',
    });
  }
});

describe('Range', () => {
  const n = bytes.byteLength;
  test.each([
    ['bytes=0-0', 206, 0, 0],
    ['bytes=5-', 206, 5, n - 1],
    ['bytes=-1', 206, n - 1, n - 1],
    [`bytes=${n - 1}-`, 206, n - 1, n - 1],
    [`bytes=100-${n + 500}`, 206, 100, n - 1],
    [`bytes=-${n + 5}`, 206, 0, n - 1],
    ['bytes=0-1,5-6', 200, 0, n - 1],
    [`bytes=${Array.from({ length: 900 }, (_, i) => `${i}-${i}`).join(',')}`, 200, 0, n - 1],
    ['bytes=abc', 200, 0, n - 1],
    ['bytes=-', 200, 0, n - 1],
    ['bytes=9-5', 200, 0, n - 1],
    ['items=0-1', 200, 0, n - 1],
  ])('%s is %i', async (range, status, start, end) => {
    const response = await content({ range });
    expect(response.status).toBe(status);
    expect(response.headers.get('content-range')).toBe(
      status === 206 ? `bytes ${start}-${end}/${n}` : null,
    );
    expect(Buffer.from(await response.arrayBuffer())).toEqual(bytes.subarray(start, end + 1));
  });

  test.each([`bytes=${n}-`, `bytes=${n}-${n}`, 'bytes=-0'])('%s lies outside', async (range) => {
    const response = await content({ range });
    expect(response.status).toBe(416);
    expect(response.headers.get('content-range')).toBe(`bytes */${n}`);
    expect(await response.json()).toMatchObject({ code: 'range-outside' });
  });
});

describe('conditions', () => {
  const etag = `"sha256-${sha256(bytes)}"`;
  const old = 'Mon, 01 Jan 2024 00:00:00 GMT';
  const late = 'Thu, 01 Jan 2099 00:00:00 GMT';
  test.each([
    [{ 'if-none-match': etag }, 304],
    [{ 'if-none-match': `W/${etag}` }, 304],
    [{ 'if-none-match': '*' }, 304],
    [{ 'if-none-match': '"other"' }, 200],
    [{ 'if-none-match': '"other"', 'if-modified-since': late }, 200],
    [{ 'if-modified-since': late }, 304],
    [{ 'if-modified-since': old }, 200],
    [{ 'if-modified-since': 'nonsense' }, 200],
    [{ 'if-match': etag }, 200],
    [{ 'if-match': `W/${etag}` }, 412],
    [{ 'if-match': '"other"' }, 412],
    [{ 'if-unmodified-since': old }, 412],
    [{ 'if-unmodified-since': late }, 200],
    [{ range: 'bytes=0-0', 'if-range': etag }, 206],
    [{ range: 'bytes=0-0', 'if-range': '"other"' }, 200],
    [{ range: 'bytes=0-0', 'if-range': old }, 200],
    [{ range: 'bytes=0-0', 'if-none-match': etag }, 304],
    [{ range: 'bytes=9999999-', 'if-none-match': etag }, 304],
  ])('%j is %i', async (headers, status) => {
    const response = await content(headers);
    await response.arrayBuffer();
    expect(response.status).toBe(status);
  });
});

test('what a browser could run never leaves as itself', async () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk', 'base64');
  const cases: [string, Buffer, string][] = [
    ['a.html', Buffer.from('<script>alert(1)</script>'), 'application/octet-stream'],
    ['a.svg', Buffer.from('<svg onload="alert(1)"/>'), 'application/octet-stream'],
    ['a.xml', Buffer.from('<?xml version="1.0"?><a/>'), 'application/octet-stream'],
    ['a.txt', Buffer.from('plain'), 'text/plain'],
    ['a.png', png, 'image/png'],
    ['png.html', png, 'application/octet-stream'],
    ['text.png', Buffer.from('not a picture'), 'application/octet-stream'],
    ['empty.txt', Buffer.alloc(0), 'application/octet-stream'],
  ];
  for (const [name, body, type] of cases) {
    const { id } = await drive.upload({ name, bytes: body, metadata: { filetype: 'text/html' } });
    const response = await drive.call('GET', `/api/files/${id}/content`);
    expect([name, response.headers.get('content-type')]).toEqual([name, type]);
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; /);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(body);
  }
});

test.each([
  ['योजना.pdf', `filename*=UTF-8''${encodeURIComponent('योजना.pdf')}`],
  ['👩‍👩‍👧.txt', "filename*=UTF-8''%F0%9F%91%A9"],
  ['a"b%c.txt', 'filename*='],
  ["it's (2).txt", 'filename='],
  [`${'é'.repeat(125)}.txt`, "filename*=UTF-8''%C3%A9"],
])('the name %s survives a download', async (name, part) => {
  const { id } = await drive.upload({ name, bytes: Buffer.from('x') });
  const response = await drive.call('HEAD', `/api/files/${id}/content`);
  const disposition = response.headers.get('content-disposition') ?? '';
  expect(disposition).toContain(part);
  expect(disposition).toMatch(/^attachment; filename=("[\x20-\x7e]*"|[\w.-]+)(; |$)/);
});

// What a bucket lets go of then is a connection: tests/s3-wire.test.ts looks at those.
test.skipIf(s3Server)('a client that leaves lets go of the file', async () => {
  const open = () =>
    readdirSync(`/proc/${server.pid}/fd`).filter((fd) => {
      try {
        return readlinkSync(`/proc/${server.pid}/fd/${fd}`).includes('/hot/');
      } catch {
        return false;
      }
    }).length;
  const large = await drive.upload({ name: 'large.bin', bytes: Buffer.alloc(32 * 1024 * 1024) });
  const leaving = new AbortController();
  const response = await drive.call('GET', `/api/files/${large.id}/content`, {
    signal: leaving.signal,
  });
  const reader = response.body?.getReader();
  await reader?.read();
  expect(open()).toBe(1);
  leaving.abort();
  await expect.poll(open, { timeout: 10_000 }).toBe(0);
});
