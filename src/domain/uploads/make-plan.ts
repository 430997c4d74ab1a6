import type { Reader } from '#adapters/database/database.ts';
import { listFilesNamed } from '#domain/files/queries.ts';
import type { Whose } from '#domain/files/shares/reach.ts';
import {
  findTold,
  getOwnFolder,
  type Once,
  requireAction,
  writeOnce,
} from '#domain/folders/change-tree.ts';
import type { toName } from '#domain/folders/names.ts';
import {
  lookUpWays,
  type PathFault,
  pathTree,
  spotOf,
  type Way,
  whyClosed,
} from '#domain/folders/path-tree.ts';
import { type FolderRow, findDrive, listFoldersNamed, type Spot } from '#domain/folders/queries.ts';
import { freshId } from '#lib/id.ts';
import { Problem, type ProblemCode } from '#lib/problem.ts';
import type { PlanAnswer, PlanEntry, PlannedEntry, PlanRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { insertPlan } from './queries.ts';

/** Each file of a plan may be begun again once, for a sender that lost its way. */
const beginsPerEntry = 2;

/** Two clocks write a file's date in steps of two seconds at worst: that is FAT's. */
const sameMoment = 2_000;

/**
 * Judge many files before a byte moves: what is new, what is there already, what is in the way. It
 * changes nothing, so each upload is judged again when its file appears.
 */
export async function makePlan(
  ground: Ground,
  accountId: string,
  { folderId, entries, guestId = null }: PlanRequest & { guestId?: string | null },
  once: Once | null = null,
): Promise<PlanAnswer> {
  const { database, limits, now } = ground;
  const told = await findTold<PlanAnswer>(database, accountId, once);
  if (told) return told.answer;
  const base = await getOwnFolder(database, accountId, folderId);
  requireAction(base, 'write');
  const judged = await judge(database, base, { entries, fileBytes: limits.fileBytes });
  const bytes = entries.reduce((sum, entry, i) => sum + (isSent(judged[i]) ? entry.bytes : 0), 0);
  const more = { bytes, files: judged.filter(isMore).length };
  await requireRoomFor(ground, { accountId, guestId }, more);
  const id = freshId();
  const createdAt = now();
  const expiresAt = new Date(createdAt.getTime() + limits.uploadSpan);
  const plan = { id, bytes, expiresAt: expiresAt.toISOString(), entries: judged };
  return writeOnce(ground, accountId, once, async (tx) => {
    await insertPlan(tx, {
      id,
      accountId,
      folderId,
      entries: entries.length,
      uploadsLeft: entries.length * beginsPerEntry,
      createdAt,
      expiresAt,
    });
    return plan;
  });
}

function isSent(entry: PlannedEntry | undefined): boolean {
  return entry !== undefined && entry.suggestion !== 'skip' && entry.is !== 'refused';
}

/** What is replaced is no further file. */
function isMore(entry: PlannedEntry): boolean {
  return isSent(entry) && entry.suggestion !== 'replace';
}

async function requireRoomFor(
  { database, storage, limits }: Ground,
  { accountId, guestId }: Whose,
  { bytes, files }: { bytes: number; files: number },
): Promise<void> {
  const drive = await findDrive(database, accountId);
  if (!drive) throw new Problem('folder-not-found');
  const { quotaBytes, usedBytes, reservedBytes, quotaFiles, usedFiles } = drive;
  if (usedBytes + reservedBytes + bytes > quotaBytes || usedFiles + files > quotaFiles) {
    // What else the drive holds is no guest's business.
    if (guestId !== null) throw new Problem('quota-full', { bytes, files });
    throw new Problem('quota-full', {
      quotaBytes,
      usedBytes,
      reservedBytes,
      bytes,
      quotaFiles,
      usedFiles,
      files,
    });
  }
  const room = await storage.room();
  if (room !== null && room - bytes < limits.diskFreeBytes) throw new Problem('storage-full');
}

// Judging -----------------------------------------------------------------------------------------

type Existing = NonNullable<PlannedEntry['exists']>;
type Found = Existing & { readonly sha256: string | null };
type Spotted = { readonly folder: Way; readonly name: ReturnType<typeof toName> };

async function judge(
  reader: Reader,
  base: FolderRow,
  { entries, fileBytes }: { entries: readonly PlanEntry[]; fileBytes: number },
): Promise<PlannedEntry[]> {
  const tree = pathTree(base);
  const spots = entries.map(({ path }) => tree.addFile(path));
  await lookUpWays(reader, tree.root);
  const found = await lookUpFiles(reader, base.accountId, spots);
  const first = new Map<Way, Map<string, string>>();

  return entries.map((entry, i) => {
    const spot = spots[i];
    if (!spot || 'problem' in spot) return refuse(entry, spot ?? null);
    if (entry.bytes > fileBytes) return refuse(entry, { problem: 'file-too-large', reason: null });
    const closed = whyClosed(spot.folder);
    if (closed) return refuse(entry, { problem: closed, reason: null });
    const named = first.get(spot.folder) ?? new Map<string, string>();
    first.set(spot.folder, named);
    const twinOf = named.get(spot.name.nameKey) ?? null;
    if (twinOf === null) named.set(spot.name.nameKey, entry.path);
    const exists = spot.folder.row
      ? (found.get(spotOf(spot.folder.row.id, spot.name.nameKey)) ?? null)
      : null;
    return judgeOne(entry, spot, { exists, twinOf });
  });
}

function judgeOne(
  entry: PlanEntry,
  { folder, name }: Spotted,
  { exists, twinOf }: { exists: Found | null; twinOf: string | null },
): PlannedEntry {
  const { path } = entry;
  const nothing = { path, exists: null, twinOf: null, problem: null, reason: null };
  // A file stands where one of its folders should be, or one of the plan's folders where it should.
  if (isBlocked(folder) || folder.children.has(name.nameKey) || exists?.kind === 'folder') {
    return {
      ...nothing,
      exists: exists && toExisting(exists),
      is: 'kind-clash',
      suggestion: isBlocked(folder) ? 'rename' : 'keep-both',
    };
  }
  if (twinOf !== null) {
    const there = exists && toExisting(exists);
    return { ...nothing, exists: there, twinOf, is: 'twin', suggestion: 'keep-both' };
  }
  if (!exists) return { ...nothing, is: 'new', suggestion: 'upload' };
  const there = { ...nothing, exists: toExisting(exists) };
  if (entry.sha256 === exists.sha256) {
    return { ...there, is: 'same', suggestion: 'skip' };
  }
  const is = exists.name === name.name ? 'differs' : 'twin';
  return { ...there, is, suggestion: suggest(entry, exists) };
}

/** Size and date alike: hardly another file. A newer one takes its place; else both are kept. */
function suggest(entry: PlanEntry, exists: Existing): PlannedEntry['suggestion'] {
  if (entry.modifiedAt === undefined || exists.modifiedAt === null) return 'keep-both';
  const newer = Date.parse(entry.modifiedAt) - Date.parse(exists.modifiedAt);
  const isAlike = entry.bytes === exists.bytes && entry.sha256 === undefined;
  if (isAlike && Math.abs(newer) <= sameMoment) return 'skip';
  return newer > 0 ? 'replace' : 'keep-both';
}

function isBlocked(way: Way): boolean {
  return way.fileId !== null || (way.parent !== null && isBlocked(way.parent));
}

function refuse(
  { path }: PlanEntry,
  fault: PathFault | { problem: ProblemCode; reason: null } | null,
): PlannedEntry {
  return {
    path,
    is: 'refused',
    suggestion: fault?.problem === 'name-invalid' ? 'rename' : 'skip',
    exists: null,
    twinOf: null,
    problem: fault?.problem ?? 'name-invalid',
    reason: fault?.reason ?? null,
  };
}

/** Find what has the names of the files already, in few queries. */
async function lookUpFiles(
  reader: Reader,
  accountId: string,
  spots: readonly (Spotted | PathFault)[],
): Promise<Map<string, Found>> {
  const asked = new Map<string, Spot>();
  for (const spot of spots) {
    if ('problem' in spot || !spot.folder.row) continue;
    const { id: folderId } = spot.folder.row;
    const { nameKey } = spot.name;
    asked.set(spotOf(folderId, nameKey), { folderId, nameKey });
  }
  const found = new Map<string, Found>();
  for (const file of await listFilesNamed(reader, accountId, [...asked.values()])) {
    const { id, name, version, bytes, sha256 } = file;
    const modifiedAt = file.modifiedAt?.toISOString() ?? null;
    const there = { kind: 'file', id, name, version, bytes, modifiedAt, sha256 } as const;
    found.set(spotOf(file.folderId, file.nameKey), there);
  }
  for (const folder of await listFoldersNamed(reader, accountId, [...asked.values()])) {
    const { id, name, version, bytes } = folder;
    const there = { kind: 'folder', id, name, version, bytes } as const;
    const key = spotOf(folder.parentId ?? '', folder.nameKey);
    found.set(key, { ...there, modifiedAt: null, sha256: null });
  }
  return found;
}

function toExisting({ sha256: _, ...existing }: Found): Existing {
  return existing;
}
