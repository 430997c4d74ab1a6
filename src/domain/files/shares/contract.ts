import { z } from 'zod';
import { amount, id, moment, pageLinks } from '#domain/folders/contract.ts';

const password = z.string().min(8).max(256);
const limits = {
  /** Null takes the password away. */
  password: password.nullish(),
  expiresAt: moment.nullish(),
  downloadsMax: z.int().min(1).max(1_000_000).nullish(),
};

/** Share one file or one folder by a link. */
export const makeShareRequest = z
  .strictObject({ folderId: id.optional(), fileId: id.optional(), ...limits })
  .refine(({ folderId, fileId }) => (folderId === undefined) !== (fileId === undefined), {
    path: ['fileId'],
  });

/** Change what a link asks for. What is not named stays. */
export const changeShareRequest = z.strictObject(limits);

/** A link as its owner sees it; the link itself is shown once, when it is made. */
export const shareAnswer = z.object({
  id,
  kind: z.enum(['file', 'folder']),
  itemId: id,
  name: z.string(),
  hasPassword: z.boolean(),
  downloads: amount,
  downloadsMax: amount.nullable(),
  expiresAt: moment.nullable(),
  createdAt: moment,
});

export const makeShareAnswer = shareAnswer.extend({ token: z.string() });

export const listSharesRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(500).default(100),
  cursor: z.string().max(4096).optional(),
});
export const listSharesAnswer = pageLinks.extend({ items: z.array(shareAnswer) });

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
export type ListSharesAnswer = z.infer<typeof listSharesAnswer>;
export type OpenShareRequest = z.infer<typeof openShareRequest>;
export type GuestItem = z.infer<typeof guestItem>;
export type SharedAnswer = z.infer<typeof sharedAnswer>;
export type ListSharedAnswer = z.infer<typeof listSharedAnswer>;
