/** The files of unfinished uploads, where the browser lets us keep them over a reload: Chromium does. */
export interface FileHandles {
  keep(uploadId: string, handle: FileSystemFileHandle): Promise<void>;
  find(uploadId: string): Promise<FileSystemFileHandle | null>;
  forget(uploadId: string): Promise<void>;
}

const shelf = 'files';

/** Keep handles in this browser for one account; those of others are thrown away on the way. */
export function fileHandles(accountId: string): FileHandles {
  let opening: Promise<IDBDatabase> | null = null;
  const open = () => {
    opening ??= openShelf(accountId);
    return opening;
  };
  const act = async <Answer>(
    mode: IDBTransactionMode,
    ask: (store: IDBObjectStore) => IDBRequest<Answer>,
  ): Promise<Answer | null> => {
    try {
      return await told(ask((await open()).transaction(shelf, mode).objectStore(shelf)));
    } catch {
      // Private windows refuse: then the person chooses the file again.
      return null;
    }
  };
  return {
    keep: async (id, handle) => {
      await act('readwrite', (store) => store.put(handle, [accountId, id]));
    },
    find: async (id) =>
      (await act<FileSystemFileHandle | undefined>('readonly', (store) =>
        store.get([accountId, id]),
      )) ?? null,
    forget: async (id) => {
      await act('readwrite', (store) => store.delete([accountId, id]));
    },
  };
}

async function openShelf(accountId: string): Promise<IDBDatabase> {
  const opening = indexedDB.open('drive-uploads', 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(shelf);
  const db = await told(opening);
  const store = db.transaction(shelf, 'readwrite').objectStore(shelf);
  for (const key of (await told(store.getAllKeys())) ?? []) {
    if (Array.isArray(key) && key[0] !== accountId) store.delete(key);
  }
  return db;
}

function told<Answer>(request: IDBRequest<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Read a kept file. Null: the person must let us first, or the file is not there any more. */
export async function readHandle(
  handle: FileSystemFileHandle,
  mayAsk: boolean,
): Promise<File | null> {
  // Chromium has these; the types of the web's common ground do not know them.
  const asking = handle as FileSystemFileHandle & {
    queryPermission?(how: { mode: 'read' }): Promise<PermissionState>;
    requestPermission?(how: { mode: 'read' }): Promise<PermissionState>;
  };
  try {
    let state = (await asking.queryPermission?.({ mode: 'read' })) ?? 'denied';
    if (state === 'prompt' && mayAsk) {
      state = (await asking.requestPermission?.({ mode: 'read' })) ?? 'denied';
    }
    return state === 'granted' ? await handle.getFile() : null;
  } catch {
    return null;
  }
}
