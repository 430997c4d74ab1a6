import { setTimeout as wait } from 'node:timers/promises';
import type { Incoming, Storage } from '#adapters/storage/storage.ts';
import { Problem } from '#lib/problem.ts';

/** What goes wrong with a store from now on. */
export interface Faults {
  /** Nobody answers. */
  away: boolean;
  /** So many bytes pass in either direction, then this is refused. */
  breaks: { after: number; with: 'storage-away' | 'storage-full' } | null;
  /** Each call, and each piece that is read, takes so many milliseconds. */
  wait: number;
  /** One bit of what is read is another. */
  lies: boolean;
  /** Bytes that were handed over to be written, and how many of these lie with the store now. */
  readonly taken: { all: number; now: number; most: number };
}

/** Stand before a store, and let things go wrong. Without a fault it is the store. */
export function faultyStorage(storage: Storage): { storage: Storage; faults: Faults } {
  const taken = { all: 0, now: 0, most: 0 };
  const faults: Faults = { away: false, breaks: null, wait: 0, lies: false, taken };

  async function pass(bytes = 0): Promise<void> {
    if (faults.wait > 0) await wait(faults.wait);
    if (faults.away) throw new Problem('storage-away');
    if (!faults.breaks) return;
    faults.breaks.after -= bytes;
    if (faults.breaks.after < 0) throw new Problem(faults.breaks.with);
  }

  const through = (source: ReadableStream<Uint8Array>) => {
    const reader = source.getReader();
    return new ReadableStream<Uint8Array>(
      {
        pull: async (controller) => {
          const { done, value } = await reader.read();
          if (done) return controller.close();
          await pass(value.byteLength);
          controller.enqueue(faults.lies ? flipped(value) : value);
        },
        cancel: (reason) => reader.cancel(reason),
      },
      { highWaterMark: 0 },
    );
  };

  const incomingOf = (incoming: Incoming): Incoming => ({
    write: async (chunks) => {
      const bytes = chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
      taken.all += bytes;
      taken.now += bytes;
      taken.most = Math.max(taken.most, taken.now);
      try {
        await pass(bytes);
        await incoming.write(chunks);
      } finally {
        taken.now -= bytes;
      }
    },
    flush: () => pass().then(() => incoming.flush()),
    close: () => incoming.close(),
  });

  const faulty: Storage = {
    begin: (key) => pass().then(() => storage.begin(key)),
    resume: (key, offset) => pass().then(async () => incomingOf(await storage.resume(key, offset))),
    seal: (key, bytes) => pass().then(() => storage.seal(key, bytes)),
    discard: (key) => pass().then(() => storage.discard(key)),
    read: async (key, part) => {
      await pass();
      const stream = await storage.read(key, part);
      return stream && through(stream);
    },
    locate: storage.locate,
    copy: storage.copy,
    size: (key) => pass().then(() => storage.size(key)),
    remove: (key) => pass().then(() => storage.remove(key)),
    list: async function* (which) {
      await pass();
      yield* storage.list(which);
    },
    room: () => pass().then(() => storage.room()),
    close: () => storage.close(),
  };
  return { storage: faulty, faults };
}

function flipped(bytes: Uint8Array): Uint8Array {
  const other = Uint8Array.from(bytes);
  other[0] = (other[0] ?? 0) ^ 1;
  return other;
}
