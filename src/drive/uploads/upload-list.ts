import { type Store, store } from '#drive/store.ts';
import { addSample, meanSpeed, type Phase, type Sample, type UploadRow } from './upload-row.ts';

/** The whole queue in a few numbers. Files from an earlier visit count only when they go on. */
export interface Summary {
  readonly total: number;
  readonly count: Readonly<Record<Phase, number>>;
  readonly bytes: number;
  readonly sent: number;
  /** Bytes a second over the last ten seconds, of all files together. */
  readonly speed: number | null;
}

/**
 * The rows of the queue, outside of React: whoever shows one row hears of that row alone, so ten
 * thousand files cost as much to watch as the few that are in sight.
 */
export interface UploadList {
  /** The order of the rows. */
  readonly keys: Store<readonly string[]>;
  readonly sums: Store<Summary>;
  get(key: string): UploadRow | undefined;
  /** Hear of one row. Answers how to stop. */
  subscribe(key: string, listener: () => void): () => void;
  add(rows: readonly UploadRow[]): void;
  change(key: string, more: Partial<UploadRow>): void;
  remove(keys: Iterable<string>): void;
  /** The keys of all rows in one of these phases, in their order. */
  among(...phases: readonly Phase[]): readonly string[];
}

/** The head line need not be redrawn more often than this. */
const sumsMs = 200;

const nobody: Summary = {
  total: 0,
  count: {
    waiting: 0,
    sending: 0,
    checking: 0,
    stored: 0,
    paused: 0,
    failed: 0,
    unfinished: 0,
  },
  bytes: 0,
  sent: 0,
  speed: null,
};

/** Hold the rows. `now` and `later` are the clock: tests bring their own. */
export function uploadList(
  now = Date.now,
  later = (act: () => void) => void setTimeout(act, sumsMs),
): UploadList {
  const rows = new Map<string, UploadRow>();
  const listeners = new Map<string, Set<() => void>>();
  const keys = store<readonly string[]>([]);
  const sums = store<Summary>(nobody);
  const count = { ...nobody.count };
  let bytes = 0;
  let sent = 0;
  let samples: readonly Sample[] = [];
  let isDue = false;

  function weigh(row: UploadRow, by: 1 | -1): void {
    count[row.phase] += by;
    if (row.phase === 'unfinished') return;
    bytes += by * row.bytes;
    sent += by * (row.phase === 'stored' ? row.bytes : row.sent);
  }

  function tell(): void {
    isDue = false;
    const isMoving = count.sending > 0;
    samples = isMoving ? addSample(samples, { at: now(), sent }) : [];
    const { unfinished, ...ours } = count;
    const total = Object.values(ours).reduce((all, n) => all + n, 0);
    sums.set({ total, count: { ...count }, bytes, sent, speed: meanSpeed(samples) });
  }

  function touch(): void {
    if (isDue) return;
    isDue = true;
    later(tell);
  }

  return {
    keys,
    sums,
    get: (key) => rows.get(key),
    subscribe: (key, listener) => {
      const heard = listeners.get(key) ?? new Set();
      listeners.set(key, heard.add(listener));
      return () => {
        heard.delete(listener);
        if (heard.size === 0) listeners.delete(key);
      };
    },
    add: (added) => {
      for (const row of added) {
        rows.set(row.key, row);
        weigh(row, 1);
      }
      keys.set([...keys.get(), ...added.map(({ key }) => key)]);
      touch();
    },
    change: (key, more) => {
      const row = rows.get(key);
      if (!row) return;
      const next = { ...row, ...more };
      rows.set(key, next);
      weigh(row, -1);
      weigh(next, 1);
      for (const listener of listeners.get(key) ?? []) listener();
      touch();
    },
    remove: (gone) => {
      const all = new Set(gone);
      for (const key of all) {
        const row = rows.get(key);
        if (row) weigh(row, -1);
        rows.delete(key);
      }
      keys.set(keys.get().filter((key) => !all.has(key)));
      touch();
    },
    among: (...phases) =>
      keys.get().filter((key) => phases.includes(rows.get(key)?.phase ?? 'stored')),
  };
}
