import type { Counted, Ledger } from './ledger.ts';

/** Counting a million items takes ten seconds and two cents: those who watch a job share one count. */
const restsFor = 10;

interface Glance {
  readonly mark: string;
  readonly counted: Promise<Counted[]>;
  until: number;
}

/**
 * Let a count stand for ten times as long as it took, and be one for all who look meanwhile: however
 * many look, it counts for a tenth of the time at most.
 */
export function glances(
  count: Ledger['count'],
  now: () => number = () => performance.now(),
): Ledger['glance'] {
  const kept = new Map<string, Glance>();

  return async (archiveId, mark) => {
    for (const [id, { until }] of kept) if (until <= now()) kept.delete(id);
    const known = kept.get(archiveId);
    if (known?.mark === mark) return known.counted;
    const from = now();
    const glance: Glance = { mark, counted: count(archiveId), until: Number.POSITIVE_INFINITY };
    kept.set(archiveId, glance);
    try {
      return await glance.counted;
    } finally {
      // What failed took its time as well, and is told to all who waited for it.
      glance.until = now() + restsFor * (now() - from);
    }
  };
}
