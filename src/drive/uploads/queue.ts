import { type DetailedError, Upload } from 'tus-js-client';
import { chunkBytes } from '#domain/uploads/rules.ts';
import type { DriveApi } from '#drive/drive-api.ts';
import type { Store } from '#drive/store.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { describeFile, type UploadMemory } from './memory.ts';
import { addSample, meanSpeed, type Phase, type Sample, type UploadRow } from './upload-row.ts';

/*
 * A file goes through the queue like this: `waiting` until one of three places is free; created by
 * our own POST, or found again on the server; `sending` by tus, in chunks; `checking` while the
 * server verifies it; `stored`. tus-js-client only sends: it never creates, since it would begin
 * again at zero whenever the server refuses a HEAD.
 */

/** More at once would only share the same line. */
const atOnce = 3;

/** How long to wait before each new try; a chunk that arrives starts them over. */
const retryDelays = [0, 1000, 2000, 5000, 10_000, 20_000, 60_000];

/** How often to ask whether a file that was sent whole is stored. */
const checkMs = 700;

/** What the queue works with. */
export interface QueueTools {
  readonly api: DriveApi;
  readonly rows: Store<readonly UploadRow[]>;
  readonly memory: UploadMemory;
  /** The headers that every change carries, such as the CSRF token. */
  readonly headers: () => Promise<Record<string, string>>;
  /** Renew the sign-in. False: it is over. */
  readonly refresh: () => Promise<boolean>;
  readonly onStored: (row: UploadRow) => void;
  readonly onFailed: (row: UploadRow) => void;
  /** The sentence for what did not work; null when the server said nothing. */
  readonly sayProblem: (error: unknown) => string;
}

/** Files on their way, and what can be done with each. */
export type Queue = ReturnType<typeof uploadQueue>;

interface Job {
  readonly file: File;
  conflict: 'refuse' | 'keep-both';
  /** Where tus sends it; null until it was created. */
  address: string | null;
  /** The creation under way or done: pausing and going on meanwhile must not create another. */
  creating: Promise<string> | null;
  /** Counts the starts: an older one that wakes up late has nothing to do any more. */
  starts: number;
  tus: Upload | null;
  samples: readonly Sample[];
}

const fresh: Omit<Job, 'file'> = {
  conflict: 'refuse',
  address: null,
  creating: null,
  starts: 0,
  tus: null,
  samples: [],
};

