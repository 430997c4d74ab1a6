import { Counter, Gauge, Registry } from 'prom-client';

/** What waits, what was given up, and where the jobs of the archive stand: read from the database. */
export interface Work {
  /** Messages that are due and not done. */
  readonly waiting: number;
  /** How long the oldest of them has waited, in seconds. */
  readonly oldestSeconds: number;
  readonly deadLetters: number;
  readonly jobs: Readonly<Record<string, number>>;
}

/** What a request was for. */
export type RequestClass = 'api' | 'file' | 'page';

/** The counters of one process, for whoever watches it. No account, name or address is in them. */
export interface Metrics {
  /** Count an answer. */
  answered(kind: RequestClass, status: number): void;
  /** Write everything as Prometheus reads it. */
  write(): Promise<{ type: string; text: string }>;
  /**
   * Write everything as one line of CloudWatch's embedded metric format; counters say what came since
   * the line before.
   */
  embed(now: Date): Promise<Record<string, unknown>>;
}

/** Begin to count. What others count is asked for when somebody looks. */
export function processMetrics({
  measureWork,
  uploadedBytes,
}: {
  measureWork: () => Promise<Work>;
  uploadedBytes: () => number;
}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const requests = new Counter({
    name: 'solah_requests_total',
    help: 'Answers, by what was asked for and by the class of the status.',
    labelNames: ['class', 'status'],
    registers,
  });
  new Counter({
    name: 'solah_upload_bytes_total',
    help: 'Bytes of files that this process took in.',
    registers,
    collect() {
      this.reset();
      this.inc(uploadedBytes());
    },
  });
  const gauge = (name: string, help: string) =>
    new Gauge({ name: `solah_${name}`, help, registers });
  const waiting = gauge('queue_messages', 'Messages that are due and not done.');
  const oldest = gauge('queue_oldest_seconds', 'How long the oldest due message has waited.');
  const dead = gauge('queue_dead_letters', 'Messages that were given up.');
  const jobs = new Gauge({
    name: 'solah_archive_jobs',
    help: 'Jobs of the archive, by state.',
    labelNames: ['state'],
    registers,
  });

  async function look(): Promise<void> {
    const work = await measureWork();
    waiting.set(work.waiting);
    oldest.set(work.oldestSeconds);
    dead.set(work.deadLetters);
    jobs.reset();
    for (const [state, count] of Object.entries(work.jobs)) jobs.set({ state }, count);
  }

  const told = new Map<string, number>();
  return {
    answered: (kind, status) =>
      requests.inc({ class: kind, status: `${Math.floor(status / 100)}xx` }),
    write: async () => {
      await look();
      return { type: registry.contentType, text: await registry.metrics() };
    },
    embed: async (now) => {
      await look();
      const values: Record<string, number> = {};
      for (const { name, type, values: rows } of await registry.getMetricsAsJSON()) {
        for (const { labels, value } of rows) {
          const key = [name, ...Object.values(labels)].join('_');
          // The library names its kinds by text here, and by number in its types.
          const isCounter = String(type) === 'counter';
          values[key] = isCounter ? value - (told.get(key) ?? 0) : value;
          if (isCounter) told.set(key, value);
        }
      }
      const Metrics = Object.keys(values).map((Name) => ({ Name }));
      const CloudWatchMetrics = [{ Namespace: 'Solah', Dimensions: [[]], Metrics }];
      return { _aws: { Timestamp: now.getTime(), CloudWatchMetrics }, ...values };
    },
  };
}
