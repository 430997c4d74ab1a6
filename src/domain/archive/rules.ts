import { TiB } from '#lib/units.ts';
import type { ColdClass, Tier } from './contract.ts';

/** An archive holds no more than this. */
export const archiveLimits = { files: 1_000_000, bytes: 5 * TiB };

export interface FolderSize {
  readonly files: number;
  readonly bytes: number;
}

export type ArchiveDecision =
  | { allowed: true }
  | { allowed: false; problem: 'folder-empty' }
  | { allowed: false; problem: 'folder-too-large'; limit: keyof typeof archiveLimits };

/** Decide whether a folder of this size may be archived. */
export function decideArchive({ files, bytes }: FolderSize): ArchiveDecision {
  if (files === 0) return { allowed: false, problem: 'folder-empty' };
  if (files > archiveLimits.files) {
    return { allowed: false, problem: 'folder-too-large', limit: 'files' };
  }
  if (bytes > archiveLimits.bytes) {
    return { allowed: false, problem: 'folder-too-large', limit: 'bytes' };
  }
  return { allowed: true };
}

/** Tell whether a class can be brought back in this tier. */
export function isTierAvailable(coldClass: ColdClass, tier: Tier): boolean {
  return !(coldClass === 'DEEP_ARCHIVE' && tier === 'expedited');
}

/** How long each tier takes at most, of a class that has them all and of the deepest. */
interface Waits {
  readonly waits: Readonly<Record<Tier, number>>;
  readonly deepWaits: Readonly<Record<Exclude<Tier, 'expedited'>, number>>;
}

/** Tell how long a tier takes at most to wake what sleeps in a class. */
export function waitOf({ waits, deepWaits }: Waits, coldClass: ColdClass, tier: Tier): number {
  const isDeep = coldClass === 'DEEP_ARCHIVE' && tier !== 'expedited';
  return isDeep ? deepWaits[tier] : waits[tier];
}

/** Pick the tier where nobody names one: the usual one, unless the class has it not. */
export function pickTier(coldClass: ColdClass, usual: Tier): Tier {
  return isTierAvailable(coldClass, usual) ? usual : 'standard';
}

const speed: Readonly<Record<Tier, number>> = { bulk: 0, standard: 1, expedited: 2 };

/** Tell whether one tier brings back sooner than another. */
export function isFaster(tier: Tier, than: Tier): boolean {
  return speed[tier] > speed[than];
}

/** How far a count of an archive must agree before anything may be deleted. */
export interface Count {
  /** Distinct blobs of live files in the folder, from the drive's own tables. */
  readonly expected: number;
  readonly expectedBytes: number;
  /** Rows of the ledger. */
  readonly items: number;
  readonly itemBytes: number;
  /** Rows of the ledger that have arrived. */
  readonly done: number;
  /** Objects that the other side confirmed, one by one. */
  readonly confirmed: number;
  readonly confirmedBytes: number;
}

/** Tell whether all four counts of an archive, and their bytes, are equal. */
export function isCountEqual(count: Count): boolean {
  const { expected, expectedBytes } = count;
  return (
    [count.items, count.done, count.confirmed].every((n) => n === expected) &&
    [count.itemBytes, count.confirmedBytes].every((n) => n === expectedBytes)
  );
}
