import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox, isWaiting } from '#adapters/queue/queries.ts';
import { MiB } from '#lib/units.ts';

const job = z.object({ jobId: z.string() });
const batch = z.object({ jobId: z.string(), blobIds: z.array(z.string()) });

/** Every message of the archive, by its topic. Bodies hold ids; what they mean is in the database. */
export const messages = {
  'archive-expand': job,
  'archive-copy': batch,
  'archive-check': job,
  'archive-settle': job,
  'archive-clear': batch,
  'archive-discard': job,
  'restore-ask': job,
  'restore-watch': job,
  'restore-bring-back': batch,
  'restore-finish': job,
} as const;

export type Topic = keyof typeof messages;
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
