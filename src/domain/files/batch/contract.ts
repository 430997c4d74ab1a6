import { z } from 'zod';
import { amount, conflict, id, itemFilter } from '#domain/folders/contract.ts';
import { actAnswer } from '#domain/folders/journal/contract.ts';

/**
 * What an act is meant for: things by their ids, or all that lies in a folder but `except`. With
 * `revision`, what the chooser saw, what takes things away is refused when the folder has changed since.
 */
export const selection = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(10_000) }),
  z.strictObject({
    folderId: id,
    all: z.literal(true),
    except: z.array(id).max(10_000).default([]),
    filter: itemFilter.optional(),
    revision: amount.optional(),
  }),
]);

/** Do one thing to many. `emptyFirst` lets folders that hold something go to the trash too. */
export const batchRequest = z
  .strictObject({
    action: z.enum(['move', 'copy', 'trash']),
    selection,
    targetId: id.optional(),
    conflict: conflict.default('refuse'),
    emptyFirst: z.boolean().default(false),
  })
  .refine(({ action, targetId }) => (action === 'trash') === (targetId === undefined), {
    path: ['targetId'],
  });

/** A folder is being emptied: what was in it, counted over all its folders. */
export const emptyAnswer = actAnswer.extend({ files: amount, folders: amount, bytes: amount });

export type Selection = z.infer<typeof selection>;
export type BatchRequest = z.infer<typeof batchRequest>;
export type EmptyAnswer = z.infer<typeof emptyAnswer>;
