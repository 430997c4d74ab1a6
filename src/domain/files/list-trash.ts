import { readPage } from '#lib/page.ts';
import type { ListTrashAnswer, ListTrashRequest, TrashItem } from './contract.ts';
import type { Ground } from './ground.ts';
import { countTrash, listTrashRows, type TrashedRow } from './queries.ts';

/** List what was thrown away, the newest first. */
export async function listTrash(
  { database, cursorKey: key, now }: Pick<Ground, 'database' | 'cursorKey' | 'now'>,
  accountId: string,
  { limit, cursor: text }: ListTrashRequest,
): Promise<ListTrashAnswer> {
  const at = now();
  const total = await countTrash(database, accountId, at);
  const page = await readPage(
    { key, list: ['trash', accountId], text, limit },
    {
      total,
      read: (from, limit) => listTrashRows(database, accountId, { ...from, limit, now: at }),
      placeOf: ({ row }) => [row.trashedAt.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toTrashItem), ...page.links, total };
}

function toTrashItem({ row, state }: TrashedRow): TrashItem {
  return {
    id: row.id,
    kind: row.kind,
    itemId: row.itemId,
    name: row.name,
    from: { id: row.fromId, path: row.fromPath },
    state,
    files: row.files,
    bytes: row.bytes,
    trashedAt: row.trashedAt.toISOString(),
    purgeAt: row.purgeAt.toISOString(),
  };
}
