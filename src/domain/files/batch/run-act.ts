import type { Transaction } from '#adapters/database/database.ts';
import { addToOutbox } from '#adapters/queue/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import type { JournalOp } from '#domain/folders/journal/contract.ts';
import { findJournal, type JournalRow } from '#domain/folders/journal/queries.ts';
import { addToJournal, beginJournal } from '#domain/folders/journal/write-journal.ts';
import type { DriveRow, FolderRow } from '#domain/folders/queries.ts';
import type { Ground } from '../ground.ts';
import { doSlice } from './do-slice.ts';
import type { Task } from './task.ts';
import { undoSlice } from './undo-slice.ts';

// An act on many things is an entry of the journal with a task. It runs in slices, each whole or not
// at all under the lock of the tree, and each says in the entry where the next one begins. Who ends in
// between has lost nothing: the message in the outbox comes again and the next slice goes on.

/** The topic of `continueAct`. */
export const actGoesOn = 'act-goes-on';

/** So many slices, then others of the queue have their turn. */
const slicesAtOnce = 20;

type Needs = Pick<Ground, 'database' | 'now' | 'limits' | 'fault'>;

/** Begin an act with its first slice. What is left of it goes on from the outbox. */
export async function beginAct(
  tx: Transaction,
  ground: Needs,
  drive: DriveRow,
  act: { op: JournalOp; folder: FolderRow; task: Task; undoOf?: number },
): Promise<JournalRow> {
  const now = ground.now();
  const journal = await runSlice(tx, ground, await beginJournal(tx, drive, { ...act, now }));
  if (journal.state === 'running') await askToGoOn(tx, journal, now);
  return journal;
}

/** Go on with an act until it is done, or until others should have their turn. */
export async function continueAct(ground: Needs, body: unknown): Promise<void> {
  // Only `askToGoOn` writes these messages.
  const { accountId, seq } = body as { accountId: string; seq: number };
  for (let slice = 0; slice < slicesAtOnce; slice++) {
    const isDone = await changeTree(ground, accountId, async (tx) => {
      const journal = await findJournal(tx, accountId, seq);
      if (journal?.state !== 'running') return true;
      return (await runSlice(tx, ground, journal)).state === 'done';
    });
    await ground.fault('act-slice');
    if (isDone) return;
  }
  await ground.database.transaction((tx) => askToGoOn(tx, { accountId, seq }, ground.now()));
}

/** Ask for the next slices of an act, after this transaction. */
export async function askToGoOn(
  tx: Transaction,
  { accountId, seq }: Pick<JournalRow, 'accountId' | 'seq'>,
  dueAt: Date,
): Promise<void> {
  await addToOutbox(tx, { topic: actGoesOn, key: accountId, body: { accountId, seq }, dueAt });
}

async function runSlice(tx: Transaction, ground: Needs, journal: JournalRow): Promise<JournalRow> {
  // The entry's own task: it was written by `beginAct`.
  const task = journal.task as Task;
  const { outcomes, cursor } =
    task.act === 'undo'
      ? await undoSlice(tx, ground, { journal, task })
      : await doSlice(tx, ground, { journal, task });
  const end = cursor === null ? ({ state: 'done', task: null } as const) : {};
  return addToJournal(tx, journal, outcomes, { cursor, ...end });
}
