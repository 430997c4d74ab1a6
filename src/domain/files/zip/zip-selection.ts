import { getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { type FolderRow, findFolders } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import type { Selection } from '../batch/contract.ts';
import type { Ground } from '../ground.ts';
import { findLevel, reach, type Whose } from '../shares/reach.ts';
import {
  listChosenFiles,
  listChosenFolders,
  listFilesById,
  listZipFiles,
  listZipFolders,
  type ZipFile,
  type ZipFolder,
} from './queries.ts';
import { requireZippable, type Zip, zipLimit, zipOf } from './zip.ts';

type Needs = Pick<Ground, 'database' | 'storage' | 'now'>;

/** Many ids fit into one statement of either engine. */
const idsAtOnce = 5_000;

/** What was chosen: folders, of which all is meant, and files. */
interface Chosen {
  readonly name: string;
  readonly folders: readonly FolderRow[];
  readonly files: readonly ZipFile[];
}

/**
 * Make a zip of chosen things, as they are now. What came into the folder after they were chosen is no
 * part of it; what is closed or gone since is a refusal, not a zip with less in it.
 */
export async function zipSelection(
  ground: Needs,
  whose: Whose,
  { selection, madeBefore }: { selection: Selection; madeBefore: Date },
): Promise<Zip> {
  const { accountId } = whose;
  const chosen =
    'ids' in selection
      ? await findChosen(ground, whose, [...new Set(selection.ids)])
      : await listChosen(ground, accountId, { selection, madeBefore });
  const below = await readBelow(ground, accountId, chosen.folders);
  const tops = new Set(chosen.folders.map(({ id }) => id));
  const root = { id: '', parentId: null, name: '', changedAt: madeBefore };
  const folders = below.folders.map((row) => (tops.has(row.id) ? { ...row, parentId: '' } : row));
  const files = chosen.files.map((file) => ({ ...file, folderId: '' }));
  const all = { folders: [root, ...folders], files: [...files, ...below.files] };
  requireZippable(all);
  return zipOf(ground.storage, { name: chosen.name, ...all });
}

async function listChosen(
  { database }: Needs,
  accountId: string,
  { selection, madeBefore }: { selection: Extract<Selection, { all: true }>; madeBefore: Date },
): Promise<Chosen> {
  const folder = await getOwnFolder(database, accountId, selection.folderId);
  requireAction(folder, 'read');
  const wanted = { selection, madeBefore, limit: zipLimit + 1 };
  const folders = await listChosenFolders(database, accountId, wanted);
  const files = await listChosenFiles(database, accountId, wanted);
  return { name: folder.name || 'drive', folders, files };
}

async function findChosen(ground: Needs, whose: Whose, ids: readonly string[]): Promise<Chosen> {
  const { database } = ground;
  const { accountId } = whose;
  const files: ZipFile[] = [];
  const folders: FolderRow[] = [];
  for (const some of inSome(ids)) {
    files.push(...(await listFilesById(database, accountId, some)));
    folders.push(...(await findFolders(database, accountId, some)));
  }
  const found = new Set([...files, ...folders].map(({ id }) => id));
  if (ids.some((id) => !found.has(id))) throw new Problem('file-not-found');
  await requireOpen(ground, whose, { files, folders });
  const [only] = [...folders, ...files];
  return { name: ids.length === 1 ? (only?.name ?? '') : 'files', folders, files };
}

/** What lies in a closed folder is closed, and what a guest may not look at is not there. */
async function requireOpen(
  ground: Needs,
  { accountId, guestId }: Whose,
  { files, folders }: Pick<Chosen, 'files' | 'folders'>,
): Promise<void> {
  const { database } = ground;
  const filesIn = Map.groupBy(files, ({ folderId }) => folderId);
  const homes: FolderRow[] = [];
  for (const some of inSome([...filesIn.keys()])) {
    homes.push(...(await findFolders(database, accountId, some)));
  }
  for (const folder of [...homes, ...folders]) requireAction(folder, 'read');
  if (guestId === null) return;
  for (const { id } of folders) await reach(ground, guestId, { folderId: id, need: 'read' });
  for (const [folderId, inside] of filesIn) {
    if ((await findLevel(ground, guestId, { accountId, folderId })) !== null) continue;
    // Shared alone, perhaps.
    for (const { id } of inside) await reach(ground, guestId, { fileId: id, need: 'read' });
  }
}

async function readBelow(
  { database }: Needs,
  accountId: string,
  tops: readonly FolderRow[],
): Promise<{ folders: ZipFolder[]; files: ZipFile[] }> {
  // A folder that was chosen beside one that it lies in is found twice.
  const folders = new Map<string, ZipFolder>();
  const files = new Map<string, ZipFile>();
  for (const rootIds of inSome(tops.map(({ id }) => id))) {
    const at = { accountId, rootIds };
    for (const row of await listZipFolders(database, at, zipLimit + 1)) folders.set(row.id, row);
    for (const row of await listZipFiles(database, at, zipLimit + 1)) files.set(row.id, row);
  }
  for (const folder of folders.values()) requireAction(folder, 'read');
  return { folders: [...folders.values()], files: [...files.values()] };
}

function inSome(ids: readonly string[]): string[][] {
  const count = Math.ceil(ids.length / idsAtOnce);
  return Array.from({ length: count }, (_, i) => ids.slice(i * idsAtOnce, (i + 1) * idsAtOnce));
}
