import type { UploadAnswer } from '#domain/uploads/contract.ts';
import { type Store, store } from '#drive/store.ts';
import type { Queue, QueueTools } from './queue.ts';
import type { UploadRow } from './upload-row.ts';

/** The queue of uploads, before and after its code is loaded. */
export interface Uploads {
  readonly rows: Store<readonly UploadRow[]>;
  /** Put files into the queue; they go to the folder that was open when they were chosen. */
  add(files: readonly File[], folder: { readonly id: string }): Promise<void>;
  pause(key: string): void;
  resume(key: string): void;
  cancel(key: string): void;
  /** Send a file whose name is taken under a name that is free. */
  keepBoth(key: string): void;
  pauseAll(): void;
  resumeAll(): void;
  /** Forget what is stored. */
  clear(): void;
  /** Show what an earlier visit left unfinished; choosing such a file again goes on with it. */
  showUnfinished(uploads: readonly UploadAnswer[]): void;
}

/** Hold the queue, and load what sends (tus and all) when the first file is chosen. */
export function lazyUploads(tools: Omit<QueueTools, 'rows'>): Uploads {
  const rows = store<readonly UploadRow[]>([]);
  let loading: Promise<Queue> | null = null;
  const load = () => {
    loading ??= import('./queue.ts').then(({ uploadQueue }) => uploadQueue({ ...tools, rows }));
    return loading;
  };
  const later = (act: (queue: Queue) => void) => void load().then(act);
  return {
    rows,
    add: async (files, folder) => (await load()).add(files, folder),
    pause: (key) => later((queue) => queue.pause(key)),
    resume: (key) => later((queue) => queue.resume(key)),
    cancel: (key) => later((queue) => queue.cancel(key)),
    keepBoth: (key) => later((queue) => queue.keepBoth(key)),
    pauseAll: () => later((queue) => queue.pauseAll()),
    resumeAll: () => later((queue) => queue.resumeAll()),
    clear: () => rows.set(rows.get().filter(({ phase }) => phase !== 'stored')),
    showUnfinished: (uploads) => {
      const known = new Set(rows.get().map(({ key }) => key));
      const unfinished = uploads.filter(({ id, state }) => state === 'receiving' && !known.has(id));
      rows.set([...rows.get(), ...unfinished.map(toUnfinishedRow)]);
    },
  };
}

function toUnfinishedRow({ id, name, length, offset, folderId }: UploadAnswer): UploadRow {
  return {
    key: id,
    name,
    folderId,
    bytes: length,
    sent: offset,
    phase: 'unfinished',
    speed: null,
    problem: null,
  };
}
