import { describePlace } from '#domain/folders/answers.ts';
import type { FolderAction } from '#domain/folders/contract.ts';
import {
  type FolderRow,
  findBusyBelow,
  findFolder,
  measureSubtree,
} from '#domain/folders/queries.ts';
import { decideFolderAction } from '#domain/folders/rules.ts';
import { day } from '#lib/units.ts';
import type { EstimateAnswer } from './contract.ts';
import type { Ground } from './ground.ts';
import { priceTable } from './prices.ts';
import { type JobRow, listArchivesIn } from './queries.ts';

/** Tell what would go with an archived folder that is thrown away; null when it cannot be. */
export async function estimateDiscard(
  { database, cold, limits, now }: Pick<Ground, 'database' | 'cold' | 'limits' | 'now'>,
  { accountId, folderId }: JobRow,
): Promise<EstimateAnswer['discard']> {
  const folder = await findFolder(database, accountId, folderId);
  const parent = await findFolder(database, accountId, folder?.parentId ?? '');
  if (!folder || !allows(folder, 'discard') || !parent || !allows(parent, 'write')) return null;
  if (await findBusyBelow(database, folder)) return null;
  const moment = now().getTime();
  const archives = cold.owner === 'aws' ? await listArchivesIn(database, folder) : [];
  const paid = archives.map(
    (archive) => (archive.finishedAt?.getTime() ?? 0) + priceTable.leastDays[archive.class] * day,
  );
  const paidUntil = Math.max(0, ...paid);
  return {
    folder: await describePlace(database, accountId, folderId),
    ...(await measureSubtree(database, folder)),
    keptUntil: new Date(moment + limits.trashSpan).toISOString(),
    paidUntil: paidUntil > moment ? new Date(paidUntil).toISOString() : null,
  };
}

function allows({ trashId, state }: FolderRow, action: FolderAction): boolean {
  return decideFolderAction(trashId ? 'in-trash' : state, action) === 'yes';
}
