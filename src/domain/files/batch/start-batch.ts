import type { Transaction } from '#adapters/database/database.ts';
import { changeTree, getOwnFolder, type Once, requireAction } from '#domain/folders/change-tree.ts';
import type { ActAnswer } from '#domain/folders/journal/contract.ts';
import { describeAct } from '#domain/folders/journal/list-journal.ts';
import { type DriveRow, type FolderRow, measureSubtree } from '#domain/folders/queries.ts';
import { Problem } from '#lib/problem.ts';
import { findItem } from '../acts/item.ts';
import { requireOpen } from '../acts/trash-item.ts';
import type { Ground } from '../ground.ts';
import type { BatchRequest, EmptyAnswer, Selection } from './contract.ts';
import { beginAct } from './run-act.ts';
import type { Task } from './task.ts';

type Needs = Pick<Ground, 'database' | 'now' | 'limits' | 'fault'>;

/** How a request names itself, and which guest it comes from; null for whose drive it is. */
interface By {
  readonly once?: Once | null;
  readonly guestId?: string | null;
}

/** Do one thing to many: at once as far as one slice goes, the rest from the outbox. */
export async function startBatch(
  ground: Needs,
  accountId: string,
  { action, selection, conflict, emptyFirst, ...wish }: BatchRequest,
  { once = null, guestId = null }: By = {},
): Promise<ActAnswer> {
  const targetId = wish.targetId ?? null;
  return changeTree(
    ground,
    accountId,
    async (tx, drive) => {
      if (targetId) requireAction(await getOwnFolder(tx, accountId, targetId), 'write');
      const folder = await findHome(tx, drive, selection);
      if (action !== 'copy') requireSeen(folder, selection);
      const task = { act: action, selection, targetId, conflict, emptyFirst, guestId };
      const journal = await beginAct(tx, ground, drive, { op: action, folder, task });
      return describeAct(tx, journal);
    },
    once,
  );
}

/** The folder that the journal names: the one that all is in, or the home of the first. */
async function findHome(
  tx: Transaction,
  { accountId, rootId }: DriveRow,
  selection: Selection,
): Promise<FolderRow> {
  if ('all' in selection) {
    const folder = await getOwnFolder(tx, accountId, selection.folderId);
    requireAction(folder, 'write');
    return folder;
  }
  const [first = ''] = selection.ids;
  const item = first === rootId ? null : await findItem(tx, accountId, first);
  return getOwnFolder(tx, accountId, item?.parentId ?? rootId);
}

/** What came in since is not taken along unseen; a copy takes nothing away. */
function requireSeen(folder: FolderRow, selection: Selection): void {
  if (!('all' in selection) || selection.revision === undefined) return;
  if (folder.changedSeq > selection.revision) {
    throw new Problem('changed-meanwhile', { revision: folder.changedSeq });
  }
}

/** Throw away all that lies in a folder. When something in it is archived, nothing is touched. */
export async function emptyFolder(
  ground: Needs,
  accountId: string,
  folderId: string,
  { once = null, guestId = null }: By = {},
): Promise<EmptyAnswer> {
  return changeTree(
    ground,
    accountId,
    async (tx, drive) => {
      const folder = await getOwnFolder(tx, accountId, folderId);
      requireAction(folder, 'write');
      await requireOpen(tx, folder);
      const size = await measureSubtree(tx, folder);
      const task: Task = {
        act: 'trash',
        selection: { folderId, all: true, except: [] },
        targetId: null,
        conflict: 'refuse',
        emptyFirst: true,
        guestId,
      };
      const journal = await beginAct(tx, ground, drive, { op: 'empty', folder, task });
      return { ...(await describeAct(tx, journal)), ...size };
    },
    once,
  );
}
