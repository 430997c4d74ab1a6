import { readPage } from '#lib/page.ts';
import type { Ground } from '../ground.ts';
import type { ListSharedWithMeAnswer, ListSharesRequest, SharedItem } from './contract.ts';
import { countShared, listSharedRows, type SharedRow } from './queries.ts';

/** List what others share with an account, the newest first. What is closed just now is not there. */
export async function listSharedWith(
  { database, cursorKey: key, now }: Pick<Ground, 'database' | 'cursorKey' | 'now'>,
  guestId: string,
  { limit, cursor: text }: Pick<ListSharesRequest, 'limit' | 'cursor'>,
): Promise<ListSharedWithMeAnswer> {
  const whose = { guestId, now: now() };
  const total = await countShared(database, whose);
  const page = await readPage(
    { key, list: ['shared', guestId], text, limit },
    {
      total,
      read: (from, limit) => listSharedRows(database, whose, { ...from, limit }),
      placeOf: ({ share }) => [share.createdAt.getTime(), share.id],
    },
  );
  return { items: page.rows.map(toItem), ...page.links, total };
}

function toItem({ share, name, bytes, from }: SharedRow): SharedItem {
  const { id, fileId, folderId, right, expiresAt, createdAt } = share;
  return {
    id,
    kind: fileId === null ? 'folder' : 'file',
    itemId: fileId ?? folderId ?? '',
    name,
    bytes,
    right,
    from,
    expiresAt: expiresAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
