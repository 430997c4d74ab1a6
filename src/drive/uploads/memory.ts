import { MiB } from '#lib/units.ts';

/** What this browser knows of an upload, to recognise the same file when it is chosen again. */
export interface Memo {
  readonly name: string;
  readonly bytes: number;
  readonly modified: number;
  readonly folderId: string;
  /** SHA-256 of the first and the last MiB, in hex. */
  readonly print: string;
}

/** Memos by the id of their upload, kept by this browser for one account. */
export interface UploadMemory {
  find(file: Memo, among: ReadonlySet<string>): string | null;
  keep(uploadId: string, memo: Memo): void;
  forget(uploadId: string): void;
}

/** Keep memos in the browser's storage. A storage that is full or closed only costs the resuming. */
export function uploadMemory(accountId: string, storage: Storage): UploadMemory {
  const key = `drive:uploads:${accountId}`;
  const read = (): Record<string, Memo> => {
    try {
      return JSON.parse(storage.getItem(key) ?? '{}');
    } catch {
      return {};
    }
  };
  const write = (memos: Record<string, Memo>) => {
    try {
      storage.setItem(key, JSON.stringify(memos));
    } catch {
      // Private windows and full storages refuse: the upload itself goes on.
    }
  };
  return {
    find: (file, among) =>
      Object.entries(read()).find(([id, memo]) => among.has(id) && isSame(memo, file))?.[0] ?? null,
    keep: (id, memo) => write({ ...read(), [id]: memo }),
    forget: (id) => {
      const { [id]: _gone, ...rest } = read();
      write(rest);
    },
  };
}

function isSame(one: Memo, other: Memo): boolean {
  return (
    one.name === other.name &&
    one.bytes === other.bytes &&
    one.modified === other.modified &&
    one.folderId === other.folderId &&
    one.print === other.print
  );
}

/** Describe a file so that it is recognised later. Only two MiB of it are read. */
export async function describeFile(file: File, folderId: string): Promise<Memo> {
  const ends = new Blob([file.slice(0, MiB), file.slice(Math.max(0, file.size - MiB))]);
  const hash = await crypto.subtle.digest('SHA-256', await ends.arrayBuffer());
  const print = [...new Uint8Array(hash)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
  return { name: file.name, bytes: file.size, modified: file.lastModified, folderId, print };
}
