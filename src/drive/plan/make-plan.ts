import type { PlanAnswer, PlannedEntry } from '#domain/uploads/contract.ts';
import type { DriveApi } from '#drive/drive-api.ts';
import { MiB } from '#lib/units.ts';
import { firstChoice, type PlanChoice } from './choices.ts';
import type { Found } from './found.ts';

/** The server judges so many files in one call. */
const filesACall = 10_000;
/** It takes bodies of 4 MiB; long ways fill one sooner than many files do. */
const lettersACall = 1 * MiB;
/** Larger ones are not read only to tell whether they are the same. */
const largestHashed = 64 * MiB;

/** One file of a plan: what was brought, and what the server says of it. */
export interface PlanItem {
  readonly file: File;
  readonly handle: FileSystemFileHandle | undefined;
  readonly planId: string;
  readonly entry: PlannedEntry;
}

/** Many files, judged before a byte of them moves. */
export interface Plan {
  readonly folderId: string;
  readonly items: readonly PlanItem[];
  readonly choices: readonly PlanChoice[];
  /** The folders that were brought, those without anything in them too. */
  readonly folders: readonly string[];
}

/**
 * Have all that is brought judged, in calls of ten thousand while it is still being read. `onRead`
 * hears how many files were found so far.
 */
export async function makePlan(
  api: DriveApi,
  folderId: string,
  {
    found,
    onRead,
    signal,
  }: {
    readonly found: AsyncIterable<Found>;
    readonly onRead: (files: number) => void;
    readonly signal: AbortSignal;
  },
): Promise<Plan> {
  const items: PlanItem[] = [];
  const folders: string[] = [];
  let some: (Found & { file: File })[] = [];
  let letters = 0;
  const judge = async () => {
    if (some.length > 0) items.push(...(await judgeSome(api, folderId, some)));
    some = [];
    letters = 0;
  };
  for await (const { path, file, handle } of found) {
    signal.throwIfAborted();
    if (file === null) folders.push(path);
    else some.push({ path, file, ...(handle ? { handle } : {}) });
    letters += path.length;
    if (file !== null) onRead(items.length + some.length);
    if (some.length >= filesACall || letters >= lettersACall) await judge();
  }
  await judge();
  signal.throwIfAborted();
  return { folderId, items, folders, choices: items.map(({ entry }) => firstChoice(entry)) };
}

async function judgeSome(
  api: DriveApi,
  folderId: string,
  some: readonly (Found & { file: File })[],
): Promise<PlanItem[]> {
  const entries = some.map(({ path, file }) => ({
    path,
    bytes: file.size,
    modifiedAt: new Date(file.lastModified).toISOString(),
  }));
  const plan: PlanAnswer = await api.plan({ folderId, entries });
  const judged = [...plan.entries];
  // Alike in name and size: only the hash can tell whether they are the same.
  const doubtful = some.flatMap(({ file }, i) => {
    const { exists } = judged[i] ?? {};
    const isAlike = exists?.kind === 'file' && exists.bytes === file.size;
    return isAlike && file.size <= largestHashed ? [i] : [];
  });
  if (doubtful.length > 0) {
    const hashed = [];
    for (const i of doubtful) {
      const [entry, item] = [entries[i], some[i]];
      if (entry && item) hashed.push({ ...entry, sha256: await hashOf(item.file) });
    }
    const again = await api.plan({ folderId, entries: hashed });
    for (const [place, i] of doubtful.entries()) {
      const entry = again.entries[place];
      if (entry) judged[i] = entry;
    }
  }
  return some.flatMap(({ file, handle }, i) => {
    const entry = judged[i];
    return entry ? [{ file, handle, planId: plan.id, entry }] : [];
  });
}

async function hashOf(file: File): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
