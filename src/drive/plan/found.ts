/** Something that a person brings: a file, or a folder that may hold nothing. */
export interface Found {
  /** Its way from the folder that it is brought to, such as `Photos/2026/a.jpg`. */
  readonly path: string;
  /** Null: a folder. */
  readonly file: File | null;
  /** The file as Chromium lets us keep it over a reload. */
  readonly handle?: FileSystemFileHandle;
}

/** Read what was chosen with a plain file field; only that of whole folders knows ways. */
export async function* readFiles(files: Iterable<File>): AsyncGenerator<Found> {
  for (const file of files) yield { path: file.webkitRelativePath || file.name, file };
}

/** What a drop carries has to be taken at once, since it is empty after the event. */
export function takeDrop(items: Iterable<DataTransferItem>): AsyncGenerator<Found> {
  const taken = [...items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    const entry = item.webkitGetAsEntry();
    return [{ entry, file: item.getAsFile(), handle: entry?.isFile ? keepHandle(item) : null }];
  });
  return readDrop(taken);
}

interface Dropped {
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
  readonly handle: Promise<FileSystemHandle | null> | null;
}

async function* readDrop(taken: readonly Dropped[]): AsyncGenerator<Found> {
  for (const { entry, file, handle } of taken) {
    if (entry?.isDirectory) yield* readEntry(entry);
    else if (file) {
      const kept = await handle;
      // The kinds of handles are told apart by `kind` alone.
      const more = kept?.kind === 'file' ? { handle: kept as FileSystemFileHandle } : {};
      yield { path: file.name, file, ...more };
    }
  }
}

async function keepHandle(item: DataTransferItem): Promise<FileSystemHandle | null> {
  // Chromium has it; the types of the web's common ground do not know it.
  const asking = item as DataTransferItem & {
    getAsFileSystemHandle?(): Promise<FileSystemHandle | null>;
  };
  return asking.getAsFileSystemHandle?.().catch(() => null) ?? null;
}

/** Walk a dropped folder. A file that cannot be read is left out by the browser's own refusal. */
async function* readEntry(entry: FileSystemEntry): AsyncGenerator<Found> {
  const path = entry.fullPath.replace(/^\//, '');
  if (entry.isFile) {
    // An entry is one of two, and `isFile` says which.
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    yield { path, file };
    return;
  }
  yield { path, file: null };
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Chromium answers a hundred at a time: only an empty answer is the end.
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return;
    for (const inner of some) yield* readEntry(inner);
  }
}
