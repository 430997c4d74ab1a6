import type { UploadAnswer } from '#domain/uploads/contract.ts';
import { type FileHandles, readHandle } from './file-handles.ts';
import type { Queue, QueueTools, Sending } from './queue.ts';
import { type UploadList, uploadList } from './upload-list.ts';
import type { UploadRow } from './upload-row.ts';

/** The queue of uploads, before and after its code is loaded. */
export interface Uploads {
  readonly list: UploadList;
  /** Put files into the queue; they go to the folder that was open when they were chosen. */
  add(sendings: readonly Sending[]): Promise<void>;
  pause(key: string): void;
  resume(key: string): void;
  cancel(key: string): void;
  /** Send a file whose name is taken under a name that is free. */
  keepBoth(key: string): void;
  pauseAll(): void;
  resumeAll(): void;
  retryAll(): void;
  cancelAll(): void;
  /** Forget what is stored. */
  clear(): void;
  /** Show what an earlier visit left unfinished, and go on with it where the file is at hand. */
  showUnfinished(uploads: readonly UploadAnswer[]): Promise<void>;
  /** Go on with what was kept, now that the person asked for it. False: the file is not there. */
  goOn(key: string): Promise<boolean>;
}

/** Hold the queue, and load what sends (tus and all) when the first file is chosen. */
export function lazyUploads(tools: Omit<QueueTools, 'list'>): Uploads {
  const list = uploadList();
  const { handles } = tools;
  let loading: Promise<Queue> | null = null;
  const load = () => {
    loading ??= import('./queue.ts').then(({ uploadQueue }) => uploadQueue({ ...tools, list }));
    return loading;
  };
  const later = (act: (queue: Queue) => void) => void load().then(act);

  async function goOn(key: string, mayAsk: boolean): Promise<boolean> {
    const [row, handle] = [list.get(key), await handles.find(key)];
    const file = handle && (await readHandle(handle, mayAsk));
    if (!row || !file || file.size !== row.bytes) return false;
    (await load()).goOn(key, file, row.folderId);
    return true;
  }

  return {
    list,
    add: async (sendings) => (await load()).add(sendings),
    pause: (key) => later((queue) => queue.pause(key)),
    resume: (key) => later((queue) => queue.resume(key)),
    cancel: (key) => later((queue) => queue.cancel(key)),
    keepBoth: (key) => later((queue) => queue.keepBoth(key)),
    pauseAll: () => later((queue) => queue.pauseAll()),
    resumeAll: () => later((queue) => queue.resumeAll()),
    retryAll: () => later((queue) => queue.retryAll()),
    cancelAll: () => later((queue) => queue.cancelAll()),
    clear: () => list.remove(list.among('stored')),
    goOn: (key) => goOn(key, true),
    showUnfinished: async (uploads) => {
      const rows = uploads.filter(({ id, state }) => state === 'receiving' && !list.get(id));
      list.add(await Promise.all(rows.map((upload) => toUnfinishedRow(upload, handles))));
      for (const { id } of rows) if (list.get(id)?.isKept) await goOn(id, false);
    },
  };
}

async function toUnfinishedRow(
  { id, name, length, offset, folderId }: UploadAnswer,
  handles: FileHandles,
): Promise<UploadRow> {
  return {
    key: id,
    name,
    folderId,
    bytes: length,
    sent: offset,
    phase: 'unfinished',
    speed: null,
    problem: null,
    isKept: (await handles.find(id)) !== null,
  };
}
