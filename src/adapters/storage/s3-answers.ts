import { Readable } from 'node:stream';
import { S3ServiceException } from '@aws-sdk/client-s3';

const absent = new Set(['NoSuchKey', 'NoSuchVersion', 'NotFound']);

/** Answer null for what is not there; a bucket that is not there is a mistake, and stays one. */
export async function orNull<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof S3ServiceException && absent.has(error.name)) return null;
    throw error;
  }
}

/** Nothing is read ahead of who asks; a reader that leaves closes the connection. */
export function toWeb(body: unknown): ReadableStream<Uint8Array> {
  if (!(body instanceof Readable)) throw new Error('S3 answered without a body.');
  // Node's type of a web stream and the browser's are two, the thing is one.
  return Readable.toWeb(body, {
    strategy: { highWaterMark: 0 },
  }) as unknown as ReadableStream<Uint8Array>;
}
