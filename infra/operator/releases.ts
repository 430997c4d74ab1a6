import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  NotFound,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { extract } from 'tar';
import { hashFile, type Release } from '../../scripts/pack-release.ts';
import type { Outputs, Stage } from './outputs.ts';

/** What every release lies under, as `modules/app/user-data.sh` asks for it. */
const folder = 'releases/';

/** Put a release where the machines fetch it, unless it is there. */
export async function uploadRelease(outputs: Outputs, { hash, path }: Release): Promise<void> {
  await withBucket(outputs, async (client, Bucket) => {
    const Key = `${folder}${hash}.tar.gz`;
    if (await isThere(client, Bucket, Key)) return;
    await client.send(
      new PutObjectCommand({
        Bucket,
        Key,
        Body: createReadStream(path),
        ContentLength: statSync(path).size,
        // S3 refuses other bytes than the name says.
        ChecksumSHA256: Buffer.from(hash, 'hex').toString('base64'),
      }),
    );
  });
}

/**
 * Take up an earlier release: the one named, or the last before the one that runs. Its functions are
 * unpacked to where Terraform looks for them.
 */
export async function takeUpRelease(outputs: Outputs, named?: string): Promise<string> {
  return withBucket(outputs, async (client, Bucket) => {
    const hash = named ?? (await findEarlier(client, Bucket, outputs.release ?? ''));
    const { Body } = await client.send(
      new GetObjectCommand({ Bucket, Key: `${folder}${hash}.tar.gz` }),
    );
    if (!(Body instanceof Readable)) throw new Error(`${hash} came without bytes.`);
    const temporary = mkdtempSync(join(tmpdir(), 'release-'));
    try {
      const path = join(temporary, 'release.tar.gz');
      await pipeline(Body, createWriteStream(path));
      if ((await hashFile(path)) !== hash) throw new Error(`What lies under ${hash} is not it.`);
      await extract({ file: path, filter: (name) => name.startsWith('dist/lambda/') });
    } finally {
      rmSync(temporary, { recursive: true, force: true });
    }
    return hash;
  });
}

/** The command by which machines and functions get a release. */
export function tellHowToApply(stage: Stage, hash: string): string {
  return `terraform -chdir=infra apply -var-file=${stage}.tfvars -var release=${hash}`;
}

/** Refuse before anything is built when there is nowhere to put it. */
export function requireBucket({ releases_bucket: bucket }: Outputs): string {
  if (bucket) return bucket;
  throw new Error(
    'There are no machines to release to (app.enabled). Functions alone: npm run build:lambda, then apply.',
  );
}

async function findEarlier(client: S3Client, Bucket: string, running: string): Promise<string> {
  const all: { hash: string; at: Date }[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2(
    { client },
    { Bucket, Prefix: folder },
  )) {
    for (const { Key = '', LastModified: at } of Contents) {
      const [, hash] = /^releases\/([0-9a-f]{64})\.tar\.gz$/.exec(Key) ?? [];
      if (hash && at) all.push({ hash, at });
    }
  }
  const now = all.find(({ hash }) => hash === running);
  if (!now)
    throw new Error(`The release that runs (${running || 'none'}) is not in the bucket: name one.`);
  const [earlier] = all.filter(({ at }) => at < now.at).sort((a, b) => Number(b.at) - Number(a.at));
  if (!earlier) throw new Error('There is no release before the one that runs.');
  return earlier.hash;
}

async function isThere(client: S3Client, Bucket: string, Key: string): Promise<boolean> {
  try {
    await client.send(new HeadObjectCommand({ Bucket, Key }));
    return true;
  } catch (error) {
    if (error instanceof NotFound) return false;
    throw error;
  }
}

async function withBucket<T>(
  outputs: Outputs,
  work: (client: S3Client, bucket: string) => Promise<T>,
): Promise<T> {
  const bucket = requireBucket(outputs);
  const client = new S3Client({ region: outputs.region });
  try {
    return await work(client, bucket);
  } finally {
    client.destroy();
  }
}
