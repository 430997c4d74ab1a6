import { z } from 'zod';
import { amount, conflict, id, moment, name, pageLinks, path } from '#domain/folders/contract.ts';

/** Where an upload stands. A `failed` one says why in `problem`. */
export const uploadState = z.enum([
  'receiving',
  'verifying',
  'published',
  'failed',
  'cancelled',
  'expired',
]);

/** A SHA-256 in hex. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/**
 * The pairs of tus' `Upload-Metadata`, decoded. `modifiedAt` is the file's own date in ISO 8601,
 * `sha256` in hex is checked before the file appears. `filetype` is taken and not believed. With
 * `replace`, the file `replacesId` gets the bytes if it is still the `version` that was seen; else
 * they are kept beside it. `planId` names the plan that the upload belongs to. `sample`, the SHA-256
 * of the first and the last MiB, is kept for the client to find its upload again.
 */
export const uploadMetadata = z
  .strictObject({
    // tus writes an empty value as none; the rule of names has the word for it.
    filename: name.nullish().transform((text) => text ?? ''),
    folderId: id,
    filetype: z.string().max(255).nullish(),
    modifiedAt: moment.nullish(),
    conflict: z.enum([...conflict.options, 'replace']).default('refuse'),
    replacesId: id.optional(),
    version: z.coerce.number().int().positive().optional(),
    planId: id.optional(),
    sha256: sha256.nullish(),
    sample: sha256.optional(),
  })
  .refine(
    ({ conflict, replacesId, version }) =>
      (conflict === 'replace') === (replacesId !== undefined) &&
      (conflict === 'replace') === (version !== undefined),
    { path: ['replacesId'] },
  );

/** What became of an upload. `kept-both` found its name taken, or the file it should replace changed. */
export const uploadOutcome = z.enum(['new', 'kept-both', 'replaced']);

/** An upload as our own JSON tells it; reading it never stops a running transfer. */
export const uploadAnswer = z.object({
  id,
  state: uploadState,
  folderId: id,
  name: z.string(),
  length: amount,
  offset: amount,
  modifiedAt: moment.nullable(),
  sample: z.string().nullable(),
  planId: id.nullable(),
  fileId: id.nullable(),
  outcome: uploadOutcome.nullable(),
  /** The act of the journal that undoes it: of its plan as a whole, or of a replaced file. */
  seq: amount.nullable(),
  problem: z.string().nullable(),
  createdAt: moment,
  expiresAt: moment,
});

export const listUploadsRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
  state: uploadState.optional(),
});

export const listUploadsAnswer = pageLinks.extend({ items: z.array(uploadAnswer) });

/** Publish an upload that came whole but found its folder closed or its name taken. */
export const placeUploadRequest = z.strictObject({
  folderId: id,
  name: name.optional(),
  conflict: conflict.default('refuse'),
});

/** The most files of one plan. */
export const planLimit = 10_000;

/** A file that shall be sent, by its way from the folder of the plan. */
export const planEntry = z.strictObject({
  path,
  bytes: amount,
  modifiedAt: moment.optional(),
  sha256: sha256.optional(),
});

/** Ask what would become of many files, before a byte of them moves. */
export const planRequest = z.strictObject({
  folderId: id,
  entries: z.array(planEntry).min(1).max(planLimit),
});

/**
 * One file of a plan, in the order in which they were asked about. `same`: it is there, with the same
 * SHA-256. `differs`: its name is there, with other bytes as far as is known. `twin`: so is its name,
 * but spelled in another way, in the drive or earlier in this plan (`twinOf`). `kind-clash`: a folder
 * has the name of a file or the other way round. `refused`: `problem` says why.
 */
export const plannedEntry = z.object({
  path: z.string(),
  is: z.enum(['new', 'same', 'differs', 'twin', 'kind-clash', 'refused']),
  /** What we would choose: nothing is ever lost by it. */
  suggestion: z.enum(['upload', 'skip', 'replace', 'keep-both', 'rename']),
  /** What is in the way, with the version that a `replace` has to name. */
  exists: z
    .object({
      kind: z.enum(['file', 'folder']),
      id,
      name: z.string(),
      version: amount,
      bytes: amount,
      modifiedAt: moment.nullable(),
    })
    .nullable(),
  twinOf: z.string().nullable(),
  problem: z.string().nullable(),
  /** What is wrong with a name. */
  reason: z.string().nullable(),
});

/** A plan: `id` goes into the metadata of its uploads. `bytes` is what the suggestions would send. */
export const planAnswer = z.object({
  id,
  bytes: amount,
  expiresAt: moment,
  entries: z.array(plannedEntry),
});

export type UploadOutcome = z.infer<typeof uploadOutcome>;
export type PlanEntry = z.infer<typeof planEntry>;
export type PlanRequest = z.infer<typeof planRequest>;
export type PlannedEntry = z.infer<typeof plannedEntry>;
export type PlanAnswer = z.infer<typeof planAnswer>;
export type UploadState = z.infer<typeof uploadState>;
export type UploadMetadata = z.infer<typeof uploadMetadata>;
export type UploadAnswer = z.infer<typeof uploadAnswer>;
export type ListUploadsRequest = z.infer<typeof listUploadsRequest>;
export type ListUploadsAnswer = z.infer<typeof listUploadsAnswer>;
export type PlaceUploadRequest = z.infer<typeof placeUploadRequest>;
