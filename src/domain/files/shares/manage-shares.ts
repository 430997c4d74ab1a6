import type { Transaction } from '#adapters/database/database.ts';
import type { Audit } from '#domain/accounts/audit/audit-book.ts';
import { toEmailKey } from '#domain/accounts/email.ts';
import type { PasswordKeeper } from '#domain/accounts/password-keeper.ts';
import { findAccountByEmail } from '#domain/accounts/queries.ts';
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
  revokeSharesWith,
  updateShare,
} from './queries.ts';
import { sharesPerAccount } from './rules.ts';

type Wish = ChangeShareRequest & { readonly shareId: string };
type Needs = Pick<Ground, 'database' | 'now' | 'cursorKey'> & {
  readonly passwords: PasswordKeeper;
  readonly audit: Audit;
};

/**
 * Share a file or a folder, by a link, with an account or with all. This answer is the only time that anybody
 * sees the token of a link. Sharing with an address again takes the place of what was before.
 */
export async function makeShare(
  { database, passwords, audit, now }: Needs,
  accountId: string,
  { password, expiresAt, downloadsMax, to, right = 'read', published, ...of }: MakeShareRequest,
): Promise<MakeShareAnswer> {
  const { folderId = null, fileId = null } = of;
  const hash = password ? await passwords.hash(password) : null;
  const token = to === undefined && !published ? freshToken() : null;
  return changeTree({ database }, accountId, async (tx) => {
    const found = fileId === null ? null : await getOwnFile(tx, accountId, fileId);
    const folder = found?.folder ?? (await getOwnFolder(tx, accountId, folderId ?? ''));
    if (found?.file.trashId) throw new Problem('in-trash');
    requireAction(folder, 'read');
    const guest = to === undefined ? null : await findGuest(tx, accountId, to);
    if (guest) {
      const of = { accountId, itemId: fileId ?? folderId ?? '', toEmail: guest.toEmail };
      await revokeSharesWith(tx, of, now());
    }
    if ((await countShares(tx, accountId)) >= sharesPerAccount) {
      throw new Problem('too-many-shares', { limit: sharesPerAccount });
    }
    const share = await insertShare(tx, {
      id: freshId(),
      accountId,
      folderId,
      fileId,
      tokenHash: token === null ? null : hashToken(token),
      ...guest,
      right,
      password: hash,
      downloadsMax: downloadsMax ?? null,
      expiresAt: expiresAt ? new Date(expiresAt) : null,
      createdAt: now(),
    });
    await audit.record(tx, { event: 'share-made', targetId: share.id });
    return { ...toAnswer({ ...share, name: found?.file.name ?? folder.name }), token };
  });
}

/**
 * Who has an address, or null while nobody has: the answer is the same, since it would tell strangers
 * who is here. The account of a person who signs up later gets what was shared before.
 */
async function findGuest(tx: Transaction, accountId: string, to: string) {
  const toEmail = toEmailKey(to);
  const account = await findAccountByEmail(tx, toEmail);
  if (account?.id === accountId) throw new Problem('share-with-oneself');
  // An address that nobody has shown to be theirs may be another's.
  return { toEmail, toAccount: account?.emailVerifiedAt ? account.id : null };
}

/**
 * Change the end, the password and the limit of a link, or what a guest may do. Who has opened a link
 * opens it again.
 */
export async function changeShare(
  { database, passwords, audit }: Needs,
  accountId: string,
  { shareId: id, right, password, expiresAt, downloadsMax }: Wish,
): Promise<ShareAnswer> {
  const change = {
    ...(password !== undefined && {
      password: password === null ? null : await passwords.hash(password),
    }),
    ...(expiresAt !== undefined && { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
    ...(downloadsMax !== undefined && { downloadsMax }),
    ...(right !== undefined && { right }),
  };
  return database.transaction(async (tx) => {
    const share = requireShare(await findOwnShare(tx, accountId, id));
    requireFitting(share, { right, password, downloadsMax });
    requireShare(await updateShare(tx, { id, accountId }, change));
    await audit.record(tx, { event: 'share-changed', targetId: id });
    return toAnswer(requireShare(await findOwnShare(tx, accountId, id)));
  });
}

/** It is neither a link nor for one account. */
function isPublished({ tokenHash, toEmail }: NamedShare): boolean {
  return tokenHash === null && toEmail === null;
}

/** Only an account may write; only a link has a password and is counted. */
function requireFitting(
  { toEmail, tokenHash, fileId }: NamedShare,
  { right, password, downloadsMax }: Omit<Wish, 'shareId'>,
): void {
  const refuse = (field: string) => {
    throw new Problem('invalid', { errors: [{ field, code: 'custom' }] });
  };
  if (right === 'write' && (toEmail === null || fileId !== null)) refuse('right');
  if (tokenHash !== null) return;
  if (password) refuse('password');
  if (downloadsMax) refuse('downloadsMax');
}

/** Close a share for good. Who is just reading gets what is on its way, and nothing more. */
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

/** List what an account shares, the newest first. */
export async function listShares(
  { database, cursorKey: key }: Pick<Needs, 'database' | 'cursorKey'>,
  accountId: string,
  { limit, cursor: text, itemId }: ListSharesRequest,
): Promise<ListSharesAnswer> {
  const total = await countShares(database, accountId, itemId);
  const page = await readPage(
    { key, list: ['shares', accountId, itemId ?? ''], text, limit },
    {
      total,
      read: (from, limit) => listShareRows(database, { accountId, itemId }, { ...from, limit }),
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
    to: row.toEmail,
    right: row.right,
    address: isPublished(row) ? `/api/published/${id}` : null,
    hasPassword: password !== null,
    downloads,
    downloadsMax,
    expiresAt: row.expiresAt?.toISOString() ?? null,
    createdAt: row.createdAt.toISOString(),
  };
}
