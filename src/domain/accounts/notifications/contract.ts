import { z } from 'zod';

const id = z.string().regex(/^[A-Za-z0-9_-]{22}$/);

/** Something an account was told once. `facts` fill the sentence that the page has for `kind`. */
export const notification = z.object({
  id,
  kind: z.enum([
    'archive-finished',
    'restore-finished',
    'archive-needs-help',
    'archive-differs',
    'folder-opened',
    'folder-closing',
  ]),
  /** What it is about: the job of the archive, or a check of one, whose `jobId` is among the facts. */
  subjectId: id,
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  createdAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
});

export const listNotificationsRequest = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(4096).optional(),
});

/** The newest come first. */
export const listNotificationsAnswer = z.object({
  items: z.array(notification),
  unread: z.int().nonnegative(),
  next: z.string().nullable(),
  prev: z.string().nullable(),
  last: z.string().nullable(),
  total: z.int().nonnegative(),
});

/** Everything up to and including this one has been seen. */
export const readNotificationsRequest = z.strictObject({ upTo: id });
export const readNotificationsAnswer = z.object({ unread: z.int().nonnegative() });

export type Notification = z.infer<typeof notification>;
export type NotificationKind = Notification['kind'];
export type ListNotificationsRequest = z.infer<typeof listNotificationsRequest>;
export type ListNotificationsAnswer = z.infer<typeof listNotificationsAnswer>;
