import { z } from 'zod';
import { amount, id, moment, name, pageLinks, place } from '#domain/folders/contract.ts';

/** The classes of cold storage, by their names at S3. */
export const coldClass = z.enum(['GLACIER', 'DEEP_ARCHIVE']);

/** How quickly to bring back: the faster the dearer. */
export const tier = z.enum(['expedited', 'standard', 'bulk']);

/**
 * Where a job stands. `archived` keeps both copies for a while, `cleared` only the cold one; an
 * `opened` one can be read until it is `closed`.
 */
export const jobState = z.enum([
  'running',
  'archived',
  'cleared',
  'restored',
  'opened',
  'closed',
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

/** Without a class, the one that the settings name. */
export const archiveRequest = z.strictObject({
  folderId: id,
  class: coldClass.optional(),
});

/** Bring a folder back in a tier, else in the one that the settings name; or with `open` only let it be read for so many days, where it is. */
export const restoreRequest = z.strictObject({
  tier: tier.optional(),
  open: z.strictObject({ days: z.int().min(1).max(30) }).optional(),
});

/** Throw an archived folder away; its typed name says that it is meant. */
export const discardRequest = z.strictObject({ name });

/** The act's number in the journal, by which it is undone. */
export const discardAnswer = z.object({ seq: amount });

/** How far the counts of a job agreed at its end; each should equal what was expected. */
export const jobCount = z.object({
  expected: amount,
  expectedBytes: amount,
  items: amount,
  itemBytes: amount,
  done: amount,
  confirmed: amount,
  confirmedBytes: amount,
});

/** What would it cost to archive this folder, or to bring this archive back? */
export const estimateRequests = [
  z.strictObject({ folderId: id }),
  z.strictObject({ archiveId: id }),
] as const;
export const estimateRequest = z.union(estimateRequests);

const dollars = z.number().nonnegative();

/** A class of cold storage, for what is asked about. */
export const classEstimate = z.object({
  class: coldClass,
  /** As long as this is paid for at least, also for who brings back sooner. */
  leastDays: amount,
  /** A month, asleep. */
  monthly: dollars,
  /** Once, to put it there. */
  move: dollars,
  /** The first day on which it has paid; null when it never does. */
  paysAfterDays: amount.nullable(),
});

/** A tier, with the longest it takes and what it costs; null where nobody sends a bill. */
export const tierEstimate = z.object({ tier, seconds: amount, price: dollars.nullable() });

export const estimateAnswer = z.object({
  files: amount,
  bytes: amount,
  owner: z.enum(['machine', 'server', 'aws']),
  /**
   * What is taken where nobody says otherwise. What is brought back stays readable on the cold side
   * for `awakeDays`.
   */
  usual: z.object({ class: coldClass, tier, awakeDays: amount }),
  /** From a table with a date, in US dollars; null where nobody sends a bill. */
  bill: z
    .object({
      asOf: z.string(),
      region: z.string(),
      /** A month, awake. */
      hotMonthly: dollars,
      /** A day of a readable copy beside the sleeping one. */
      awakeDaily: dollars,
      classes: z.array(classEstimate),
    })
    .nullable(),
  /** Of an archive: the tiers of its class. Of a folder: those of the usual class. */
  tiers: z.array(tierEstimate),
  /**
   * Of an archive that can be thrown away where it sleeps: what goes, how long the trash keeps it, and
   * until when S3 is paid for it in any case; null when nobody is, or not any more.
   */
  discard: z
    .object({
      folder: place,
      files: amount,
      folders: amount,
      bytes: amount,
      keptUntil: moment,
      paidUntil: moment.nullable(),
    })
    .nullable(),
});

/** A folder on its way to the cold side or back. `of` is the archive that comes back or is opened. */
export const archiveJob = z.object({
  id,
  kind: z.enum(['archive', 'restore', 'open']),
  of: id.nullable(),
  /** As it was called when the job began. */
  folder: place,
  /** Where that folder is now; `nowhere` once it is deleted for good. */
  folderIn: z.enum(['drive', 'trash', 'nowhere']),
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
  /** Of one that is opened for a while: for how long, and until when. */
  days: amount.nullable(),
  closesAt: moment.nullable(),
});

/** What can be wrong with something that sleeps, or with the copy that is still awake beside it. */
export const checkFault = z.enum([
  'cold-missing',
  'cold-different',
  'hot-missing',
  'hot-different',
]);

/**
 * A look at everything that an archive has on the cold side, without waking it. One that is broken off
 * says nothing of what it has not looked at: the folder was no longer asleep.
 */
export const archiveCheck = z.object({
  id,
  state: z.enum(['running', 'finished', 'broken-off']),
  expected: amount,
  looked: amount,
  right: amount,
  missing: amount,
  different: amount,
  createdAt: moment,
  finishedAt: moment.nullable(),
  /** Where each look is on a bill, from when on it may be looked at again. */
  againAt: moment.nullable(),
  /** The first that are not as they should be; `file` is null where the ledger tells of none. */
  faults: z.array(
    z.object({
      file: z.object({ id, name: z.string(), path: z.string() }).nullable(),
      fault: checkFault,
    }),
  ),
});

/** A job with its ledger: how many of its blobs are in each state. */
export const archiveJobAnswer = archiveJob.extend({
  items: z.record(itemState, amount),
  /** How often one of them was asked for that was done already, as by a message that came twice. */
  repeats: amount,
  /** Null until the counts were held against each other. */
  counted: jobCount.nullable(),
  /** The newest look at what it has on the cold side. */
  check: archiveCheck.nullable(),
});

export const listArchiveRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});

/** Which items of a job; those that failed tell why. */
export const listJobItemsRequest = listArchiveRequest.extend({
  state: itemState.default('failed'),
});

/** A job's items in one state, in no order that people know; `file` is null once it is gone. */
export const listJobItemsAnswer = pageLinks.extend({
  items: z.array(
    z.object({
      file: z.object({ id, name: z.string(), path: z.string() }).nullable(),
      state: itemState,
      bytes: amount,
      problem: z.string().nullable(),
    }),
  ),
});

export const listArchiveAnswer = pageLinks.extend({ items: z.array(archiveJob) });

export type ColdClass = z.infer<typeof coldClass>;
export type Tier = z.infer<typeof tier>;
export type JobState = z.infer<typeof jobState>;
export type ItemState = z.infer<typeof itemState>;
export type CheckFault = z.infer<typeof checkFault>;
export type ArchiveCheck = z.infer<typeof archiveCheck>;
export type EstimateRequest = z.infer<typeof estimateRequest>;
export type EstimateAnswer = z.infer<typeof estimateAnswer>;
export type ClassEstimate = z.infer<typeof classEstimate>;
export type TierEstimate = z.infer<typeof tierEstimate>;
export type ArchiveRequest = z.infer<typeof archiveRequest>;
export type RestoreRequest = z.infer<typeof restoreRequest>;
export type DiscardRequest = z.infer<typeof discardRequest>;
export type DiscardAnswer = z.infer<typeof discardAnswer>;
export type ArchiveJob = z.infer<typeof archiveJob>;
export type ArchiveJobAnswer = z.infer<typeof archiveJobAnswer>;
export type ListJobItemsRequest = z.infer<typeof listJobItemsRequest>;
export type ListJobItemsAnswer = z.infer<typeof listJobItemsAnswer>;
export type ListArchiveRequest = z.infer<typeof listArchiveRequest>;
export type ListArchiveAnswer = z.infer<typeof listArchiveAnswer>;
