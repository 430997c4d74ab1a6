import { createHash } from 'node:crypto';
import { CreateBucketCommand, PutBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import { type S3Settings, s3Storage } from '#adapters/storage/s3.ts';
import type { Storage } from '#adapters/storage/storage.ts';
import { freshId } from '#lib/id.ts';

/** A server that tests may fill with buckets, with its keys in AWS_*; `.ci/scale` starts one. */
export const s3Server = process.env.S3_TEST_ENDPOINT ?? '';

const region = 'us-east-1';

/** Make the bucket of a name, unless it is there; that of a cold side keeps versions. */
export async function makeBucket(
  name: string,
  { versions = false }: { versions?: boolean } = {},
): Promise<string> {
  const Bucket = `solah-${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
  const client = new S3Client({ region, endpoint: s3Server, forcePathStyle: true });
  await client.send(new CreateBucketCommand({ Bucket }));
  const VersioningConfiguration = { Status: 'Enabled' as const };
  if (versions)
    await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  client.destroy();
  return Bucket;
}

/** Make a bucket, and tell how a store is opened on it; `endpoint` is a way round to the server. */
export async function freshBucket(): Promise<(endpoint?: string) => Storage> {
  const bucket = await makeBucket(freshId());
  return (endpoint = s3Server) => openBucket({ bucket, endpoint });
}

/** Open a store on a bucket that may be there. */
export function openBucket(
  settings: Pick<S3Settings, 'bucket' | 'endpoint' | 'copyLimit'>,
): Storage {
  return s3Storage({ ...settings, region, pathStyle: true, prefix: 'solah/' });
}

/** Store bytes, from the beginning to the seal. */
export async function storeBytes(storage: Storage, bytes: Uint8Array): Promise<string> {
  const key = freshId();
  await storeAt(storage, key, bytes);
  return key;
}

/** The same under a key that is given. */
export async function storeAt(storage: Storage, key: string, bytes: Uint8Array): Promise<void> {
  await storage.begin(key);
  const incoming = await storage.resume(key, 0);
  await incoming.write([bytes]);
  await incoming.flush();
  await incoming.close();
  await storage.seal(key, bytes.byteLength);
}
