import { z } from 'zod';
import { amount, moment } from '#domain/folders/contract.ts';
import { kinds } from '../findings.ts';

export const checkRequest = z.strictObject({
  /** Mend what cannot lose a byte. */
  repair: z.boolean().default(false),
});

const found = z.object({
  count: amount,
  mended: amount,
  /** The first of them, in the words of the command: ids, no names. */
  rows: z.array(z.string()),
});

/** What the last run has found, as it is kept. */
export const keptReport = z.object({
  beganAt: moment,
  finishedAt: moment,
  repair: z.boolean(),
  /** Every byte was read too: only the command does that. */
  deep: z.boolean(),
  /** So many pairs of a row and an object were looked at. */
  looked: amount,
  /** What is found and was not mended. */
  left: amount,
  found: z.record(z.enum(kinds), found),
});

/** How it stands with holding the stores against each other. */
export const checkView = z.object({
  running: z.object({ since: moment, repair: z.boolean() }).nullable(),
  /** The run that began then never came to its end. */
  brokenOff: moment.nullable(),
  last: keptReport.nullable(),
});

export type CheckRequest = z.infer<typeof checkRequest>;
export type KeptReport = z.infer<typeof keptReport>;
export type CheckView = z.infer<typeof checkView>;
