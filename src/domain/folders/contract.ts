import { z } from 'zod';

/** The shape of every id: 16 random bytes as base64url. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** A moment as it stands in every answer: UTC, ISO 8601. */
export const moment = z.iso.datetime();

/** A number of things or bytes. */
export const amount = z.int().nonnegative();

/** The text of a name; what makes a good name is the rule `decideName`. */
export const name = z.string().max(4096);

/** What to do when the name is taken: say so, or find a free one such as `plan (2).txt`. */
export const conflict = z.enum(['refuse', 'keep-both']);

/** Where a folder stands between its hot and its cold side. */
export const folderState = z.enum(['active', 'archiving', 'archived', 'restoring']);

/** A folder as a row of a list. `files`, `folders` and `bytes` count what lies directly in it. */
export const folderItem = z.object({
  kind: z.literal('folder'),
  id,
  name: z.string(),
  state: folderState,
  archiveId: id.nullable(),
  files: amount,
  folders: amount,
  bytes: amount,
  starred: z.boolean(),
  version: amount,
  createdAt: moment,
  changedAt: moment,
});

/** A file as a row of a list. `type` is what its first bytes say, never what the client said. */
export const fileItem = z.object({
  kind: z.literal('file'),
  id,
  name: z.string(),
  bytes: amount,
  type: z.string(),
  /** Whether `…/thumb` has a small picture of it. */
  hasThumb: z.boolean(),
  starred: z.boolean(),
  version: amount,
  modifiedAt: moment.nullable(),
  createdAt: moment,
  changedAt: moment,
});

/** One row of a folder: folders come first, then files. */
export const item = z.discriminatedUnion('kind', [folderItem, fileItem]);

/** What people call the type of a thing. */
export const kindFilter = z.enum([
  'folder',
  'image',
  'video',
  'audio',
  'text',
  'pdf',
  'zip',
  'other',
]);

/** Some of the things in a list: those with these letters in their name, those of one kind. */
export const itemFilter = z.strictObject({
  q: z.string().min(1).max(255).optional(),
  kind: kindFilter.optional(),
});

/** A folder that an answer speaks about: `path` is for people, such as `/Photos/2026`. */
export const place = z.object({ id, name: z.string(), path: z.string() });

/** The pages around this one as cursors for `?cursor=`; null where there is none. */
export const pageLinks = z.object({
  next: z.string().nullable(),
  prev: z.string().nullable(),
  last: z.string().nullable(),
  total: amount,
});

/** What a list may be sorted by. */
export const sort = z.enum(['name', 'bytes', 'changed', 'kind']);

/** Without `q` and `kind` the list is whole; with them `total` counts what they let through. */
export const listItemsRequest = itemFilter.extend({
  sort: sort.default('name'),
  dir: z.enum(['asc', 'desc']).default('asc'),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
  /** A page by its number, from 1; only among the first 10,000 rows. */
  page: z.coerce.number().int().min(1).max(10_000).optional(),
});

/** `revision` is what a selection of all of it names, so that what came later is not thrown away. */
export const listItemsAnswer = pageLinks.extend({
  folder: place,
  revision: amount,
  items: z.array(item),
});

export const listFoldersRequest = listItemsRequest.pick({ limit: true, cursor: true });
export const listFoldersAnswer = pageLinks.extend({ items: z.array(folderItem) });

/** What may be done with a folder; each names a column of the rule `decideFolderAction`. */
export const folderAction = z.enum([
  'list',
  'read',
  'write',
  'change',
  'archive',
  'restore',
  'open',
  'cancel',
  'delete',
  'discard',
]);

/** A folder with its way from the root, and for each action the code that refuses it, or null. */
export const folderAnswer = folderItem.extend({
  parentId: id.nullable(),
  trail: z.array(z.object({ id, name: z.string() })),
  path: z.string(),
  /** While it is archived: until when its files can be read all the same. */
  openUntil: moment.nullable(),
  refusals: z.record(folderAction, z.string().nullable()),
});

export const createFolderRequest = z.strictObject({
  parentId: id,
  name,
  conflict: conflict.default('refuse'),
});

/** A way through folders, from one that is named: `Photos/2026`. */
export const path = z.string().min(1).max(16_384);

/** Make many folders at once, with those on their ways. What is there already is taken as it is. */
export const createFoldersRequest = z.strictObject({
  parentId: id,
  paths: z.array(path).min(1).max(10_000),
});

/** The folder of each path, in the order in which they were asked for. */
export const createFoldersAnswer = z.object({
  folders: z.array(z.object({ path: z.string(), id })),
});

/** Give a folder another name, another place, or a star. */
export const changeFolderRequest = z
  .strictObject({
    name: name.optional(),
    parentId: id.optional(),
    starred: z.boolean().optional(),
    conflict: conflict.default('refuse'),
  })
  .refine(({ name, parentId, starred }) => [name, parentId, starred].some((w) => w !== undefined));

/** A changed folder; `seq` is the act's number in the journal. A star alone is no act. */
export const changeFolderAnswer = folderItem.extend({ seq: amount.nullable() });

/** What an account may keep, what it keeps, and the limits that the drive shows. */
export const driveAnswer = z.object({
  rootId: id,
  revision: amount,
  quotaBytes: amount,
  quotaFiles: amount,
  usedBytes: amount,
  usedFiles: amount,
  reservedBytes: amount,
  coldBytes: amount,
  limits: z.object({
    fileBytes: amount,
    nameBytes: amount,
    depth: amount,
    uploadDays: z.number(),
    trashDays: z.number(),
    clearHours: z.number(),
  }),
  /** By how many seconds the archive's clock was moved on, to try things out; else 0. */
  clockAhead: amount,
  /** How long each tier of the cold side takes, at most. */
  tiers: z.array(z.object({ tier: z.enum(['expedited', 'standard', 'bulk']), seconds: amount })),
});

export type FolderState = z.infer<typeof folderState>;
export type FolderAction = z.infer<typeof folderAction>;
export type FolderItem = z.infer<typeof folderItem>;
export type FileItem = z.infer<typeof fileItem>;
export type Item = z.infer<typeof item>;
export type KindFilter = z.infer<typeof kindFilter>;
export type ItemFilter = z.infer<typeof itemFilter>;
export type Place = z.infer<typeof place>;
export type Conflict = z.infer<typeof conflict>;
export type ListItemsRequest = z.infer<typeof listItemsRequest>;
export type ListItemsAnswer = z.infer<typeof listItemsAnswer>;
export type ListFoldersRequest = z.infer<typeof listFoldersRequest>;
export type ListFoldersAnswer = z.infer<typeof listFoldersAnswer>;
export type FolderAnswer = z.infer<typeof folderAnswer>;
export type CreateFolderRequest = z.infer<typeof createFolderRequest>;
export type CreateFoldersRequest = z.infer<typeof createFoldersRequest>;
export type CreateFoldersAnswer = z.infer<typeof createFoldersAnswer>;
export type ChangeFolderRequest = z.infer<typeof changeFolderRequest>;
export type ChangeFolderAnswer = z.infer<typeof changeFolderAnswer>;
export type DriveAnswer = z.infer<typeof driveAnswer>;
