import type { MovableClock } from '#lib/clock.ts';
import { Problem } from '#lib/problem.ts';
import { day, hour, second } from '#lib/units.ts';
import type { DriveAnswer } from './contract.ts';
import type { Ground } from './ground.ts';
import { nameBytes } from './names.ts';
import { findDrive } from './queries.ts';
import { maximumDepth } from './rules.ts';

/** How long each tier of the cold side takes at most, in milliseconds. */
export type TierWaits = Readonly<Record<'expedited' | 'standard' | 'bulk', number>>;

/** Get what an account keeps and may keep. */
export async function getDrive(
  { database, limits, clock }: Ground & { clock: MovableClock | null },
  accountId: string,
  waits: TierWaits,
): Promise<DriveAnswer> {
  const drive = await findDrive(database, accountId);
  if (!drive) throw new Problem('folder-not-found');
  const { rootId, revision, quotaBytes, quotaFiles } = drive;
  const { usedBytes, usedFiles, reservedBytes, coldBytes } = drive;
  return {
    rootId,
    revision,
    quotaBytes,
    quotaFiles,
    usedBytes,
    usedFiles,
    reservedBytes,
    coldBytes,
    limits: {
      fileBytes: limits.fileBytes,
      nameBytes,
      depth: maximumDepth,
      uploadDays: limits.uploadSpan / day,
      trashDays: limits.trashSpan / day,
      clearHours: limits.clearSpan / hour,
    },
    clockAhead: Math.round((clock?.ahead() ?? 0) / second),
    tiers: (['expedited', 'standard', 'bulk'] as const).map((tier) => ({
      tier,
      seconds: Math.ceil(waits[tier] / second),
    })),
  };
}
