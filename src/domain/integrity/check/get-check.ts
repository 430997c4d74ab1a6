import type { Ground } from '../ground.ts';
import { type CheckView, keptReport } from './contract.ts';
import { findIntegrity } from './queries.ts';

/** Get how it stands with holding the stores against each other. */
export async function getCheck({
  database,
  now,
}: Pick<Ground, 'database' | 'now'>): Promise<CheckView> {
  const row = await findIntegrity(database);
  const since = row?.beganAt?.toISOString() ?? null;
  const isHeld = since !== null && (row?.heldUntil?.getTime() ?? 0) >= now().getTime();
  // What an older version has kept may say less: then there is no report yet.
  const last = keptReport.safeParse(row?.report);
  return {
    running: since !== null && isHeld ? { since, repair: row?.mends ?? false } : null,
    brokenOff: isHeld ? null : since,
    last: last.success ? last.data : null,
  };
}
