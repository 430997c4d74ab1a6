import { z } from 'zod';
import { amount, id, moment, pageLinks, place } from '#domain/folders/contract.ts';

/** The classes of cold storage, by their names at S3. */
export const coldClass = z.enum(['GLACIER', 'DEEP_ARCHIVE']);

/** How quickly to bring back: the faster the dearer. */
export const tier = z.enum(['expedited', 'standard', 'bulk']);

/** Where a job stands. `archived` keeps both copies for a while, `cleared` only the cold one. */
export const jobState = z.enum([
  'running',
  'archived',
  'cleared',
  'restored',
  'cancelled',
  'mismatch',
  'needs-help',
]);

/** Where one blob of an archive stands. */
export const itemState = z.enum([
  'waiting',
  'copied',
  'cleared',
  'asked',
  'ready',
  'back',
  'failed',
]);

export const archiveRequest = z.strictObject({
  folderId: id,
  class: coldClass.default('GLACIER'),
});

export const restoreRequest = z.strictObject({ tier: tier.default('standard') });

/** A folder on its way to the cold side or back. `of` is the archive that a restore brings back. */
export const archiveJob = z.object({
  id,
  kind: z.enum(['archive', 'restore']),
  of: id.nullable(),
  folder: place,
  state: jobState,
  class: coldClass,
  tier: tier.nullable(),
  expected: amount,
  expectedBytes: amount,
  done: amount,
  doneBytes: amount,
  failed: amount,
  problem: z.string().nullable(),
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** From here on only the cold copy is left, and bringing back takes the time of its tier. */
  clearAt: moment.nullable(),
});

/** A job with its ledger: how many of its blobs are in each state. */
export const archiveJobAnswer = archiveJob.extend({
  items: z.record(itemState, amount),
});

export const listArchiveRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});

export const listArchiveAnswer = pageLinks.extend({ items: z.array(archiveJob) });

export type ColdClass = z.infer<typeof coldClass>;
export type Tier = z.infer<typeof tier>;
export type JobState = z.infer<typeof jobState>;
export type ItemState = z.infer<typeof itemState>;
export type ArchiveRequest = z.infer<typeof archiveRequest>;
export type RestoreRequest = z.infer<typeof restoreRequest>;
export type ArchiveJob = z.infer<typeof archiveJob>;
export type ArchiveJobAnswer = z.infer<typeof archiveJobAnswer>;
export type ListArchiveRequest = z.infer<typeof listArchiveRequest>;
export type ListArchiveAnswer = z.infer<typeof listArchiveAnswer>;
