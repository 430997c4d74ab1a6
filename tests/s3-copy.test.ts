import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { describeBytes, streamOf } from '#adapters/cold/cold.contract.ts';
import { s3Cold } from '#adapters/cold/s3.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { getContent } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { freshId } from '#lib/id.ts';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { day, hour, minute } from '#lib/units.ts';
import { region } from './support/aws.ts';
import { type ColdProxy, coldProxy, openS3 } from './support/cold-proxy.ts';
import { freshGround } from './support/ground.ts';
import { makeBucket, openBucket, s3Server } from './support/s3.ts';

// What was cold comes back inside S3: the hot copy is made by the store, and proved by its checksum.

if (!s3Server)
  process.stdout.write('Skipped: S3_TEST_ENDPOINT names no S3 server (.ci/scale does).\n');
vi.setConfig({ testTimeout: 60_000 });

const proxies: ColdProxy[] = [];
afterAll(async () => {
  for (const proxy of proxies) await proxy.close();
});

/** A hot side beside a cold one in S3, where an object sleeps. */
async function besideCold(
  bytes: Uint8Array,
  how: { checksums?: boolean; copyLimit?: number } = {},
) {
  let passed = 0;
  const now = () => new Date(Date.UTC(2026, 0, 10) + passed);
  const proxy = await coldProxy(s3Server, { now, ...how });
  proxies.push(proxy);
  const server = { region, endpoint: proxy.url, pathStyle: true };
  const bucket = await makeBucket(freshId(), { versions: true });
  const cold = s3Cold({ bucket, prefix: 'solah/', ...server });
  const store = async (bytes: Uint8Array) => {
    const object = describeBytes(bytes, 'GLACIER');
    const key = freshId();
    const version = await cold.put(key, streamOf(bytes), object);
    const place = cold.locate(key, version);
    if (!place) throw new Error('A side in S3 knows where its objects lie.');
    const wake = () => cold.restore(key, version, { tier: 'expedited', days: 1 });
    return { place, object, wake };
  };
  const { place, object, ...sleeper } = await store(bytes);
  const hot = openBucket({
    bucket: await makeBucket(freshId()),
    endpoint: proxy.url,
    ...(how.copyLimit && { copyLimit: how.copyLimit }),
  });
  const wake = async (other = sleeper) => {
    await other.wake();
    passed += 5 * minute;
  };
  const before = proxy.asked.length;
  /** What was asked since, besides looks. */
  const sent = () => proxy.asked.slice(before).filter(({ method }) => method !== 'HEAD');
  const read = async (key: string) =>
    Buffer.concat(await Array.fromAsync((await hot.read(key)) ?? []));
  return { hot, proxy, store, place, object, wake, sent, read };
}

describe.skipIf(!s3Server)('a copy back into the hot bucket', () => {
  test('is one call, onto nothing that is there, and the same again is harmless', async () => {
    const bytes = randomBytes(s3PartBytes + 5);
    const { hot, place, object, wake, sent, read } = await besideCold(bytes);
    await wake();
    const key = freshId();
    const before = sent().length;
    expect(await hot.copy(key, place, object)).toBe(true);
    expect(sent().slice(before)).toMatchObject([
      {
        method: 'PUT',
        headers: {
          'x-amz-copy-source': `${place.bucket}/${place.key}?versionId=${place.version}`,
          'x-amz-checksum-algorithm': 'SHA256',
          'x-amz-metadata-directive': 'REPLACE',
          'if-none-match': '*',
        },
      },
    ]);
    expect(await hot.copy(key, place, object)).toBe(true);
    expect((await read(key)).equals(bytes)).toBe(true);
  });

  test('goes in parts where it is too large for one call, and is as its source is', async () => {
    const bytes = randomBytes(s3PartBytes + 5);
    const { hot, proxy, place, object, wake, read } = await besideCold(bytes, { copyLimit: 1 });
    await wake();
    const key = freshId();
    proxy.breaks = ({ method, query }) => method === 'POST' && query.has('uploadId');
    await expect(hot.copy(key, place, object)).rejects.toMatchObject({ code: 'storage-away' });
    proxy.breaks = () => false;
    expect(await hot.copy(key, place, object)).toBe(true);
    expect((await read(key)).equals(bytes)).toBe(true);
    const other = { ...object, sha256: '0'.repeat(64) };
    expect(await hot.copy(freshId(), place, other)).toBe(false);
  });

  test('is not taken for whole when a part of it is of other bytes', async () => {
    const bytes = randomBytes(s3PartBytes + 5);
    const { hot, proxy, store, place, object, wake } = await besideCold(bytes, { copyLimit: 1 });
    const other = await store(randomBytes(s3PartBytes + 5));
    await wake();
    await wake(other);
    const key = freshId();
    proxy.breaks = ({ method, query }) => method === 'POST' && query.has('uploadId');
    await expect(hot.copy(key, other.place, other.object)).rejects.toThrow();
    proxy.breaks = () => false;
    expect(await hot.copy(key, place, object)).toBe(false);
  });

  test('is not made of what sleeps or is gone', async () => {
    for (const copyLimit of [1, s3PartBytes]) {
      const { hot, place, object } = await besideCold(randomBytes(9), { copyLimit });
      const key = freshId();
      expect(await hot.copy(key, place, object)).toBe(false);
      expect(await hot.copy(key, { ...place, key: `${place.key}x` }, object)).toBe(false);
      expect(await hot.size(key)).toBeNull();
    }
  });

  test('does not count when its hash or its size is another, or when nobody hashed it', async () => {
    const bytes = randomBytes(9);
    const { hot, place, object, wake } = await besideCold(bytes);
    await wake();
    const other = { ...object, sha256: '0'.repeat(64) };
    expect(await hot.copy(freshId(), place, other)).toBe(false);
    expect(await hot.copy(freshId(), place, { ...object, bytes: 10 })).toBe(false);
    const plain = await besideCold(bytes, { checksums: false });
    await plain.wake();
    const key = freshId();
    expect(await plain.hot.copy(key, plain.place, plain.object)).toBe(false);
    // It lies there all the same, for whoever looks at its bytes.
    expect((await plain.read(key)).equals(bytes)).toBe(true);
  });

  test('is what a restore makes: no byte of it comes through us', async () => {
    let passed = 0;
    const now = () => new Date(Date.now() + passed);
    const { settings, asked, close } = await openS3({ now });
    const ground = await freshGround({ settings: { ...settings, CLEAR_HOURS: '1' }, now });
    const { accountId, rootId } = await ground.account();
    const parent = { parentId: rootId, name: 'Cold', conflict: 'refuse' } as const;
    const { id: folderId } = await createFolder(ground, accountId, parent);
    const bytes = randomBytes(999);
    const fileId = await ground.upload(accountId, { folderId, name: 'one', bytes });
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    await ground.queue.drain();
    passed += 2 * hour;
    await ground.queue.drain();
    const wish = { archiveId: job.id, tier: 'expedited' } as const;
    await requestRestore(ground, accountId, wish);
    await ground.queue.drain();
    passed += day / 2;
    const before = asked.length;
    await ground.queue.drain();
    const since = asked.slice(before);
    expect(
      since.filter(({ method, query }) => method === 'GET' && !query.has('list-type')),
    ).toEqual([]);
    const { key } = await getContent(ground, accountId, fileId);
    const stream = await ground.storage.read(key);
    expect(Buffer.concat(await Array.fromAsync(stream ?? [])).equals(bytes)).toBe(true);
    await ground.close();
    await close();
  });
});
