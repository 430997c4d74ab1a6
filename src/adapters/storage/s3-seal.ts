import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  type Part,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { getTail, type Place, sealedKey, tailKey } from './s3-tails.ts';
import { listParts, listUploads } from './s3-uploads.ts';

/**
 * Make an incoming object of exactly this size the object under its key; its tails lie at these
 * offsets. S3 does the copying: a small object is its tail under another name, the tail of a large one
 * becomes its last part.
 */
export async function sealIncoming(
  place: Place,
  key: string,
  { bytes, offsets }: { bytes: number; offsets: readonly number[] },
): Promise<void> {
  const last = offsets.at(-1);
  if (last === undefined) throw new Error('There is no incoming object to seal.');
  if (last !== bytes) throw new Error('The incoming object has another size.');
  const source = `${place.bucket}/${tailKey(place, key, bytes)}`;
  const target = { Bucket: place.bucket, Key: sealedKey(place, key) };
  if (bytes < s3PartBytes) {
    await place.client.send(
      new CopyObjectCommand({
        ...target,
        CopySource: source,
        ChecksumAlgorithm: 'SHA256',
        // The tail names no upload; nothing of its metadata is the file's.
        MetadataDirective: 'REPLACE',
        IfNoneMatch: '*',
      }),
    );
    return;
  }
  const { upload } = await getTail(place, key, bytes);
  if (upload === null) throw new Error('A tail behind whole parts names no upload.');
  const parts = { ...target, UploadId: upload };
  const rest = bytes % s3PartBytes;
  if (rest > 0) {
    const PartNumber = Math.ceil(bytes / s3PartBytes);
    await place.client.send(
      new UploadPartCopyCommand({ ...parts, PartNumber, CopySource: source }),
    );
  }
  await place.client.send(
    new CompleteMultipartUploadCommand({
      ...parts,
      MultipartUpload: { Parts: await findParts(place, parts, bytes) },
      MpuObjectSize: bytes,
      IfNoneMatch: '*',
    }),
  );
}

/** Find the parts of an object of this size, each of the size that it must have. */
async function findParts(
  { client }: Place,
  upload: { Bucket: string; Key: string; UploadId: string },
  bytes: number,
): Promise<Part[]> {
  const found = await listParts(client, upload);
  return Array.from({ length: Math.ceil(bytes / s3PartBytes) }, (_, before) => {
    const part = found.get(before + 1);
    const size = Math.min(s3PartBytes, bytes - before * s3PartBytes);
    if (part?.Size !== size) throw new Error('A part of the incoming object is not there.');
    const { PartNumber, ETag, ChecksumSHA256 } = part;
    return { PartNumber, ETag, ChecksumSHA256 };
  });
}

/** End every multipart upload of a key, so that its parts are not paid for. */
export async function abortUploads(place: Place, key: string): Promise<void> {
  const { bucket: Bucket, client } = place;
  const Key = sealedKey(place, key);
  for (const { UploadId } of await listUploads(client, { bucket: Bucket, prefix: Key })) {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
}
