import { day, hour } from '#lib/units.ts';
import type { Finding } from './findings.ts';

/** How this run looks at things. */
export interface Look {
  /** Read the bytes too. */
  readonly deep: boolean;
  readonly now: Date;
  /** Copies are on their way: a young object may get its row any moment. */
  readonly isBusy: boolean;
  /** Note that so many pairs of a row and an object were looked at. */
  count(pairs?: number): void;
}

/** A copy is written down within this, once it is stored. */
const onItsWay = 1 * hour;
/** What lies about for less than this is never thrown away: somebody may just have made it. */
const orphanAge = 1 * day;

/** Tell whether an object without a row is old enough to be called one. */
export function hasAge({ isBusy, now }: Look, changedAt: Date): boolean {
  return !isBusy || now.getTime() - changedAt.getTime() > onItsWay;
}

/** Let an orphan be forgotten when it is old, and still nobody's just before that. */
export function mendOrphan(
  { now }: Look,
  {
    finding,
    changedAt,
    isNamed,
    forget,
  }: {
    finding: Finding;
    changedAt: Date;
    isNamed: () => Promise<boolean>;
    forget: () => Promise<void>;
  },
): Finding {
  if (now.getTime() - changedAt.getTime() <= orphanAge) return finding;
  const mend = async () => {
    if (await isNamed()) return false;
    await forget();
    return true;
  };
  return { ...finding, mend };
}
