import { z } from 'zod';
import {
  amount,
  conflict,
  fileItem,
  folderItem,
  folderState,
  id,
  moment,
  name,
  pageLinks,
  place,
} from '#domain/folders/contract.ts';

/** A file with the folder that it lies in. `place` says on which side its bytes are. */
export const fileAnswer = fileItem.extend({
  folder: place,
  sha256: z.string(),
  place: z.enum(['hot', 'both', 'cold']),
  trashId: id.nullable(),
});

/** Give a file another name, another place, or a star. */
export const changeFileRequest = z
  .strictObject({
    name: name.optional(),
    folderId: id.optional(),
    starred: z.boolean().optional(),
    conflict: conflict.default('refuse'),
  })
  .refine(({ name, folderId, starred }) => [name, folderId, starred].some((w) => w !== undefined));

/** Copy a file into a folder; without a name it keeps its own. */
export const copyFileRequest = z.strictObject({
  folderId: id,
  name: name.optional(),
  conflict: conflict.default('refuse'),
});

/** A changed or copied file; `seq` is the act's number in the journal. A star alone is no act. */
export const changeFileAnswer = fileAnswer.extend({ seq: amount.nullable() });

/** What came out of the trash, and the folder that it lies in now. */
export const restoreAnswer = z.discriminatedUnion('kind', [
  fileAnswer,
  folderItem.extend({ folder: place }),
]);

/** A file went to the trash; `seq` is the act's number in the journal. */
export const trashFileAnswer = z.object({ trashId: id, seq: amount });

/** What was thrown away by one act, until it is purged. */
export const trashItem = z.object({
  id,
  kind: z.enum(['file', 'folder']),
  itemId: id,
  name: z.string(),
  from: z.object({ id, path: z.string() }),
  /** Of a folder: it comes back as it was, archived too. */
  state: folderState.nullable(),
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

export const listRecentRequest = listTrashRequest;
export const listStarredRequest = listTrashRequest;

/** Files with the folder that each lies in, those changed last first. */
export const listRecentAnswer = pageLinks
  .pick({ next: true, prev: true })
  .extend({ items: z.array(fileItem.extend({ folder: place })) });

/** Folders and files with the folder that each lies in, those starred last first. */
export const listStarredAnswer = pageLinks.pick({ next: true, prev: true }).extend({
  items: z.array(
    z.discriminatedUnion('kind', [
      folderItem.extend({ folder: place }),
      fileItem.extend({ folder: place }),
    ]),
  ),
});

export type FileAnswer = z.infer<typeof fileAnswer>;
export type ChangeFileRequest = z.infer<typeof changeFileRequest>;
export type ChangeFileAnswer = z.infer<typeof changeFileAnswer>;
export type CopyFileRequest = z.infer<typeof copyFileRequest>;
export type RestoreAnswer = z.infer<typeof restoreAnswer>;
export type TrashFileAnswer = z.infer<typeof trashFileAnswer>;
export type TrashItem = z.infer<typeof trashItem>;
export type ListTrashRequest = z.infer<typeof listTrashRequest>;
export type ListTrashAnswer = z.infer<typeof listTrashAnswer>;
export type ListRecentRequest = z.infer<typeof listRecentRequest>;
export type ListRecentAnswer = z.infer<typeof listRecentAnswer>;
export type ListStarredRequest = z.infer<typeof listStarredRequest>;
export type ListStarredAnswer = z.infer<typeof listStarredAnswer>;
