import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { freshId } from '#lib/id.ts';
import { isProblem } from '#lib/problem.ts';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { freshBucket, openBucket, s3Server, storeBytes } from './support/s3.ts';
import { type Wire, wireTo } from './support/wire.ts';

// What the S3 filling of the storage port says to the server, and what it does when nobody answers.

vi.setConfig({ testTimeout: 60_000 });
afterEach(() => vi.unstubAllEnvs());

test('a server that does not answer is storage-away, and coming again can help', async () => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  // A port that takes connections and drops them.
  const wire = await wireTo('http://127.0.0.1:1');
  const storage = openBucket({ bucket: 'solah-hot', endpoint: wire.url });
  const refusal = await storage.size(freshId()).catch((error: unknown) => error);
  expect(isProblem(refusal) && refusal.code).toBe('storage-away');
  await wire.close();
});

describe.skipIf(!s3Server)('on the wire to S3', () => {
  let wire: Wire;
  beforeEach(async () => {
    wire = await wireTo(s3Server);
  });
  afterEach(() => wire.close());

  test('each part carries its SHA-256, and no object is written over', async () => {
    const open = await freshBucket();
    const storage = open(wire.url);
    await storeBytes(storage, randomBytes(s3PartBytes + 1));
    const large = wire.sent();
    // A tail at the beginning, a part, a tail at the end.
    expect(large.match(/x-amz-checksum-sha256: \S{44}/gi)).toHaveLength(3);
    expect(large).toMatch(/POST \S+uploadId=[\s\S]*?if-none-match: \*/i);
    await storeBytes(storage, Buffer.from('sixteen'));
    expect(wire.sent().slice(large.length)).toMatch(/x-amz-copy-source[\s\S]*if-none-match: \*/i);
  });

  test('a reader that leaves ends the connection, and the rest is never sent', async () => {
    const open = await freshBucket();
    const key = await storeBytes(open(), randomBytes(4 * s3PartBytes));
    const reader = (await open(wire.url).read(key))?.getReader();
    await reader?.read();
    expect(wire.open()).toBe(1);
    await reader?.cancel();
    await expect.poll(() => wire.open(), { timeout: 10_000 }).toBe(0);
    expect(wire.received()).toBeLessThan(3 * s3PartBytes);
  });

  test('sixty paused readers do not stop a writer', async () => {
    const open = await freshBucket();
    const storage = open(wire.url);
    const key = await storeBytes(storage, randomBytes(s3PartBytes));
    const readers = await Promise.all(Array.from({ length: 60 }, () => storage.read(key)));
    await storeBytes(storage, Buffer.from('sixteen'));
    expect(wire.open()).toBeGreaterThanOrEqual(60);
    await Promise.all(readers.map((reader) => reader?.cancel()));
  });

  test('a server that is lost while a file comes is storage-away, and nothing acknowledged is lost', async () => {
    const open = await freshBucket();
    const storage = open(wire.url);
    const key = freshId();
    const bytes = randomBytes(2 * s3PartBytes);
    await storage.begin(key);
    const incoming = await storage.resume(key, 0);
    await incoming.write([bytes.subarray(0, s3PartBytes + 5)]);
    await incoming.flush();
    await wire.close();
    await incoming.write([bytes.subarray(s3PartBytes + 5)]);
    const refusal = await incoming.flush().catch((error: unknown) => error);
    await incoming.close();
    expect(isProblem(refusal) && refusal.code).toBe('storage-away');
    const later = open();
    const again = await later.resume(key, s3PartBytes + 5);
    await again.write([bytes.subarray(s3PartBytes + 5)]);
    await again.flush();
    await again.close();
    await later.seal(key, bytes.byteLength);
    const stream = await later.read(key);
    expect(Buffer.concat(await Array.fromAsync(stream ?? [])).equals(bytes)).toBe(true);
  });
});
