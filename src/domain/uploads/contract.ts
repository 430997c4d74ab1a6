import { z } from 'zod';
import { amount, conflict, id, moment, name, pageLinks } from '#domain/folders/contract.ts';

/** Where an upload stands. A `failed` one says why in `problem`. */
export const uploadState = z.enum([
  'receiving',
  'verifying',
  'published',
  'failed',
  'cancelled',
  'expired',
]);

/**
 * The pairs of tus' `Upload-Metadata`, decoded. `modifiedAt` is the file's own date in ISO 8601,
 * `sha256` in hex is checked before the file appears. `filetype` is taken and not believed.
 */
export const uploadMetadata = z.strictObject({
  // tus writes an empty value as none; the rule of names has the word for it.
  filename: name.nullish().transform((text) => text ?? ''),
  folderId: id,
  filetype: z.string().max(255).nullish(),
  modifiedAt: moment.nullish(),
  conflict: conflict.default('refuse'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullish(),
});

/** An upload as our own JSON tells it; reading it never stops a running transfer. */
export const uploadAnswer = z.object({
  id,
  state: uploadState,
  folderId: id,
  name: z.string(),
  length: amount,
  offset: amount,
  fileId: id.nullable(),
  problem: z.string().nullable(),
  createdAt: moment,
  expiresAt: moment,
});

export const listUploadsRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});

export const listUploadsAnswer = pageLinks.extend({ items: z.array(uploadAnswer) });

/** Publish an upload that came whole but found its folder closed or its name taken. */
export const placeUploadRequest = z.strictObject({
  folderId: id,
  name: name.optional(),
  conflict: conflict.default('refuse'),
});

export type UploadState = z.infer<typeof uploadState>;
export type UploadMetadata = z.infer<typeof uploadMetadata>;
export type UploadAnswer = z.infer<typeof uploadAnswer>;
export type ListUploadsRequest = z.infer<typeof listUploadsRequest>;
export type ListUploadsAnswer = z.infer<typeof listUploadsAnswer>;
export type PlaceUploadRequest = z.infer<typeof placeUploadRequest>;
