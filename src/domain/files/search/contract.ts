import { z } from 'zod';
import {
  fileItem,
  folderItem,
  id,
  kindFilter,
  moment,
  pageLinks,
  place,
} from '#domain/folders/contract.ts';

/** Look for names: with these letters in them, or beginning so when there are fewer than three. */
export const searchRequest = z.strictObject({
  q: z.string().min(1).max(255),
  /** Only in this folder and all below it. */
  in: id.optional(),
  kind: kindFilter.optional(),
  after: moment.optional(),
  before: moment.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});

/** What was found, folders first, with the folder that each lies in. */
export const searchAnswer = pageLinks.pick({ next: true, prev: true }).extend({
  items: z.array(
    z.discriminatedUnion('kind', [
      folderItem.extend({ folder: place }),
      fileItem.extend({ folder: place }),
    ]),
  ),
});

export type SearchRequest = z.infer<typeof searchRequest>;
export type SearchAnswer = z.infer<typeof searchAnswer>;