/** Begin a queue. */
export function uploadQueue(tools: QueueTools) {
  const { api, rows, memory } = tools;
  const jobs = new Map<string, Job>();
  let lastKey = 0;

  const find = (key: string) => rows.get().find((row) => row.key === key);
  const change = (key: string, more: Partial<UploadRow>) =>
    rows.set(rows.get().map((row) => (row.key === key ? { ...row, ...more } : row)));
  const isIn = (key: string, ...phases: Phase[]) => phases.includes(find(key)?.phase ?? 'stored');

  function pump(): void {
    const all = rows.get();
    const busy = all.filter(({ phase }) => phase === 'sending').length;
    const next = all.filter(({ phase, key }) => phase === 'waiting' && jobs.has(key));
    for (const { key } of next.slice(0, Math.max(0, atOnce - busy))) {
      change(key, { phase: 'sending', problem: null });
      void send(key).catch((error: unknown) => fail(key, error));
    }
  }

  async function send(key: string): Promise<void> {
    const [row, job] = [find(key), jobs.get(key)];
    if (!row || !job) return;
    job.starts += 1;
    const { starts } = job;
    job.creating ??= findOrCreate(row, job);
    try {
      job.address = await job.creating;
    } catch (error) {
      job.creating = null;
      throw error;
    }
    if (!jobs.has(key)) discard(job.address);
    // Paused, or begun again, while it was created.
    if (!isIn(key, 'sending') || job.starts !== starts) return;
    job.samples = [];
    job.tus = new Upload(job.file, {
      uploadUrl: job.address,
      chunkSize: chunkBytes,
      retryDelays,
      storeFingerprintForResuming: false,
      onBeforeRequest: async (request) => {
        for (const [name, value] of Object.entries(await tools.headers())) {
          request.setHeader(name, value);
        }
      },
      onShouldRetry: (error) => decideRetry(error),
      onProgress: (sent) => {
        job.samples = addSample(job.samples, { at: Date.now(), sent });
        change(key, { sent, speed: meanSpeed(job.samples) });
      },
      onSuccess: () => void check(key).catch((error: unknown) => fail(key, error)),
      onError: (error) => void handleError(key, error).catch((cause: unknown) => fail(key, cause)),
    });
    job.tus.start();
  }

  /** Go on with an upload that the server still has for this very file, else create a new one. */
  async function findOrCreate(row: UploadRow, { file, conflict }: Job): Promise<string> {
    const memo = await describeFile(file, row.folderId);
    const { items } = await api.uploads();
    const receiving = items.filter(({ state }) => state === 'receiving').map(({ id }) => id);
    const taken = new Set([...jobs.values()].map(({ address }) => idOf(address)));
    const found = memory.find(memo, new Set(receiving.filter((id) => !taken.has(id))));
    if (found !== null) {
      rows.set(rows.get().filter(({ key }) => key !== found));
      return `/api/uploads/${found}`;
    }
    const address = await api.createUpload(file.size, {
      filename: file.name,
      folderId: row.folderId,
      modifiedAt: new Date(file.lastModified).toISOString(),
      conflict,
    });
    memory.keep(idOf(address), memo);
    return address;
  }

  /** All bytes are there: wait until the server has verified and published them. */
  async function check(key: string): Promise<void> {
    const id = idOf(jobs.get(key)?.address ?? null);
    change(key, { phase: 'checking', sent: find(key)?.bytes ?? 0, speed: null });
    pump();
    for (;;) {
      const { state, problem } = await api.upload(id);
      if (state === 'published') break;
      if (state !== 'receiving' && state !== 'verifying') {
        memory.forget(id);
        return stop(key, { code: problem ?? state, title: tools.sayProblem(null) });
      }
      await new Promise((resolve) => setTimeout(resolve, checkMs));
    }
    memory.forget(id);
    jobs.delete(key);
    change(key, { phase: 'stored' });
    const row = find(key);
    if (row) tools.onStored(row);
  }

  async function handleError(key: string, error: Error | DetailedError): Promise<void> {
    const status = 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
    // tus does not know our sign-in: renew it and go on from where the server is.
    if (status === 401 && (await tools.refresh())) return send(key);
    // The upload is over there no more: what was sent is lost, so it begins anew when asked to.
    const job = jobs.get(key);
    if (job && (status === 404 || status === 410)) job.address = job.creating = null;
    if (status === 0 && !navigator.onLine) change(key, { phase: 'waiting', speed: null });
    else stop(key, readProblem(error) ?? { code: 'network', title: tools.sayProblem(null) });
  }

  function discard(address: string): void {
    memory.forget(idOf(address));
    // The person let go of it; the server's sweeper takes what this call cannot reach.
    void api.cancelUpload(address).catch(() => undefined);
  }

  function fail(key: string, error: unknown): void {
    const code = isApiProblem(error) ? error.code : 'network';
    stop(key, { code, title: tools.sayProblem(error) });
  }

  function stop(key: string, problem: NonNullable<UploadRow['problem']>): void {
    change(key, { phase: 'failed', speed: null, problem });
    const row = find(key);
    if (row) tools.onFailed(row);
    pump();
  }

  function pause(key: string): void {
    if (!isIn(key, 'waiting', 'sending')) return;
    change(key, { phase: 'paused', speed: null });
    void jobs.get(key)?.tus?.abort();
    pump();
  }

  function resume(key: string): void {
    if (!isIn(key, 'paused', 'failed')) return;
    change(key, { phase: 'waiting', problem: null });
    pump();
  }

  globalThis.addEventListener('online', pump);
  globalThis.addEventListener('beforeunload', (event) => {
    if (rows.get().some(({ phase }) => phase === 'sending' || phase === 'waiting')) {
      event.preventDefault();
    }
  });

  return {
    pause,
    resume,
    add(files: readonly File[], folder: { readonly id: string }): void {
      const added = files.map((file): UploadRow => {
        lastKey += 1;
        const key = `new-${lastKey}`;
        jobs.set(key, { ...fresh, file });
        const { name, size: bytes } = file;
        const folderId = folder.id;
        return {
          key,
          name,
          bytes,
          folderId,
          phase: 'waiting',
          sent: 0,
          speed: null,
          problem: null,
        };
      });
      rows.set([...rows.get(), ...added]);
      pump();
    },
    cancel(key: string): void {
      const job = jobs.get(key);
      const address = job ? job.address : `/api/uploads/${key}`;
      rows.set(rows.get().filter((row) => row.key !== key));
      jobs.delete(key);
      void job?.tus?.abort();
      pump();
      if (address !== null) discard(address);
    },
    keepBoth(key: string): void {
      const job = jobs.get(key);
      if (job) job.conflict = 'keep-both';
      resume(key);
    },
    pauseAll: () => rows.get().forEach(({ key }) => void pause(key)),
    resumeAll: () => rows.get().forEach(({ key }) => void resume(key)),
  };
}

/** Try again when the problem says that it can help, and whenever the network is to blame. */
function decideRetry(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === 0) return navigator.onLine;
  try {
    const body: unknown = JSON.parse(error.originalResponse?.getBody() ?? '');
    return typeof body === 'object' && body !== null && 'again' in body && body.again === true;
  } catch {
    // Not our problem+json: something between us and the server spoke.
    return status >= 500 || status === 423;
  }
}

function readProblem(error: Error | DetailedError): UploadRow['problem'] {
  if (!('originalResponse' in error)) return null;
  try {
    const { code, title } = JSON.parse(error.originalResponse?.getBody() ?? '');
    return typeof code === 'string' && typeof title === 'string' ? { code, title } : null;
  } catch {
    return null;
  }
}

/** The id at the end of an upload's address. */
function idOf(address: string | null): string {
  return address?.split('/').at(-1) ?? '';
}
