import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { behavesLikeCold, describeBytes, streamOf } from '#adapters/cold/cold.contract.ts';
import { s3Cold } from '#adapters/cold/s3.ts';
import { freshId } from '#lib/id.ts';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { minute } from '#lib/units.ts';
import { region } from './support/aws.ts';
import { type ColdProxy, coldProxy } from './support/cold-proxy.ts';
import { makeBucket, openBucket, s3Server, storeBytes } from './support/s3.ts';

if (!s3Server)
  process.stdout.write('Skipped: S3_TEST_ENDPOINT names no S3 server (.ci/scale does).\n');
vi.setConfig({ testTimeout: 60_000 });

const proxies: ColdProxy[] = [];
afterAll(async () => {
  for (const proxy of proxies) await proxy.close();
});

async function open({
  now = () => new Date(),
  ...how
}: {
  now?: () => Date;
  checksums?: boolean;
  copyLimit?: number;
} = {}) {
  const proxy = await coldProxy(s3Server, { now, ...how });
  proxies.push(proxy);
  const bucket = await makeBucket(freshId(), { versions: true });
  const server = { region, endpoint: proxy.url, pathStyle: true };
  const cold = s3Cold({ bucket, prefix: 'solah/', ...server, ...how });
  return { cold, proxy };
}

/** A cold side beside a hot one in S3, with an object there. */
async function besideHot(bytes: Uint8Array, how: Parameters<typeof open>[0] = {}) {
  const { cold, proxy } = await open(how);
  const bucket = await makeBucket(freshId());
  const hot = openBucket({ bucket, endpoint: proxy.url });
  const store = async (bytes: Uint8Array) => {
    const place = hot.locate(await storeBytes(hot, bytes));
    if (!place) throw new Error('A store in S3 knows where its objects lie.');
    return place;
  };
  const place = await store(bytes);
  const before = proxy.asked.length;
  /** What was asked since, of the cold side. */
  const sent = () =>
    proxy.asked
      .slice(before)
      .filter(({ path, method }) => path.includes('/cold/') && method !== 'HEAD');
  return { cold, proxy, place, store, sent, object: describeBytes(bytes, 'GLACIER') };
}

async function wake(cold: Awaited<ReturnType<typeof open>>['cold'], key: string, version: string) {
  const stream = await cold.read(key, version);
  return Buffer.concat(await Array.fromAsync(stream ?? []));
}

