import {
  ListMultipartUploadsCommand,
  ListPartsCommand,
  type MultipartUpload,
  type Part,
  type S3Client,
} from '@aws-sdk/client-s3';

/** List the multipart uploads under a prefix that were neither completed nor aborted. */
export async function listUploads(
  client: S3Client,
  { bucket, prefix }: { bucket: string; prefix: string },
): Promise<MultipartUpload[]> {
  const found: MultipartUpload[] = [];
  let marker: Partial<Record<'KeyMarker' | 'UploadIdMarker', string | undefined>> = {};
  for (let more = true; more; ) {
    const page = await client.send(
      new ListMultipartUploadsCommand({ Bucket: bucket, Prefix: prefix, ...marker }),
    );
    found.push(...(page.Uploads ?? []));
    marker = { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker };
    more = page.IsTruncated === true;
  }
  return found;
}

/** List the parts of an upload, by their numbers. */
export async function listParts(
  client: S3Client,
  upload: { Bucket: string; Key: string; UploadId: string },
): Promise<Map<number, Part>> {
  const found = new Map<number, Part>();
  // Not the SDK's paginator: servers name a next part on the last page too, and it never ends.
  for (let next: string | undefined, more = true; more; ) {
    const page = await client.send(new ListPartsCommand({ ...upload, PartNumberMarker: next }));
    for (const part of page.Parts ?? []) found.set(part.PartNumber ?? 0, part);
    next = page.NextPartNumberMarker;
    more = page.IsTruncated === true;
  }
  return found;
}
