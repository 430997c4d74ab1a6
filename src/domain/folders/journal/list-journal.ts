import type { Reader } from '#adapters/database/database.ts';
import { readPage } from '#lib/page.ts';
import { Problem } from '#lib/problem.ts';
import type { Ground } from '../ground.ts';
import type { ActAnswer, JournalEntry, ListJournalAnswer, ListJournalRequest } from './contract.ts';
import {
  countJournal,
  findJournal,
  type JournalLine,
  type JournalRow,
  listJournalRows,
  listRefused,
} from './queries.ts';
import type { Spot } from './write-journal.ts';

/** So many of the things that an act left alone are named in its answer. */
const namedRefusals = 100;

/** List what was done to an account's tree, or to one thing of it, the newest first. */
export async function listJournal(
  { database, cursorKey: key }: Pick<Ground, 'database' | 'cursorKey'>,
  accountId: string,
  { itemId: wantedId, limit, cursor: text }: ListJournalRequest,
): Promise<ListJournalAnswer> {
  const itemId = wantedId ?? null;
  const total = await countJournal(database, { accountId, itemId });
  const page = await readPage(
    { key, list: ['journal', accountId, ...(itemId === null ? [] : [itemId])], text, limit },
    {
      total,
      read: (from, limit) => listJournalRows(database, { accountId, itemId }, { ...from, limit }),
      placeOf: ({ act }) => [act.seq],
    },
  );
  return { items: page.rows.map(toEntry), ...page.links, total };
}

/** Tell how far an act has come. */
export async function getAct(
  { database }: Pick<Ground, 'database'>,
  accountId: string,
  seq: number,
): Promise<ActAnswer> {
  const journal = await findJournal(database, accountId, seq);
  if (!journal) throw new Problem('journal-not-found');
  return describeAct(database, journal);
}

/** Say how far an act has come, and what it left alone. */
export async function describeAct(reader: Reader, journal: JournalRow): Promise<ActAnswer> {
  const { seq, op, state, done, refused: refusedCount } = journal;
  const refused = refusedCount === 0 ? [] : await listRefused(reader, journal, namedRefusals);
  return {
    seq,
    op,
    state,
    done,
    refusedCount,
    refused: refused.map(({ kind, itemId, name, problem }) => ({
      kind,
      id: itemId,
      name,
      // The query asks for those that have one.
      problem: problem ?? '',
    })),
  };
}

function toEntry({ act: row, change }: JournalLine): JournalEntry {
  const { seq, op, state, done, refused: refusedCount, undoOf, undoneBy } = row;
  return {
    seq,
    op,
    state,
    folder: { id: row.folderId, name: row.folderName, path: row.folderPath },
    done,
    refusedCount,
    undoOf,
    undoneBy,
    at: row.createdAt.toISOString(),
    change: change && {
      before: change.before && toSpot(change.before),
      after: toSpot(change.after),
    },
  };
}

/** Where a thing was; what it held there is only of use to the undoing. */
function toSpot({ folderId, name, inTrash }: Spot): Spot {
  return { folderId, name, inTrash };
}
