import { z } from 'zod';
import { archiveJob } from '#domain/archive/contract.ts';
import { amount, id } from '#domain/folders/contract.ts';
import { uploadAnswer } from '#domain/uploads/contract.ts';

/**
 * A folder, or the list of what lies in it, is another now; `parentId` is the folder whose list shows
 * it. Without a folder it is the drive that changed: what it uses, or its trash.
 */
export const changedEvent = z.object({ folderId: id.nullable(), parentId: id.nullable() });

/** An upload has another state; how far one comes is not told byte by byte. */
export const uploadEvent = uploadAnswer.pick({ id: true, state: true, offset: true });

/** A job of the archive has come on. `bytes` are done, of `expectedBytes`. */
export const jobEvent = archiveJob
  .pick({ id: true, kind: true, state: true, done: true, expected: true, expectedBytes: true })
  .extend({ folderId: id, bytes: amount });

/** So many notifications have not been seen: told to who comes, and when it changes. */
export const notificationEvent = z.object({ unread: amount });

/** More happened meanwhile than is told one by one: read everything again. */
export const resetEvent = z.object({});

/** What a stream tells, by the name of the event. The id of an event is the drive's revision. */
export const liveEvents = {
  changed: changedEvent,
  upload: uploadEvent,
  job: jobEvent,
  notification: notificationEvent,
  reset: resetEvent,
};

export type ChangedEvent = z.infer<typeof changedEvent>;
export type UploadEvent = z.infer<typeof uploadEvent>;
export type JobEvent = z.infer<typeof jobEvent>;
export type NotificationEvent = z.infer<typeof notificationEvent>;

/** One event as it travels. Without a name it only says up to which revision all was told. */
export type LiveEvent = { readonly id?: number } & (
  | { readonly event: null; readonly data: null }
  | { readonly event: 'changed'; readonly data: ChangedEvent }
  | { readonly event: 'upload'; readonly data: UploadEvent }
  | { readonly event: 'job'; readonly data: JobEvent }
  | { readonly event: 'notification'; readonly data: NotificationEvent }
  | { readonly event: 'reset'; readonly data: Record<string, never> }
);
export type LiveTopic = NonNullable<LiveEvent['event']>;
