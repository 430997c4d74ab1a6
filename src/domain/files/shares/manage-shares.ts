import type { Audit } from '#domain/accounts/audit/audit-book.ts';
import type { PasswordKeeper } from '#domain/accounts/password-keeper.ts';
import { freshToken, hashToken } from '#domain/accounts/token.ts';
import { changeTree, getOwnFolder, requireAction } from '#domain/folders/change-tree.ts';
import { freshId } from '#lib/id.ts';
import { readPage } from '#lib/page.ts';
import { Problem } from '#lib/problem.ts';
import { getOwnFile } from '../get-file.ts';
import type { Ground } from '../ground.ts';
import type {
  ChangeShareRequest,
  ListSharesAnswer,
  ListSharesRequest,
  MakeShareAnswer,
  MakeShareRequest,
  ShareAnswer,
} from './contract.ts';
import {
  countShares,
  findOwnShare,
  insertShare,
  listShareRows,
  type NamedShare,
  updateShare,
} from './queries.ts';
import { sharesPerAccount } from './rules.ts';

type Needs = Pick<Ground, 'database' | 'now' | 'cursorKey'> & {
  readonly passwords: PasswordKeeper;
  readonly audit: Audit;
};

/** Share a file or a folder by a link. This answer is the only time that anybody sees its token. */
export async function makeShare(
  { database, passwords, audit, now }: Needs,
  accountId: string,
  { password, expiresAt, downloadsMax, ...of }: MakeShareRequest,
): Promise<MakeShareAnswer> {
  const { folderId = null, fileId = null } = of;
  const hash = password ? await passwords.hash(password) : null;
  const token = freshToken();
  return changeTree({ database }, accountId, async (tx) => {
    const found = fileId === null ? null : await getOwnFile(tx, accountId, fileId);
    const folder = found?.folder ?? (await getOwnFolder(tx, accountId, folderId ?? ''));
    if (found?.file.trashId) throw new Problem('in-trash');
    requireAction(folder, 'read');
    if ((await countShares(tx, accountId)) >= sharesPerAccount) {
      throw new Problem('too-many-shares', { limit: sharesPerAccount });
    }
    const share = await insertShare(tx, {
      id: freshId(),
      accountId,
      folderId,
      fileId,
      tokenHash: hashToken(token),
      password: hash,
      downloadsMax: downloadsMax ?? null,
      expiresAt: expiresAt ? new Date(expiresAt) : null,
      createdAt: now(),
    });
    await audit.record(tx, { event: 'share-made', targetId: share.id });
    return { ...toAnswer({ ...share, name: found?.file.name ?? folder.name }), token };
  });
}

/** Change the password, the end or the limit of a link. Who has opened it opens it again. */
export async function changeShare(
  { database, passwords, audit }: Needs,
  accountId: string,
  { shareId: id, password, expiresAt, downloadsMax }: ChangeShareRequest & { shareId: string },
): Promise<ShareAnswer> {
  const change = {
    ...(password !== undefined && {
      password: password === null ? null : await passwords.hash(password),
    }),
    ...(expiresAt !== undefined && { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    ...(downloadsMax !== undefined && { downloadsMax }),
  };
  return database.transaction(async (tx) => {
    requireShare(await updateShare(tx, { id, accountId }, change));
    await audit.record(tx, { event: 'share-changed', targetId: id });
    return toAnswer(requireShare(await findOwnShare(tx, accountId, id)));
  });
}

/** Close a link for good. Who is just reading gets what is on its way, and nothing more. */
export async function revokeShare(
  { database, audit, now }: Needs,
  accountId: string,
  shareId: string,
): Promise<void> {
  await database.transaction(async (tx) => {
    const own = { id: shareId, accountId };
    requireShare(await updateShare(tx, own, { revokedAt: now() }));
    await audit.record(tx, { event: 'share-revoked', targetId: shareId });
  });
}

/** List the links of an account, the newest first. */
export async function listShares(
  { database, cursorKey: key }: Pick<Needs, 'database' | 'cursorKey'>,
  accountId: string,
  { limit, cursor: text }: ListSharesRequest,
): Promise<ListSharesAnswer> {
  const total = await countShares(database, accountId);
  const page = await readPage(
    { key, list: ['shares', accountId], text, limit },
    {
      total,
      read: (from, limit) => listShareRows(database, accountId, { ...from, limit }),
      placeOf: (row) => [row.createdAt.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toAnswer), ...page.links, total };
}

function requireShare<Share>(share: Share | null): Share {
  if (share === null) throw new Problem('share-not-found');
  return share;
}

function toAnswer(row: NamedShare): ShareAnswer {
  const { id, fileId, folderId, name, password, downloads, downloadsMax } = row;
  return {
    id,
    kind: fileId === null ? 'folder' : 'file',
    itemId: fileId ?? folderId ?? '',
    name: name ?? '',
    hasPassword: password !== null,
    downloads,
    downloadsMax,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
