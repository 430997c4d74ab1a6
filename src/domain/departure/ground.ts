import type { Audit, AuditBook } from '#domain/accounts/audit/audit-book.ts';
import type { Ground as ArchiveGround } from '#domain/archive/ground.ts';
import type { Ground as UploadGround } from '#domain/uploads/ground.ts';

/** What taking an account along, or away, stands on. The services of the process are one. */
export interface Ground extends UploadGround {
  readonly ledger: ArchiveGround['ledger'];
  readonly auditBook: AuditBook;
}

/** The same in the name of somebody who is there. */
export interface ActingGround extends Ground {
  readonly audit: Audit;
}
