import type { Transaction } from '#adapters/database/database.ts';
import { giveContent } from '#domain/files/acts/give-content.ts';
import { addFile, type Content, keepContent } from '#domain/files/add-file.ts';
import { type FileRow, findFile } from '#domain/files/queries.ts';
import type { Once } from '#domain/folders/change-tree.ts';
import type { Conflict } from '#domain/folders/contract.ts';
import { findJournal } from '#domain/folders/journal/queries.ts';
import { addToJournal, beginJournal, type Change } from '#domain/folders/journal/write-journal.ts';
import { toName } from '#domain/folders/names.ts';
import { type DriveRow, type FolderRow, findFolder } from '#domain/folders/queries.ts';
import type { UploadOutcome } from './contract.ts';
import { findPlan, type UploadRow, writeSeq } from './queries.ts';

/** Where an upload that came whole becomes a file. */
export interface Target {
  folderId: string;
  /** The folder's epoch when the upload began; null when its owner names the folder just now. */
  epoch: number | null;
  name: string;
  conflict: Conflict;
  /** The file that gets the bytes, if it is still the version that was seen. */
  replaces: { fileId: string; version: number } | null;
  /** How the request names itself that asks for it; the end of an upload has no name. */
  once?: Once | null;
}

interface Publication {
  readonly upload: UploadRow;
  readonly folder: FolderRow;
  readonly target: Target;
  readonly content: Content;
  readonly now: Date;
}

interface Published {
  readonly file: FileRow;
  readonly outcome: UploadOutcome;
  /** How the journal tells it, where it does. */
  readonly change: Change;
  readonly spare: string | null;
}

/**
 * Let the bytes of an upload appear: in the place of those that a file had, when it is still what the
 * sender saw, else as a file of their own. What replaces, and what belongs to a plan, can be undone.
 */
export async function publishFile(
  tx: Transaction,
  drive: DriveRow,
  publication: Publication,
): Promise<Omit<Published, 'change'> & { seq: number | null }> {
  const published = (await replace(tx, publication)) ?? (await add(tx, publication));
  return { ...published, seq: await writeDown(tx, drive, publication, published) };
}

async function replace(
  tx: Transaction,
  { upload, folder, target, content, now }: Publication,
): Promise<Published | null> {
  const { accountId, modifiedAt } = upload;
  if (!target.replaces) return null;
  const found = await findFile(tx, accountId, target.replaces.fileId);
  // A changed one, by name, place or bytes, has another version.
  const isSeen =
    found?.file.version === target.replaces.version &&
    found.file.folderId === folder.id &&
    found.file.trashId === null;
  if (!isSeen) return null;
  const { file: row, blob: old } = found;
  const { blob, spare } = await keepContent(tx, { accountId, content, now });
  const item = { kind: 'file', row, parentId: folder.id, blobType: old.type } as const;
  const given = await giveContent(tx, item, { blob, modifiedAt, now });
  return { ...given, spare, outcome: 'replaced' };
}

async function add(
  tx: Transaction,
  { upload, folder, target, content, now }: Publication,
): Promise<Published> {
  const { name, conflict } = target;
  const { modifiedAt } = upload;
  const { file, spare } = await addFile(tx, folder, { name, conflict, content, modifiedAt, now });
  const change: Change = {
    kind: 'file',
    itemId: file.id,
    name: file.name,
    before: null,
    after: { folderId: folder.id, name: file.name, inTrash: false },
    version: file.version,
    problem: null,
  };
  const outcome = file.name === toName(name).name ? 'new' : 'kept-both';
  return { file, spare, change, outcome };
}

/** One entry for all of a plan; a replacement outside of any has its own. Else nothing is to undo. */
async function writeDown(
  tx: Transaction,
  drive: DriveRow,
  { upload, folder, now }: Publication,
  { change, outcome }: Published,
): Promise<number | null> {
  const { accountId, planId } = upload;
  const plan = planId === null ? null : await findPlan(tx, accountId, { planId, now });
  if (!plan) {
    if (outcome !== 'replaced') return null;
    const journal = await beginJournal(tx, drive, { op: 'replace', folder, now });
    return (await addToJournal(tx, journal, [change])).seq;
  }
  const open = plan.seq === null ? null : await findJournal(tx, accountId, plan.seq);
  // What comes after the undoing is an act of its own.
  if (open && open.undoneBy === null) return (await addToJournal(tx, open, [change])).seq;
  const home = (await findFolder(tx, accountId, plan.folderId)) ?? folder;
  const journal = await beginJournal(tx, drive, { op: 'upload', folder: home, now });
  await writeSeq(tx, plan, journal.seq);
  return (await addToJournal(tx, journal, [change])).seq;
}
