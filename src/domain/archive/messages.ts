import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox, isWaiting } from '#adapters/queue/queries.ts';
import { MiB } from '#lib/units.ts';

const job = z.object({ jobId: z.string() });
const batch = z.object({ jobId: z.string(), blobIds: z.array(z.string()) });

/** What a walk over an opened folder has seen so far. */
const seen = z.object({
  done: z.number(),
  bytes: z.number(),
  asleep: z.boolean(),
  /** The first moment at which one of them falls asleep again. */
  until: z.number().nullable(),
});

/** Every message of the archive, by its topic. Bodies hold ids; what they mean is in the database. */
export const messages = {
  'archive-expand': job,
  'archive-copy': batch,
  'archive-check': job,
  'archive-settle': job,
  'archive-clear': batch,
  // Of a whole job, or of what a step that came late has made.
  'archive-discard': job.extend({ blobIds: z.array(z.string()).optional() }),
  // Slice by slice: each asks for the next.
  'restore-ask': job.extend({ after: z.string().optional() }),
  'restore-watch': job.extend({ after: z.string().optional(), asleep: z.boolean().optional() }),
  'restore-bring-back': batch,
  'restore-finish': job,
  'archive-verify': job,
  'open-ask': job.extend({ after: z.string().optional() }),
  'open-watch': job.extend({ after: z.string().optional(), seen: seen.optional() }),
  'open-warn': job,
  'open-close': job,
} as const;

export type Topic = keyof typeof messages;

/** Who may work elsewhere than in the site itself; each has a queue, and may touch only what it must. */
export const workers = ['archive', 'restore', 'check'] as const;
export type Worker = (typeof workers)[number];

/** Where each step runs. The site writes many rows at once, and alone may delete on the cold side. */
export const runsIn: Readonly<Record<Topic, Worker | 'site'>> = {
  'archive-expand': 'site',
  'archive-copy': 'archive',
  'archive-check': 'check',
  'archive-settle': 'site',
  'archive-clear': 'archive',
  'archive-discard': 'site',
  'restore-ask': 'restore',
  'restore-watch': 'check',
  'restore-bring-back': 'archive',
  'restore-finish': 'check',
  'archive-verify': 'check',
  'open-ask': 'restore',
  'open-watch': 'check',
  'open-warn': 'check',
  'open-close': 'check',
};
export type Body<T extends Topic> = z.infer<(typeof messages)[T]>;

/** Ask for a step, in the transaction that makes it needed. */
export async function ask<T extends Topic>(
  tx: Transaction,
  topic: T,
  body: Body<T>,
  dueAt: Date,
): Promise<void> {
  await addToOutbox(tx, { topic, key: body.jobId, body, dueAt });
}

/** Ask for a step, unless the same is asked already and nobody has begun it. */
export async function askOnce<T extends Topic>(
  tx: Transaction,
  topic: T,
  body: Body<T>,
  dueAt: Date,
): Promise<void> {
  if (!(await isWaiting(tx, { topic, key: body.jobId }))) await ask(tx, topic, body, dueAt);
}

const smallBlob = 8 * MiB;
const perMessage = 25;
/** So many blobs of one message are worked on together: what they wait for is mostly a store's answer. */
export const blobsAtOnce = 5;

/** Put blobs into messages: many small ones together, a large one alone. */
export function toBatches(blobs: readonly { id: string; bytes: number }[]): string[][] {
  const small = blobs.filter(({ bytes }) => bytes <= smallBlob).map(({ id }) => id);
  const batches = blobs.filter(({ bytes }) => bytes > smallBlob).map(({ id }) => [id]);
  for (let i = 0; i < small.length; i += perMessage) batches.push(small.slice(i, i + perMessage));
  return batches;
}

/** The key of a copy: always the same for one job and blob, so a repeat finds what it made. */
export function copyKey(jobId: string, blobId: string): string {
  const hash = createHash('sha256').update(`${jobId}\n${blobId}`).digest();
  return hash.subarray(0, 16).toString('base64url');
}
