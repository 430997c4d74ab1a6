import { and, asc, eq, gt } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Reader } from '#adapters/database/database.ts';
import type { Tables } from '#adapters/database/schema.ts';

/** What of one table is told to whom the account belongs: named columns, and nothing else. */
export type Exported = (tables: Tables) => {
  table: PgTable;
  /** Whose the rows are. */
  owner: PgColumn;
  /** The order in which they are walked. */
  key: PgColumn;
  columns: Readonly<Record<string, PgColumn>>;
};

/** Every table that knows something of an account. Secrets, hashes and keys of stores stay here. */
export const exported = {
  account: ({ accounts: table }) => ({
    table,
    owner: table.id,
    key: table.id,
    columns: {
      id: table.id,
      email: table.email,
      emailVerifiedAt: table.emailVerifiedAt,
      pendingEmail: table.pendingEmail,
      name: table.name,
      role: table.role,
      language: table.language,
      createdAt: table.createdAt,
      changedAt: table.changedAt,
      signedInAt: table.signedInAt,
    },
  }),
  sessions: ({ sessions: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      agent: table.agent,
      remember: table.remember,
      createdAt: table.createdAt,
      usedAt: table.usedAt,
      expiresAt: table.expiresAt,
    },
  }),
  passkeys: ({ passkeys: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      label: table.label,
      backedUp: table.backedUp,
      createdAt: table.createdAt,
      usedAt: table.usedAt,
    },
  }),
  totp: ({ totp: table }) => ({
    table,
    owner: table.accountId,
    key: table.accountId,
    columns: { createdAt: table.createdAt, confirmedAt: table.confirmedAt },
  }),
  recoveryCodes: ({ recoveryCodes: table }) => ({
    table,
    owner: table.accountId,
    key: table.hash,
    columns: { createdAt: table.createdAt, usedAt: table.usedAt },
  }),
  apiTokens: ({ apiTokens: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      label: table.label,
      scopes: table.scopes,
      createdAt: table.createdAt,
      expiresAt: table.expiresAt,
      usedAt: table.usedAt,
    },
  }),
  knownBrowsers: ({ knownBrowsers: table }) => ({
    table,
    owner: table.accountId,
    key: table.hash,
    columns: { usedAt: table.usedAt },
  }),
  notifications: ({ notifications: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      kind: table.kind,
      facts: table.facts,
      createdAt: table.createdAt,
      readAt: table.readAt,
    },
  }),
  progressAnswers: ({ progressAnswers: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      skill: table.skill,
      seed: table.seed,
      right: table.right,
      misconception: table.misconception,
      at: table.at,
    },
  }),
  drive: ({ drives: table }) => ({
    table,
    owner: table.accountId,
    key: table.accountId,
    columns: {
      rootId: table.rootId,
      quotaBytes: table.quotaBytes,
      quotaFiles: table.quotaFiles,
      usedBytes: table.usedBytes,
      usedFiles: table.usedFiles,
      coldBytes: table.coldBytes,
    },
  }),
  folders: ({ folders: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      parentId: table.parentId,
      name: table.name,
      state: table.state,
      trashId: table.trashId,
      createdAt: table.createdAt,
      changedAt: table.changedAt,
    },
  }),
  files: ({ files: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      folderId: table.folderId,
      blobId: table.blobId,
      name: table.name,
      bytes: table.bytes,
      kind: table.kind,
      trashId: table.trashId,
      modifiedAt: table.modifiedAt,
      createdAt: table.createdAt,
      changedAt: table.changedAt,
    },
  }),
  blobs: ({ blobs: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      bytes: table.bytes,
      sha256: table.sha256,
      type: table.type,
      place: table.place,
      createdAt: table.createdAt,
    },
  }),
  trash: ({ trash: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      kind: table.kind,
      itemId: table.itemId,
      name: table.name,
      fromPath: table.fromPath,
      trashedAt: table.trashedAt,
      purgeAt: table.purgeAt,
    },
  }),
  journal: ({ journal: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      seq: table.seq,
      op: table.op,
      folderPath: table.folderPath,
      done: table.done,
      undoOf: table.undoOf,
      undoneBy: table.undoneBy,
      createdAt: table.createdAt,
    },
  }),
  journalItems: ({ journalItems: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      kind: table.kind,
      itemId: table.itemId,
      name: table.name,
      before: table.before,
      after: table.after,
    },
  }),
  plans: ({ plans: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      folderId: table.folderId,
      entries: table.entries,
      createdAt: table.createdAt,
      expiresAt: table.expiresAt,
    },
  }),
  shares: ({ shares: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      folderId: table.folderId,
      fileId: table.fileId,
      toEmail: table.toEmail,
      right: table.right,
      downloads: table.downloads,
      downloadsMax: table.downloadsMax,
      expiresAt: table.expiresAt,
      revokedAt: table.revokedAt,
      createdAt: table.createdAt,
    },
  }),
  sharedWithMe: ({ shares: table }) => ({
    table,
    owner: table.toAccount,
    key: table.id,
    columns: {
      folderId: table.folderId,
      fileId: table.fileId,
      right: table.right,
      expiresAt: table.expiresAt,
      revokedAt: table.revokedAt,
      createdAt: table.createdAt,
    },
  }),
  zips: ({ zips: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: { id: table.id, createdAt: table.createdAt, expiresAt: table.expiresAt },
  }),
  uploads: ({ uploads: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      folderId: table.folderId,
      name: table.name,
      type: table.type,
      length: table.length,
      offset: table.offset,
      state: table.state,
      createdAt: table.createdAt,
      expiresAt: table.expiresAt,
    },
  }),
  archive: ({ archive: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      id: table.id,
      folderName: table.folderName,
      folderPath: table.folderPath,
      kind: table.kind,
      state: table.state,
      class: table.class,
      done: table.done,
      doneBytes: table.doneBytes,
      createdAt: table.createdAt,
      finishedAt: table.finishedAt,
    },
  }),
  archiveChecks: ({ archiveChecks: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      archiveId: table.archiveId,
      state: table.state,
      expected: table.expected,
      looked: table.looked,
      right: table.right,
      missing: table.missing,
      different: table.different,
      createdAt: table.createdAt,
      finishedAt: table.finishedAt,
    },
  }),
  audit: ({ audit: table }) => ({
    table,
    owner: table.accountId,
    key: table.id,
    columns: {
      at: table.at,
      event: table.event,
      result: table.result,
      agent: table.agent,
      facts: table.facts,
    },
  }),
} satisfies Record<string, Exported>;

/** Read some of an account's rows of one table, each with the key after which to go on. */
export async function listExported(
  { db, tables }: Reader,
  of: Exported,
  { accountId, after, limit }: { accountId: string; after: string | null; limit: number },
): Promise<{ key: string; row: unknown }[]> {
  const { table, owner, key, columns } = of(tables);
  const rows = await db
    .select({ key, row: columns })
    .from(table)
    .where(and(eq(owner, accountId), after === null ? undefined : gt(key, after)))
    .orderBy(asc(key))
    .limit(limit);
  // Every key above is a text.
  return rows as { key: string; row: unknown }[];
}
