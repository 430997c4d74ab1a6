import type { KeyObject } from 'node:crypto';
import type { Database } from '#adapters/database/database.ts';
import { readPage } from '#lib/page.ts';
import { Problem } from '#lib/problem.ts';
import type { ListMembersAnswer, ListMembersRequest, MemberView } from './contract.ts';
import { countMembers, findMember, listMemberRows, type MemberRow } from './queries.ts';

/** List the accounts of the place, the youngest first. */
export async function listMembers(
  { database, cursorKey: key }: { database: Database; cursorKey: KeyObject },
  { search, role, status, limit, cursor: text }: ListMembersRequest,
): Promise<ListMembersAnswer> {
  const filter = { search, role, status };
  const list = ['members', search ?? '', role ?? '', status ?? ''];
  const total = await countMembers(database, filter);
  const page = await readPage(
    { key, list, text, limit },
    {
      total,
      read: (from, limit) => listMemberRows(database, filter, { ...from, limit }),
      placeOf: (row) => [row.createdAt.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toView), ...page.links, total };
}

/** Get one account as who runs the place sees it. */
export async function getMember(
  { database }: { database: Database },
  id: string,
): Promise<MemberView> {
  const row = await findMember(database, id);
  if (!row) throw new Problem('account-not-found');
  return toView(row);
}

function toView({ emailVerifiedAt, signedInAt, createdAt, ...row }: MemberRow): MemberView {
  return {
    ...row,
    emailVerifiedAt: emailVerifiedAt?.toISOString() ?? null,
    signedInAt: signedInAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    // An account that is being erased has no drive any more.
    usedBytes: row.usedBytes ?? 0,
    usedFiles: row.usedFiles ?? 0,
    quotaBytes: row.quotaBytes ?? 0,
    quotaFiles: row.quotaFiles ?? 0,
  };
}
