import { GiB, KiB } from '#lib/units.ts';
import type { ColdClass, Tier } from './contract.ts';

/**
 * What S3 asks for, in US dollars. Written down from memory, not read from AWS's own list: whoever
 * looks it up changes this table and its date, which stands beside every price that people see.
 */
export const priceTable = {
  asOf: '2026-11',
  region: 'us-east-1',
  /** A GiB for a month. */
  storage: { STANDARD: 0.023, GLACIER: 0.0036, DEEP_ARCHIVE: 0.00099 },
  /** What S3 adds to each sleeping object: an index at the hot rate, and a head at the cold one. */
  overhead: { hot: 8 * KiB, cold: 32 * KiB },
  /** A thousand requests that put an object to sleep. */
  put: { GLACIER: 0.03, DEEP_ARCHIVE: 0.05 },
  /** Waking: a thousand requests, and a GiB. */
  wake: {
    GLACIER: {
      expedited: { requests: 10, gib: 0.03 },
      standard: { requests: 0.05, gib: 0.01 },
      bulk: { requests: 0, gib: 0 },
    },
    DEEP_ARCHIVE: {
      standard: { requests: 0.1, gib: 0.02 },
      bulk: { requests: 0.025, gib: 0.0025 },
    },
  },
  /** Who lets an object go sooner pays for so long all the same. */
  leastDays: { GLACIER: 90, DEEP_ARCHIVE: 180 },
} as const;

const daysInMonth = 365 / 12;

export interface Load {
  readonly files: number;
  readonly bytes: number;
}

/** What a month costs while everything is awake. */
export function priceHot({ bytes }: Load): number {
  return (bytes / GiB) * priceTable.storage.STANDARD;
}

/** What a month costs while everything sleeps, with what S3 adds to each object. */
export function priceCold({ files, bytes }: Load, coldClass: ColdClass): number {
  const { storage, overhead } = priceTable;
  const cold = ((bytes + files * overhead.cold) / GiB) * storage[coldClass];
  return cold + ((files * overhead.hot) / GiB) * storage.STANDARD;
}

/** What it costs to put everything to sleep, once. */
export function priceMove({ files }: Load, coldClass: ColdClass): number {
  return (files / 1000) * priceTable.put[coldClass];
}

/**
 * Find the first day on which all that was paid for sleeping is no more than staying awake would have
 * cost; null when that day never comes, as with many small files.
 */
export function findPayingDay(load: Load, coldClass: ColdClass): number | null {
  const hot = priceHot(load) / daysInMonth;
  const cold = priceCold(load, coldClass) / daysInMonth;
  if (cold >= hot) return null;
  const move = priceMove(load, coldClass);
  const least = priceTable.leastDays[coldClass];
  // Before the least time is over, all of it is owed; after it, each day for itself.
  const early = (move + cold * least) / hot;
  return Math.ceil(early <= least ? early : move / (hot - cold));
}

/** What it costs to wake everything in a tier; null when the class does not know the tier. */
export function priceWake({ files, bytes }: Load, coldClass: ColdClass, tier: Tier): number | null {
  const tiers: Partial<Record<Tier, { requests: number; gib: number }>> =
    priceTable.wake[coldClass];
  const price = tiers[tier];
  if (!price) return null;
  return (files / 1000) * price.requests + (bytes / GiB) * price.gib;
}

/** What a day costs for which a readable copy lies beside the sleeping one. */
export function priceAwakeDay(load: Load): number {
  return priceHot(load) / daysInMonth;
}
