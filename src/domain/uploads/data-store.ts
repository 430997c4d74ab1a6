import { DataStore, Upload } from '@tus/server';
import { Problem, type ProblemCode, problems } from '#lib/problem.ts';
import { cancelUpload } from './cancel-upload.ts';
import { uploadMetadata } from './contract.ts';
import { createUpload } from './create-upload.ts';
import { finishUpload } from './finish-upload.ts';
import { getSent } from './get-sent.ts';
import type { Ground } from './ground.ts';
import type { UploadRow } from './queries.ts';
import { receiveBytes } from './receive-bytes.ts';
import { takeBody } from './take-body.ts';

/**
 * What tus keeps, for one sender, under the lease of one request. Bytes do not pass the library: its
 * streams would cost a third of the speed, so `write` takes them from the request itself. `create` and `write` are POST and
 * PATCH; `getUpload` tells HEAD how far an upload is; `remove` is DELETE. The file appears inside
 * `write`, while the lease is held: the hook that the library has for it runs too late, and twice.
 */
export function dataStore(
  ground: Ground,
  senderId: string,
  lease: { token: string; signal: AbortSignal; body: AsyncIterable<Uint8Array> },
): DataStore {
  /** Get an upload that can still become a file, or is one. */
  async function getRow(id: string): Promise<UploadRow> {
    const row = await getSent(ground, senderId, id);
    if (row.state === 'cancelled' || row.state === 'expired') throw new Problem('upload-gone');
    if (row.state === 'receiving' && row.expiresAt <= ground.now())
      throw new Problem('upload-gone');
    return row;
  }

  /** A whole upload is a file: never tell a client that it is done before it is. */
  async function settle(row: UploadRow): Promise<UploadRow> {
    if (row.state === 'failed') throw new Problem(toProblem(row.problem));
    if (row.offset < row.length || row.state === 'published') return row;
    const whole = row.state === 'verifying' ? row : await receive(row, []);
    return finishUpload(ground, whole, lease.token);
  }

  async function* nothing(): AsyncGenerator<Uint8Array> {}

  const receive = (row: UploadRow, source: AsyncIterable<Uint8Array> | []) =>
    receiveBytes(ground, row, {
      lease: lease.token,
      source: Array.isArray(source) ? nothing() : source,
    });

  return Object.assign(new DataStore(), {
    extensions: ['creation', 'creation-with-upload', 'termination', 'expiration'],

    create: async (upload: Upload): Promise<Upload> => {
      const { id, size } = upload;
      if (size === undefined) throw new Problem('upload-length');
      const metadata = uploadMetadata.safeParse(upload.metadata ?? {});
      if (!metadata.success) {
        const errors = metadata.error.issues.map(({ path, code }) => ({
          field: path.join('.'),
          code,
        }));
        throw new Problem('invalid', { errors });
      }
      await createUpload(ground, senderId, {
        id,
        lease: lease.token,
        length: size,
        metadata: metadata.data,
      });
      // No PATCH follows when nothing is to be sent.
      if (size === 0) await settle(await getRow(id));
      return upload;
    },

    write: async (_: unknown, id: string): Promise<number> => {
      const row = await getRow(id);
      if (row.state !== 'receiving') return (await settle(row)).offset;
      const { body, signal } = lease;
      const taken = await receive(row, takeBody(body, { most: row.length - row.offset, signal }));
      return (await settle(taken)).offset;
    },

    getUpload: async (id: string): Promise<Upload> => {
      const row = await settle(await getRow(id));
      return new Upload({
        id,
        size: row.length,
        offset: row.offset,
        metadata: { filename: row.name, folderId: row.folderId },
        creation_date: row.createdAt.toISOString(),
      });
    },

    remove: async (id: string): Promise<void> => {
      await cancelUpload(ground, await getRow(id), { lease: lease.token, as: 'cancelled' });
    },

    getExpiration: () => ground.limits.uploadSpan,
    declareUploadLength: async () => {
      throw new Problem('upload-length');
    },
  });
}

function toProblem(code: string | null): ProblemCode {
  return code !== null && code in problems ? (code as ProblemCode) : 'bytes-differ'; // Looked up.
}
