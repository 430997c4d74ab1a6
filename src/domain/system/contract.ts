import { z } from 'zod';
import { archiveCheck, archiveJob, jobState } from '#domain/archive/contract.ts';
import { workers } from '#domain/archive/messages.ts';
import { amount, id, moment } from '#domain/folders/contract.ts';
import { checkRequest, checkView } from '#domain/integrity/check/contract.ts';

/** Every queue that a place may have: the site's own, and one for each function elsewhere. */
export const queueNames = ['site', ...workers] as const;
const queue = z.enum(queueNames);

const queueView = z.object({
  name: queue,
  /** Null when the queue does not answer. */
  size: z
    .object({
      waiting: amount,
      /** Kept until it is due. */
      later: amount,
      inFlight: amount,
      dead: amount,
      /** Since when the oldest waits, or null when none does. Not every queue tells. */
      oldestAt: moment.nullable().optional(),
    })
    .nullable(),
});

/**
 * Why a message was given up. `refused`: by a rule, `problem` names it. `unreadable`: nobody understands
 * what it says. `worn-out`: whoever had it died, each time. `error`: something broke, `problem` says
 * what. `untold`: its queue only knows that it was tried too often.
 */
export const deadReason = z.enum(['refused', 'unreadable', 'worn-out', 'error', 'untold']);

const messageId = z.string().min(1).max(100);

const deadView = z.object({
  queue,
  id: messageId,
  /** The step that it asks for; null when nobody can read it. */
  step: z.string().nullable(),
  /** The id that the step is about. */
  about: z.string().nullable(),
  /** The job of the archive, and the account, where it is about one. */
  jobId: id.nullable(),
  accountId: id.nullable(),
  reason: deadReason,
  problem: z.string().nullable(),
  sentAt: moment,
  /** How often it was tried. Not every queue tells. */
  tries: amount.optional(),
});

const jobCount = z.object({ kind: archiveJob.shape.kind, state: jobState, count: amount });

/** A job that stopped: nothing of it is deleted, and somebody must look at it. */
const stoppedJob = archiveJob
  .pick({ id: true, kind: true, state: true, expected: true, done: true, failed: true })
  .extend({
    accountId: id,
    folderId: id,
    createdAt: moment,
    finishedAt: moment.nullable(),
    /** The first that failed, by the id of their bytes. */
    items: z.array(z.object({ blobId: id, problem: z.string().nullable(), at: moment })),
  });

/** An archive that is not on the cold side as it was put there, by the newest look at it. */
const differing = archiveCheck
  .pick({ expected: true, missing: true, different: true })
  .extend({ archiveId: id, accountId: id, finishedAt: moment });

/** The machinery of a place, for who runs it: ids, no names of files or folders. */
export const systemView = z.object({
  queues: z.array(queueView),
  /** The newest dead letters; the size of a queue counts them all. */
  dead: z.array(deadView),
  jobs: z.array(jobCount),
  /** The newest of them; `jobs` counts them all. */
  stopped: z.array(stoppedJob),
  /** The newest of them. */
  differing: z.array(differing),
  check: checkView,
});

/** One dead letter, or every one of a queue that can be read. */
export const redriveRequest = z.strictObject({ queue, id: messageId.optional() });
export const redriveAnswer = z.object({ redriven: amount });
export const dropRequest = z.strictObject({ queue, id: messageId });

/** The same acts, as the forms of the page send them. */
export const systemForm = z.discriminatedUnion('act', [
  redriveRequest.extend({ act: z.literal('redrive') }),
  dropRequest.extend({ act: z.literal('drop') }),
  checkRequest.extend({ act: z.literal('check') }),
  z.strictObject({ act: z.literal('skip') }),
]);

export type QueueName = z.infer<typeof queue>;
export type DeadReason = z.infer<typeof deadReason>;
export type DeadView = z.infer<typeof deadView>;
export type SystemView = z.infer<typeof systemView>;
export type RedriveRequest = z.infer<typeof redriveRequest>;
export type DropRequest = z.infer<typeof dropRequest>;
export type SystemForm = z.infer<typeof systemForm>;
