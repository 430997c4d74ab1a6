import type { Transaction } from '#adapters/database/database.ts';
import { getItem } from '#domain/files/acts/item.ts';
import { throwAway } from '#domain/files/acts/trash-item.ts';
import { changeTree, getOwnFolder, type Once, requireAction } from '#domain/folders/change-tree.ts';
import { writeJournal } from '#domain/folders/journal/write-journal.ts';
import { type DriveRow, findBusyBelow } from '#domain/folders/queries.ts';
import { isSameName } from '#domain/folders/rules.ts';
import { Problem } from '#lib/problem.ts';
import type { DiscardAnswer, DiscardRequest } from './contract.ts';
import type { Ground } from './ground.ts';
import { close } from './open/close-folder.ts';
import { listOpeningsOf } from './open/queries.ts';
import { getOwnArchive } from './own-archive.ts';
import { listArchivesIn } from './queries.ts';

/**
 * Throw an archived folder away where it sleeps: nothing is woken, so nothing is paid. It goes whole, as
 * one act of the journal, and comes back from the trash as the archived folder that it was. Clearing that
 * is still due happens in the trash too; with the purge its bytes go on both sides.
 */
export async function discardArchive(
  ground: Pick<Ground, 'database' | 'now' | 'limits'>,
  accountId: string,
  { archiveId, name }: DiscardRequest & { archiveId: string },
  once: Once | null = null,
): Promise<DiscardAnswer> {
  const act = async (tx: Transaction, drive: DriveRow) => {
    const { folderId } = await getOwnArchive(tx, accountId, archiveId);
    const folder = await getOwnFolder(tx, accountId, folderId);
    requireAction(folder, 'discard');
    const busy = await findBusyBelow(tx, folder);
    if (busy) throw new Problem('folder-busy', { folder: busy });
    if (!isSameName(name, folder.name)) throw new Problem('name-differs');
    const now = ground.now();
    // Ended, not refused: who has typed the name need not wait for days, and what was paid to wake it is
    // spent either way. It comes back closed, as after a restore that was given up.
    const openings = await listOpeningsOf(tx, await listArchivesIn(tx, folder));
    for (const job of openings) await close(tx, job, now);
    const item = await getItem(tx, accountId, { kind: 'folder', id: folderId });
    const { change, from } = await throwAway(tx, ground, item);
    await writeJournal(tx, drive, { op: 'trash', folder: from, now, change });
    return { seq: drive.revision };
  };
  return changeTree(ground, accountId, act, once);
}
