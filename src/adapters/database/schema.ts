import { defineAccounts } from './schema/accounts.ts';
import { defineActs } from './schema/acts.ts';
import { defineArchive } from './schema/archive.ts';
import { defineAudit } from './schema/audit.ts';
import type { Columns } from './schema/columns.ts';
import { defineDrive } from './schema/drive.ts';
import { defineFactors } from './schema/factors.ts';
import { defineProgress } from './schema/progress.ts';
import { defineShares } from './schema/shares.ts';
import { defineUploads } from './schema/uploads.ts';
import { defineWork } from './schema/work.ts';

/** All tables with their columns, as every query sees them. */
export type Tables = ReturnType<typeof define>;

/** Define every table once, over the columns of one engine. Ids are 22 base64url characters. */
export function define(columns: Columns) {
  const people = defineAccounts(columns);
  return {
    ...people,
    ...defineFactors(columns, people),
    ...defineAudit(columns, people),
    ...defineProgress(columns, people),
    ...defineDrive(columns, people),
    ...defineActs(columns, people),
    ...defineShares(columns, people),
    ...defineUploads(columns, people),
    ...defineArchive(columns, people),
    ...defineWork(columns),
  };
}