describe.skipIf(!s3Server)('s3Cold', () => {
  behavesLikeCold(async (now) => (await open({ now })).cold, {
    moveClock: (span) => new Date(Date.UTC(2026, 0, 10, 15) + span),
  });

  test('a copy goes from bucket to bucket, with its class, and is proved by its checksum', async () => {
    let passed = 0;
    const now = () => new Date(Date.UTC(2026, 0, 10) + passed);
    const bytes = randomBytes(2 * s3PartBytes + 5);
    const { cold, place, sent, object } = await besideHot(bytes, { now });
    const key = freshId();
    const version = await cold.copy(key, place, object);
    expect(sent()).toMatchObject([
      {
        method: 'PUT',
        headers: {
          'x-amz-copy-source': `${place.bucket}/${place.key}`,
          'x-amz-storage-class': 'GLACIER',
          'x-amz-checksum-algorithm': 'SHA256',
          'x-amz-metadata-directive': 'REPLACE',
          'x-amz-meta-sha256': object.sha256,
          'if-none-match': '*',
        },
      },
    ]);
    expect(await cold.head(key, version ?? '')).toEqual({ ...object, restore: null });
    expect(await cold.copy(key, place, object)).toBe(version);
    expect(sent()).toHaveLength(1);
    await cold.restore(key, version ?? '', { tier: 'expedited', days: 1 });
    passed = 5 * minute;
    expect((await wake(cold, key, version ?? '')).equals(bytes)).toBe(true);
  });

  test('what is too large for one copy goes in the parts of its upload', async () => {
    const bytes = randomBytes(2 * s3PartBytes + 5);
    const { cold, place, sent, object } = await besideHot(bytes, { copyLimit: 1 });
    const key = freshId();
    const version = await cold.copy(key, place, object);
    const ranges = sent().flatMap(({ headers }) => headers['x-amz-copy-source-range'] ?? []);
    expect(ranges.sort()).toEqual(
      [
        `bytes=0-${s3PartBytes - 1}`,
        `bytes=${s3PartBytes}-${2 * s3PartBytes - 1}`,
        `bytes=${2 * s3PartBytes}-${2 * s3PartBytes + 4}`,
      ].sort(),
    );
    const [begun, ...rest] = sent().filter(({ method }) => method === 'POST');
    expect(begun?.headers).toMatchObject({
      'x-amz-storage-class': 'GLACIER',
      'x-amz-meta-sha256': object.sha256,
    });
    expect(rest).toMatchObject([{ headers: { 'if-none-match': '*' } }]);
    expect(await cold.head(key, version ?? '')).toEqual({ ...object, restore: null });
  });

  test('a copy in parts that broke off goes on with the parts that are there', async () => {
    const bytes = randomBytes(2 * s3PartBytes + 5);
    const { cold, place, proxy, sent, object } = await besideHot(bytes, { copyLimit: 1 });
    const key = freshId();
    proxy.breaks = ({ method, query }) => method === 'POST' && query.has('uploadId');
    await expect(cold.copy(key, place, object)).rejects.toThrow();
    proxy.breaks = () => false;
    const before = sent().length;
    expect(await cold.copy(key, place, object)).toEqual(expect.any(String));
    expect(
      sent()
        .slice(before)
        .map(({ method }) => method),
    ).not.toContain('PUT');
    expect(await Array.fromAsync(cold.listUnfinished())).toEqual([]);
  });

  test.each([1, 5_000_000_000])(
    'another object under its key is told, and stays (%i bytes at once)',
    async (copyLimit) => {
      const bytes = randomBytes(s3PartBytes + 1);
      const { cold, place, object } = await besideHot(bytes, { copyLimit });
      const other = randomBytes(s3PartBytes + 1);
      const key = freshId();
      const version = await cold.put(key, streamOf(other), describeBytes(other, 'GLACIER'));
      const differs = { code: 'bytes-differ' };
      await expect(cold.copy(key, place, object)).rejects.toMatchObject(differs);
      await expect(cold.put(key, streamOf(bytes), object)).rejects.toMatchObject(differs);
      expect(await Array.fromAsync(cold.list())).toMatchObject([{ key, version }]);
    },
  );

  test('a copy whose checksum is not that of our bytes does not count', async () => {
    const { cold, place, object } = await besideHot(randomBytes(9));
    const differs = { code: 'bytes-differ' };
    const lie = { ...object, sha256: '0'.repeat(64) };
    await expect(cold.copy(freshId(), place, lie)).rejects.toMatchObject(differs);
    const long = { ...object, bytes: 10 };
    await expect(cold.copy(freshId(), place, long)).rejects.toMatchObject(differs);
  });

  test('a part that is not of our bytes is found out by the checksum of all parts', async () => {
    const bytes = randomBytes(s3PartBytes + 1);
    const { cold, place, store, proxy, object } = await besideHot(bytes, { copyLimit: 1 });
    const other = await store(randomBytes(s3PartBytes + 1));
    const key = freshId();
    proxy.breaks = ({ method, query }) => method === 'POST' && query.has('uploadId');
    await expect(cold.copy(key, other, object)).rejects.toThrow();
    proxy.breaks = () => false;
    await expect(cold.copy(key, place, object)).rejects.toMatchObject({ code: 'bytes-differ' });
  });

  test('a server without checksums copies nothing by itself: it could not be proved', async () => {
    const bytes = randomBytes(s3PartBytes + 1);
    const { cold, place, sent, object } = await besideHot(bytes, { checksums: false });
    const key = freshId();
    expect(await cold.copy(key, place, object)).toBeNull();
    const version = await cold.put(key, streamOf(bytes), object);
    expect(await cold.head(key, version)).toEqual({ ...object, restore: null });
    const parts = sent().filter(({ method }) => method === 'PUT');
    expect(parts.every(({ headers }) => headers['content-md5'])).toBe(true);
    expect(parts).toHaveLength(2);
  });

  test('a source that is gone is not copied', async () => {
    const { cold, place, object } = await besideHot(randomBytes(9));
    const gone = { ...place, key: `${place.key}x` };
    expect(await cold.copy(freshId(), gone, object)).toBeNull();
  });

  test('where there is no room for the fastest tier, that is told', async () => {
    const { cold, proxy } = await open();
    const bytes = Buffer.from('sleep');
    const key = freshId();
    const version = await cold.put(key, streamOf(bytes), describeBytes(bytes, 'GLACIER'));
    proxy.full = true;
    const ask = (tier: 'expedited' | 'standard') => cold.restore(key, version, { tier, days: 1 });
    expect(await ask('expedited')).toBe('no-capacity');
    expect(await ask('standard')).toBe('asked');
  });
});
