import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { s3PartBytes } from '#lib/s3-limits.ts';

/** Where the objects of one store lie. */
export interface Place {
  readonly client: S3Client;
  readonly bucket: string;
  readonly prefix: string;
}

/** How far an incoming object is for good. */
export interface Tail {
  readonly offset: number;
  /** The multipart upload that holds all whole parts; null while there is none. */
  readonly upload: string | null;
  /** What lies behind the last whole part: less than a part, perhaps nothing. */
  readonly bytes: Uint8Array;
}

/** Name the object that a sealed key becomes. */
export function sealedKey({ prefix }: Place, key: string): string {
  return `${prefix}hot/${key}`;
}

/** Name the folder under which every key has its tails. */
export function tailsOf({ prefix }: Place): string {
  return `${prefix}tails/`;
}

/** Name the tail of a key at an offset. */
export function tailKey(place: Place, key: string, offset: number): string {
  return `${tailsOf(place)}${key}/${offset}`;
}

/** List the offsets at which a key has tails, from front to back. None: it is not incoming. */
export async function listTails(place: Place, key: string): Promise<number[]> {
  const folder = `${tailsOf(place)}${key}/`;
  const { Contents = [] } = await place.client.send(
    // A handful at most: each flush removes those before its forerunner.
    new ListObjectsV2Command({ Bucket: place.bucket, Prefix: folder }),
  );
  return Contents.map(({ Key }) => Number(Key?.slice(folder.length))).sort((a, b) => a - b);
}

/** Keep a tail. `fresh` refuses when one is there. */
export async function putTail(
  place: Place,
  key: string,
  { offset, upload, bytes, fresh }: Tail & { fresh?: boolean },
): Promise<void> {
  await place.client.send(
    new PutObjectCommand({
      Bucket: place.bucket,
      Key: tailKey(place, key, offset),
      Body: bytes,
      ChecksumAlgorithm: 'SHA256',
      ...(upload !== null && { Metadata: { upload } }),
      ...(fresh && { IfNoneMatch: '*' }),
    }),
  );
}

/** Get the tail of a key at an offset. */
export async function getTail(place: Place, key: string, offset: number): Promise<Tail> {
  // The first one holds nothing and names nothing.
  if (offset === 0) return { offset, upload: null, bytes: new Uint8Array() };
  const { Body, Metadata } = await place.client.send(
    new GetObjectCommand({ Bucket: place.bucket, Key: tailKey(place, key, offset) }),
  );
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  if (bytes.byteLength !== offset % s3PartBytes) throw new Error('A tail has another length.');
  return { offset, upload: Metadata?.upload ?? null, bytes };
}

/** Forget tails of a key, all together: they are few. */
export async function removeTails(
  place: Place,
  key: string,
  offsets: readonly number[],
): Promise<void> {
  const keys = offsets.map((offset) => tailKey(place, key, offset));
  await Promise.all(
    keys.map((Key) => place.client.send(new DeleteObjectCommand({ Bucket: place.bucket, Key }))),
  );
}
