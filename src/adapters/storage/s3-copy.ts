import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  type CopyObjectCommandInput,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  type HeadObjectCommandOutput,
  type S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { atOnce } from '#lib/at-once.ts';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { orNull } from './s3-answers.ts';
import { listParts, listUploads } from './s3-uploads.ts';
import type { S3Place } from './storage.ts';

/** CopyObject takes no more (5 GB, in S3's words). */
export const copyLimit = 5_000_000_000;
/** A part that is copied inside S3 costs us an answer, no memory. */
const partsAtOnce = 16;

/** A copy that S3 makes without the bytes coming through us. */
export interface S3Copy {
  readonly from: S3Place;
  readonly to: { readonly bucket: string; readonly key: string };
  readonly bytes: number;
  /** What the copy is besides its bytes. */
  readonly described?: Pick<CopyObjectCommandInput, 'StorageClass' | 'Metadata'>;
  /** Above it a copy goes part by part. */
  readonly limit: number;
}

/** Look at an object, with the checksum that S3 made of it. */
export function look(
  client: S3Client,
  { bucket, key, version }: S3Place,
): Promise<HeadObjectCommandOutput | null> {
  const where = { Bucket: bucket, Key: key, VersionId: version };
  return orNull(client.send(new HeadObjectCommand({ ...where, ChecksumMode: 'ENABLED' })));
}

/** The SHA-256 in hex that S3 itself made of a whole object; null of one in parts. */
export function wholeHash({
  ChecksumSHA256,
  ChecksumType,
}: HeadObjectCommandOutput): string | null {
  if (!ChecksumSHA256 || ChecksumType !== 'FULL_OBJECT') return null;
  return Buffer.from(ChecksumSHA256, 'base64').toString('hex');
}

/**
 * Copy an object inside S3, onto nothing that is there. What is too large for one call goes in parts
 * with the borders of an upload, so that both have one checksum; one that broke off is gone on with.
 */
export async function copyInS3(client: S3Client, copy: S3Copy): Promise<void> {
  if (copy.bytes > copy.limit) return copyInParts(client, copy);
  await client.send(
    new CopyObjectCommand({
      ...toTarget(copy),
      ...copy.described,
      CopySource: toSource(copy.from),
      ChecksumAlgorithm: 'SHA256',
      MetadataDirective: 'REPLACE',
      IfNoneMatch: '*',
    }),
  );
}

async function copyInParts(client: S3Client, copy: S3Copy): Promise<void> {
  const { to, bytes } = copy;
  const target = toTarget(copy);
  const [begun] = await listUploads(client, { bucket: to.bucket, prefix: to.key });
  const UploadId = begun?.UploadId ?? (await begin(client, copy));
  const done = new Map<number, CompletedPart>(await listParts(client, { ...target, UploadId }));
  const count = Math.ceil(bytes / s3PartBytes);
  const numbers = Array.from({ length: count }, (_, before) => before + 1);
  const missing = numbers.filter((number) => !done.has(number));
  await atOnce(partsAtOnce, missing, async (PartNumber) => {
    const from = (PartNumber - 1) * s3PartBytes;
    const until = Math.min(from + s3PartBytes, bytes) - 1;
    const { CopyPartResult: part } = await client.send(
      new UploadPartCopyCommand({
        ...target,
        UploadId,
        PartNumber,
        CopySource: toSource(copy.from),
        CopySourceRange: `bytes=${from}-${until}`,
      }),
    );
    done.set(PartNumber, { ETag: part?.ETag, ChecksumSHA256: part?.ChecksumSHA256 });
  });
  const Parts = numbers.map((PartNumber) => {
    const { ETag, ChecksumSHA256 } = done.get(PartNumber) ?? {};
    return { PartNumber, ETag, ChecksumSHA256 };
  });
  await client.send(
    new CompleteMultipartUploadCommand({
      ...target,
      UploadId,
      MultipartUpload: { Parts },
      MpuObjectSize: bytes,
      IfNoneMatch: '*',
    }),
  );
}

async function begin(client: S3Client, copy: S3Copy): Promise<string> {
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({
      ...toTarget(copy),
      ...copy.described,
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  if (!UploadId) throw new Error('S3 began an upload without a name.');
  return UploadId;
}

function toTarget({ to }: S3Copy) {
  return { Bucket: to.bucket, Key: to.key };
}

function toSource({ bucket, key, version }: S3Place): string {
  return `${bucket}/${key}${version ? `?versionId=${version}` : ''}`;
}
