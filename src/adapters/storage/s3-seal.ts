import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type Part,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { s3PartBytes } from '#lib/s3-limits.ts';
import { getTail, listTails, type Place, sealedKey, tailKey } from './s3-tails.ts';

/**
 * Make an incoming object of exactly this size the object under its key. S3 does the copying: a small
 * object is its tail under another name, the tail of a large one becomes its last part.
 */
export async function sealIncoming(place: Place, key: string, bytes: number): Promise<void> {
  const last = (await listTails(place, key)).at(-1);
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
      MultipartUpload: { Parts: await listParts(place, parts, bytes) },
      MpuObjectSize: bytes,
      IfNoneMatch: '*',
    }),
  );
}

/** List the parts of an object of this size, each of the size that it must have. */
async function listParts(
  { client }: Place,
  upload: { Bucket: string; Key: string; UploadId: string },
  bytes: number,
): Promise<Part[]> {
  const found = new Map<number, Part>();
  // Not the SDK's paginator: servers name a next part on the last page too, and it never ends.
  for (let next: string | undefined, more = true; more; ) {
    const page = await client.send(new ListPartsCommand({ ...upload, PartNumberMarker: next }));
    for (const part of page.Parts ?? []) found.set(part.PartNumber ?? 0, part);
    next = page.NextPartNumberMarker;
    more = page.IsTruncated === true;
  }
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
  const { Uploads = [] } = await client.send(
    new ListMultipartUploadsCommand({ Bucket, Prefix: Key }),
  );
  for (const { UploadId } of Uploads) {
    await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
}
