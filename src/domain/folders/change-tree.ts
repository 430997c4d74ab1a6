import type { Transaction } from '#adapters/database/database.ts';
import { Problem } from '#lib/problem.ts';
import type { FolderAction } from './contract.ts';
import type { Ground } from './ground.ts';
import { type DriveRow, type FolderRow, findFolder, takeDrive } from './queries.ts';
import { decideFolderAction } from './rules.ts';

/** Change an account's tree, whole or not at all, while nobody else changes it. */
export async function changeTree<T>(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  act: (tx: Transaction, drive: DriveRow) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    const drive = await takeDrive(tx, accountId);
    if (!drive) throw new Problem('folder-not-found');
    return act(tx, drive);
  });
}

/** Get a folder of this account; another's does not exist. */
export async function getOwnFolder(
  reader: Parameters<typeof findFolder>[0],
  accountId: string,
  folderId: string,
): Promise<FolderRow> {
  const folder = await findFolder(reader, accountId, folderId);
  if (!folder) throw new Problem('folder-not-found');
  return folder;
}

/** Refuse what a folder's state does not let happen. */
export function requireAction(
  folder: Pick<FolderRow, 'id' | 'name' | 'state' | 'trashId'>,
  action: FolderAction,
): void {
  const decision = decideFolderAction(folder.trashId ? 'in-trash' : folder.state, action);
  if (decision === 'yes') return;
  if (decision === 'same-job') throw new Problem('folder-busy');
  throw new Problem(decision, {
    folder: { id: folder.id, name: folder.name, state: folder.state },
  });
}

/** Refuse when a thing is no longer the version that its reader saw. Without one, the last wins. */
export function requireVersion(row: { version: number }, version: number | null): void {
  if (version !== null && version !== row.version) {
    throw new Problem('changed-meanwhile', { version: row.version });
  }
}
