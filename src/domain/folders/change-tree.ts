import type { Reader, Transaction } from '#adapters/database/database.ts';
import { Problem } from '#lib/problem.ts';
import type { FolderAction } from './contract.ts';
import type { Ground } from './ground.ts';
import {
  answerRequest,
  claimRequest,
  type DriveRow,
  type FolderRow,
  findFolder,
  findRequest,
  insertRequest,
  takeDrive,
} from './queries.ts';
import { decideFolderAction } from './rules.ts';

/** How a request names itself, and the hash of what it asks for: sent twice it is done once. */
export interface Once {
  readonly key: string;
  readonly hash: string;
}

/**
 * Change an account's tree, whole or not at all, while nobody else changes it. A request that names
 * itself is answered from what its first copy was told; the answer must be plain JSON for that.
 */
export async function changeTree<T>(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  act: (tx: Transaction, drive: DriveRow) => Promise<T>,
  once: Once | null = null,
): Promise<T> {
  return database.transaction(async (tx) => {
    const drive = await takeDrive(tx, accountId);
    if (!drive) throw new Problem('folder-not-found');
    if (!once) return act(tx, drive);
    const told = await findTold<T>(tx, accountId, once);
    if (told) return told.answer;
    const answer = await act(tx, drive);
    await insertRequest(tx, { accountId, ...once, answer, createdAt: new Date() });
    return answer;
  });
}

/** Find what the first copy of a request was told; null when this is the first, or has no name. */
export async function findTold<T>(
  reader: Reader,
  accountId: string,
  once: Once | null,
): Promise<{ answer: T } | null> {
  const told = once && (await findRequest(reader, accountId, once.key));
  if (!told) return null;
  if (told.hash !== once.hash) throw new Problem('key-reused');
  // The hash covers the address: the same act wrote this answer.
  return { answer: told.answer as T };
}

/**
 * Write something that is no change of a tree, once for a request that names itself. Of two copies that
 * come together one waits for the other, and is told the same.
 */
export async function writeOnce<T>(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  once: Once | null,
  write: (tx: Transaction) => Promise<T>,
): Promise<T> {
  return database.transaction(async (tx) => {
    if (!once) return write(tx);
    const mine = { accountId, ...once };
    if (!(await claimRequest(tx, { ...mine, answer: '', createdAt: new Date() }))) {
      const told = await findTold<T>(tx, accountId, once);
      if (!told) throw new Error('A request is neither claimed nor told.');
      return told.answer;
    }
    const answer = await write(tx);
    await answerRequest(tx, mine, answer);
    return answer;
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
