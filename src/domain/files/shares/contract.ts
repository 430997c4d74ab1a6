import { z } from 'zod';
import { email } from '#domain/accounts/contract.ts';
import { amount, id, moment, pageLinks } from '#domain/folders/contract.ts';

const password = z.string().min(8).max(256);
const limits = {
  /** Null takes the password away. */
  password: password.nullish(),
  expiresAt: moment.nullish(),
  downloadsMax: z.int().min(1).max(1_000_000).nullish(),
};

/** What a guest may do: look, or also change what lies inside. */
export const right = z.enum(['read', 'write']);

/**
 * Share one file or one folder: by a link, or with the account that has the address `to`. Only a
 * folder can be shared to be written in, and only with an account; what is shared with an account
 * needs no password and is not counted. A file that is `published` has an address that anybody may
 * open, for a post to show it.
 */
export const makeShareRequest = z
  .strictObject({
    folderId: id.optional(),
    fileId: id.optional(),
    to: email.optional(),
    right: right.optional(),
    published: z.literal(true).optional(),
    ...limits,
  })
  .refine(({ folderId, fileId }) => (folderId === undefined) !== (fileId === undefined), {
    path: ['fileId'],
  })
  .refine(
    ({ to, folderId, right }) => right !== 'write' || (to !== undefined && folderId !== undefined),
    { path: ['right'] },
  )
  .refine(({ to, password, downloadsMax }) => to === undefined || !(password || downloadsMax), {
    path: ['to'],
  })
  .refine(
    ({ published, fileId, to, password, downloadsMax }) =>
      !published || (fileId !== undefined && !(to || password || downloadsMax)),
    { path: ['published'] },
  );

/** Change what a link asks for, or what a guest may do. What is not named stays. */
export const changeShareRequest = z.strictObject({ ...limits, right: right.optional() });

/**
 * A share as its owner sees it: a link, which itself is shown once, when it is made, or what was
 * shared with the address `to`. Whether that address has an account is told to nobody.
 */
export const shareAnswer = z.object({
  id,
  kind: z.enum(['file', 'folder']),
  itemId: id,
  name: z.string(),
  to: z.string().nullable(),
  right,
  /** Where a published file is, on this site; null where it is not published. */
  address: z.string().nullable(),
  hasPassword: z.boolean(),
  downloads: amount,
  downloadsMax: amount.nullable(),
  expiresAt: moment.nullable(),
  createdAt: moment,
});

/** `token` stands behind the `#` of a link; what goes to an account or to all has none. */
export const makeShareAnswer = shareAnswer.extend({ token: z.string().nullable() });

export const listSharesRequest = z.strictObject({
  /** Only those of this file or folder. */
  itemId: id.optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});
export const listSharesAnswer = pageLinks.extend({ items: z.array(shareAnswer) });

export const listSharedWithMeRequest = listSharesRequest.omit({ itemId: true });

/**
 * Something that another account shares with this one. `itemId` opens it in the same endpoints that
 * serve one's own folders and files; what they tell begins at what is shared.
 */
export const sharedItem = z.object({
  id,
  kind: z.enum(['file', 'folder']),
  itemId: id,
  name: z.string(),
  bytes: amount.nullable(),
  right,
  from: z.object({ name: z.string(), email: z.string() }),
  expiresAt: moment.nullable(),
  createdAt: moment,
});
export const listSharedWithMeAnswer = pageLinks.extend({ items: z.array(sharedItem) });

/** Open a link with what stands behind its `#`, and its password where it has one. */
export const openShareRequest = z.strictObject({
  token: z.string().max(128),
  password: z.string().max(256).optional(),
});

/** A thing as a guest sees it: nothing of versions, of states or of what lies above. */
export const guestItem = z.object({
  kind: z.enum(['file', 'folder']),
  id,
  name: z.string(),
  bytes: amount.nullable(),
  changedAt: moment,
});

/** What a link shows: one file, or a folder that can be listed. */
export const sharedAnswer = guestItem.extend({ expiresAt: moment.nullable() });

/** A page of a shared folder; the trail begins at what is shared. */
export const listSharedAnswer = pageLinks.extend({
  trail: z.array(z.object({ id, name: z.string() })),
  items: z.array(guestItem),
});

export type MakeShareRequest = z.infer<typeof makeShareRequest>;
export type ChangeShareRequest = z.infer<typeof changeShareRequest>;
export type ShareAnswer = z.infer<typeof shareAnswer>;
export type MakeShareAnswer = z.infer<typeof makeShareAnswer>;
export type ListSharesRequest = z.infer<typeof listSharesRequest>;
export type SharedItem = z.infer<typeof sharedItem>;
export type ListSharedWithMeAnswer = z.infer<typeof listSharedWithMeAnswer>;
export type ListSharesAnswer = z.infer<typeof listSharesAnswer>;
export type OpenShareRequest = z.infer<typeof openShareRequest>;
export type GuestItem = z.infer<typeof guestItem>;
export type SharedAnswer = z.infer<typeof sharedAnswer>;
export type ListSharedAnswer = z.infer<typeof listSharedAnswer>;
