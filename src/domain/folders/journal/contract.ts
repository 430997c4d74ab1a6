import { z } from 'zod';
import { amount, id, moment, name, pageLinks, place } from '../contract.ts';

/** What may have been done to a tree. */
export const journalOp = z.enum([
  'rename',
  'move',
  'copy',
  'trash',
  'empty',
  'upload',
  'replace',
  'undo',
]);

/** Something that an act left alone, and the code that says why. */
export const refusal = z.object({
  kind: z.enum(['file', 'folder']),
  id,
  name,
  problem: z.string(),
});

/** How far an act has come. Of the things that it left alone the first hundred are named. */
export const actAnswer = z.object({
  seq: amount,
  op: journalOp,
  state: z.enum(['running', 'done']),
  done: amount,
  refusedCount: amount,
  refused: z.array(refusal),
});

/** Where a thing lay, and by which name. */
const spot = z.object({ folderId: id, name: z.string(), inTrash: z.boolean() });

/** What an act made of one thing. Before a copy there was nothing. */
const journalChange = z.object({ before: spot.nullable(), after: spot });

/** One act of the journal, with the folder as it was called then. */
export const journalEntry = z.object({
  seq: amount,
  op: journalOp,
  state: z.enum(['running', 'done']),
  folder: place,
  done: amount,
  refusedCount: amount,
  undoOf: amount.nullable(),
  undoneBy: amount.nullable(),
  at: moment,
  /** What became of the thing that was asked about; null where the question was about all. */
  change: journalChange.nullable(),
});

export const listJournalRequest = z.strictObject({
  /** Only what was done to this file or folder. */
  itemId: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});

export const listJournalAnswer = pageLinks.extend({ items: z.array(journalEntry) });

export type JournalOp = z.infer<typeof journalOp>;
export type Refusal = z.infer<typeof refusal>;
export type ActAnswer = z.infer<typeof actAnswer>;
export type JournalChange = z.infer<typeof journalChange>;
export type JournalEntry = z.infer<typeof journalEntry>;
export type ListJournalRequest = z.infer<typeof listJournalRequest>;
export type ListJournalAnswer = z.infer<typeof listJournalAnswer>;
