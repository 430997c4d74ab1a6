import { z } from 'zod';
import { amount, fileItem, id, moment, pageLinks, place } from '#domain/folders/contract.ts';

/** A file with the folder that it lies in. `place` says on which side its bytes are. */
export const fileAnswer = fileItem.extend({
  folder: place,
  sha256: z.string(),
  place: z.enum(['hot', 'both', 'cold']),
  trashId: id.nullable(),
});

/** A file went to the trash; `seq` is the drive's revision after it. */
export const trashFileAnswer = z.object({ trashId: id, seq: amount });

/** What was thrown away by one act, until it is purged. */
export const trashItem = z.object({
  id,
  kind: z.enum(['file', 'folder']),
  itemId: id,
  name: z.string(),
  from: z.object({ id, path: z.string() }),
  files: amount,
  bytes: amount,
  trashedAt: moment,
  purgeAt: moment,
});

export const listTrashRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});

export const listTrashAnswer = pageLinks.extend({ items: z.array(trashItem) });

export type FileAnswer = z.infer<typeof fileAnswer>;
export type TrashFileAnswer = z.infer<typeof trashFileAnswer>;
export type TrashItem = z.infer<typeof trashItem>;
export type ListTrashRequest = z.infer<typeof listTrashRequest>;
export type ListTrashAnswer = z.infer<typeof listTrashAnswer>;
