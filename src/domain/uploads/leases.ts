import { setTimeout as wait } from 'node:timers/promises';
import { freshId } from '#lib/id.ts';
import { Problem } from '#lib/problem.ts';
import { second } from '#lib/units.ts';
import type { Ground } from './ground.ts';
import { dropLease, renewLease, takeLease, wantLease } from './queries.ts';

/** A lease of a process that died ends by itself after this. */
const leaseSpan = 10 * second;
const renewEvery = 3 * second;
/** Whoever waits longer than this is told to come again. */
const patience = 5 * second;

/** Make what one process knows about its uploads; nothing yet. */
export function uploadMemory(): Ground['uploads'] {
  return { process: freshId(), holders: new Map(), hashes: new Map(), received: 0 };
}

/** The right to change one upload. Every write names its `token`, so a lost one changes nothing. */
export interface Lease {
  readonly token: string;
  release(): Promise<void>;
}

/**
 * Take the lease of an upload. Who holds it is asked to let go: in this process at once, in another
 * when it renews. An upload that is just being made has no row yet; its id is known to nobody else.
 */
export async function holdLease(
  ground: Pick<Ground, 'database' | 'uploads'>,
  id: string,
  { signal, onWanted }: { signal?: AbortSignal; onWanted: () => void },
): Promise<Lease> {
  const { database, uploads } = ground;
  const token = `${uploads.process}.${freshId()}`;
  const deadline = Date.now() + patience;
  let asked = false;
  for (;;) {
    const holder = uploads.holders.get(id);
    const answer = holder
      ? 'held'
      : await database.transaction((tx) => takeLease(tx, { id, lease: token, ...span() }));
    if (answer !== 'held') break;
    if (Date.now() >= deadline || signal?.aborted) throw new Problem('upload-busy');
    if (holder) {
      holder.release();
      await Promise.race([holder.gone, wait(100)]);
    } else {
      if (!asked) await database.transaction((tx) => wantLease(tx, id));
      asked = true;
      await wait(100);
    }
  }
  return keepLease(ground, { id, token, onWanted });
}

function keepLease(
  { database, uploads }: Pick<Ground, 'database' | 'uploads'>,
  { id, token, onWanted }: { id: string; token: string; onWanted: () => void },
): Lease {
  const { promise: gone, resolve: leave } = Promise.withResolvers<void>();
  uploads.holders.set(id, { release: onWanted, gone });

  const timer = setInterval(async () => {
    const { until } = span();
    // A database that is away for a moment costs nothing: the lease outlives three renewals.
    const lease = await database
      .transaction((tx) => renewLease(tx, { id, lease: token, until }))
      .catch(() => ({ wanted: false }));
    if (!lease || lease.wanted) onWanted();
  }, renewEvery);
  timer.unref();

  return {
    token,
    release: async () => {
      clearInterval(timer);
      try {
        await database.transaction((tx) => dropLease(tx, { id, lease: token }));
      } finally {
        uploads.holders.delete(id);
        leave();
      }
    },
  };
}

// Leases run on the machine's own clock: a moved clock of a test must not end them.
function span() {
  const now = new Date();
  return { now, until: new Date(now.getTime() + leaseSpan) };
}

/** The moment until which a new upload is held by whoever makes it. */
export function leaseEnd(): Date {
  return span().until;
}
