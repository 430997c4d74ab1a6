import type { KeyObject } from 'node:crypto';
import type { Database } from '#adapters/database/database.ts';
import { readPage } from '#lib/page.ts';
import type { AuditBook } from './audit-book.ts';
import type { AuditEntry, ListAuditAnswer, ListAuditRequest } from './contract.ts';
import { type AuditRow, countAudit, listAuditRows } from './queries.ts';

/** List what happened to one account or, for who runs the place, to everybody; the newest first. */
export async function listAudit(
  {
    database,
    cursorKey: key,
    auditBook,
  }: { database: Database; cursorKey: KeyObject; auditBook: Pick<AuditBook, 'flush'> },
  whose: { readonly accountId: string } | 'everybody',
  { event, result, limit, cursor: text }: ListAuditRequest,
): Promise<ListAuditAnswer> {
  // What was noted a moment ago is asked for here more than anywhere.
  await auditBook.flush();
  const accountId = whose === 'everybody' ? undefined : whose.accountId;
  const filter = { accountId, event, result };
  const list = ['audit', accountId ?? '', event ?? '', result ?? ''];
  const total = await countAudit(database, filter);
  const page = await readPage(
    { key, list, text, limit },
    {
      total,
      read: (from, limit) => listAuditRows(database, filter, { ...from, limit }),
      placeOf: (row) => [row.at.getTime(), row.id],
    },
  );
  return { items: page.rows.map(toEntry), ...page.links, total };
}

function toEntry({ at, addressMac, sessionMac, ...row }: AuditRow): AuditEntry {
  return {
    ...row,
    // Only the book writes this column, with the names of the contract.
    event: row.event as AuditEntry['event'],
    at: at.toISOString(),
    address: addressMac,
    session: sessionMac,
  };
}
