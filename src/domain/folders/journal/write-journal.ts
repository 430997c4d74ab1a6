import type { Transaction } from '#adapters/database/database.ts';
import { freshId } from '#lib/id.ts';
import type { ProblemCode } from '#lib/problem.ts';
import { placeOf } from '../answers.ts';
import type { DriveRow, FolderRow } from '../queries.ts';
import type { JournalOp } from './contract.ts';
import { insertJournal, insertJournalItems, type JournalRow, updateJournal } from './queries.ts';

/** Where a thing lies, and by which name. */
export interface Spot {
  readonly folderId: string;
  readonly name: string;
  readonly inTrash: boolean;
  /** Which bytes it had, where an act gave it others; and the date that came with them. */
  readonly content?: { readonly blobId: string; readonly modifiedAt: string | null };
}

interface Named {
  readonly kind: 'file' | 'folder';
  readonly itemId: string;
  readonly name: string;
}

/** What became of one thing. Before a copy there was nothing. */
export type Outcome =
  | (Named & {
      readonly before: Spot | null;
      readonly after: Spot;
      readonly version: number;
      /** Bytes that are kept for the undoing, as long as this is written down. */
      readonly blobId?: string;
      readonly problem: null;
    })
  | (Named & { readonly problem: ProblemCode });

/** Something that was changed. */
export type Change = Extract<Outcome, { problem: null }>;

/** Begin the entry of an act. It is `done` unless it still has a task. */
export async function beginJournal(
  tx: Transaction,
  { accountId, revision }: Pick<DriveRow, 'accountId' | 'revision'>,
  {
    op,
    folder,
    now,
    task = null,
    undoOf = null,
  }: { op: JournalOp; folder: FolderRow; now: Date; task?: unknown; undoOf?: number | null },
): Promise<JournalRow> {
  const { id, name, path } = await placeOf(tx, folder);
  return insertJournal(tx, {
    id: freshId(),
    accountId,
    seq: revision,
    op,
    state: task === null ? 'done' : 'running',
    folderId: id,
    folderName: name,
    folderPath: path,
    task,
    undoOf,
    createdAt: now,
  });
}

/** Write down what became of some things; answer the entry with its counts. */
export async function addToJournal(
  tx: Transaction,
  journal: JournalRow,
  outcomes: readonly Outcome[],
  change: Parameters<typeof updateJournal>[2] = {},
): Promise<JournalRow> {
  const first = journal.done + journal.refused;
  await insertJournalItems(
    tx,
    outcomes.map((outcome, i) => ({
      id: freshId(),
      accountId: journal.accountId,
      journalId: journal.id,
      number: first + i,
      ...outcome,
    })),
  );
  const refused = outcomes.filter(({ problem }) => problem !== null).length;
  return updateJournal(tx, journal, {
    ...change,
    done: journal.done + outcomes.length - refused,
    refused: journal.refused + refused,
  });
}

/** Write down an act that is done with one change. */
export async function writeJournal(
  tx: Transaction,
  drive: Pick<DriveRow, 'accountId' | 'revision'>,
  { change, ...act }: { op: JournalOp; folder: FolderRow; now: Date; change: Change },
): Promise<JournalRow> {
  return addToJournal(tx, await beginJournal(tx, drive, act), [change]);
}
