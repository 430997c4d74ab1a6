import { randomBytes } from 'node:crypto';
import {
  CreateBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, test, vi } from 'vitest';
import { freshId } from '#lib/id.ts';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { s3Storage } from './s3.ts';
import { behavesLikeStorage } from './storage.contract.ts';
import type { Storage } from './storage.ts';

/** A server that tests may fill with buckets, with its keys in AWS_*; `.ci/scale` starts one. */
const server = process.env.S3_TEST_ENDPOINT ?? '';
if (!server) {
  process.stdout.write('Skipped: S3_TEST_ENDPOINT names no S3 server (.ci/scale does).\n');
}
const region = 'us-east-1';
const prefix = 'solah/';
vi.setConfig({ testTimeout: 60_000 });

async function freshBucket() {
  const bucket = `solah-${randomBytes(6).toString('hex')}`;
  const client = new S3Client({
    region,
    endpoint: server,
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
  });
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  /** Open a store on the bucket, as another process would. */
  const open = () => s3Storage({ bucket, prefix, region, endpoint: server, pathStyle: true });
  return { bucket, client, open };
}

async function write(
  storage: Storage,
  key: string,
  { from = 0, bytes }: { from?: number; bytes: Buffer },
) {
  const incoming = await storage.resume(key, from);
  await incoming.write([bytes]);
  await incoming.flush();
  await incoming.close();
}

async function store(storage: Storage, bytes: Buffer): Promise<string> {
  const key = freshId();
  await storage.begin(key);
  await write(storage, key, { bytes });
  await storage.seal(key, bytes.byteLength);
  return key;
}

async function read(storage: Storage, key: string): Promise<Buffer> {
  const stream = await storage.read(key);
  return Buffer.concat(await Array.fromAsync(stream ?? []));
}

describe.skipIf(!server)('s3Storage', () => {
  behavesLikeStorage(async () => (await freshBucket()).open());

  const sizes = [
    0,
    1,
    s3PartBytes - 1,
    s3PartBytes,
    s3PartBytes + 1,
    2 * s3PartBytes,
    3 * s3PartBytes + 7,
  ];
  test.each(sizes)('%i bytes come back as they went', async (size) => {
    const { open } = await freshBucket();
    const storage = open();
    const bytes = randomBytes(size);
    const key = await store(storage, bytes);
    expect(await storage.size(key)).toBe(size);
    expect((await read(storage, key)).equals(bytes)).toBe(true);
  });

  test('another process goes on where the first was cut, at any flush, also inside a part', async () => {
    const { open } = await freshBucket();
    const bytes = randomBytes(3 * s3PartBytes + 5);
    const key = freshId();
    await open().begin(key);
    let from = 0;
    for (const until of [3, s3PartBytes - 1, s3PartBytes + 9, 2 * s3PartBytes, bytes.byteLength]) {
      const storage = open();
      const incoming = await storage.resume(key, from);
      await incoming.write([bytes.subarray(from, until)]);
      await incoming.flush();
      // More comes, and the process dies before it is durable.
      await incoming.write([randomBytes(s3PartBytes + 1)]);
      await incoming.close();
      await storage.close();
      from = until;
    }
    const storage = open();
    await storage.seal(key, bytes.byteLength);
    expect((await read(storage, key)).equals(bytes)).toBe(true);
  });

  test('a flush that was not acknowledged is cut off, and the one before it still counts', async () => {
    const { open } = await freshBucket();
    const storage = open();
    const key = freshId();
    const first = randomBytes(s3PartBytes + 100);
    const second = randomBytes(2 * s3PartBytes);
    await storage.begin(key);
    await write(storage, key, { bytes: first });
    await write(storage, key, { from: first.byteLength, bytes: randomBytes(3 * s3PartBytes) });
    // The row still says the first offset. What follows now is another file's bytes.
    await write(storage, key, { from: first.byteLength, bytes: second });
    await storage.seal(key, first.byteLength + second.byteLength);
    expect((await read(storage, key)).equals(Buffer.concat([first, second]))).toBe(true);
  });

  test('after sealing, discarding and removing nothing is left in the bucket', async () => {
    const { open, client, bucket } = await freshBucket();
    const storage = open();
    const sealed = await store(storage, randomBytes(s3PartBytes + 1));
    await storage.remove(sealed);
    const given = freshId();
    await storage.begin(given);
    await write(storage, given, { bytes: randomBytes(2 * s3PartBytes + 1) });
    await storage.discard(given);
    const objects = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
    const uploads = await client.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect([objects.Contents ?? [], uploads.Uploads ?? []]).toEqual([[], []]);
  });

  test('nothing outside our prefix is touched', async () => {
    const { open, client, bucket } = await freshBucket();
    const key = await store(open(), Buffer.from('sixteen'));
    const foreign = freshId();
    await client.send(
      new PutObjectCommand({ Bucket: bucket, Key: `hot/${foreign}`, Body: 'somebody else’s' }),
    );
    expect(await open().read(foreign)).toBeNull();
    await open().remove(foreign);
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
    expect(Contents.map(({ Key }) => Key).sort()).toEqual([`hot/${foreign}`, `solah/hot/${key}`]);
  });
});
