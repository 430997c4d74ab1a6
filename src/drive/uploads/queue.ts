import { type DetailedError, Upload } from 'tus-js-client';
import { chunkBytes } from '#domain/uploads/rules.ts';
import type { DriveApi } from '#drive/drive-api.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { MiB } from '#lib/units.ts';
import type { FileHandles } from './file-handles.ts';
import type { UploadMetadata } from './metadata.ts';
import { isSameFile, printOf } from './print.ts';
import type { UploadList } from './upload-list.ts';
import { addSample, meanSpeed, type Phase, type Sample, type UploadRow } from './upload-row.ts';

/*
 * A file goes through the queue like this: `waiting` until one of three places is free; a small one
 * is sent by one POST, a larger one is created by our own POST, or found again on the server, and
 * then `sending` by tus, in chunks; `checking` while the server verifies it; `stored`. tus-js-client
 * only sends: it never creates, since it would begin again at zero whenever the server refuses a HEAD.
 */

/** More at once would only share the same line. */
const atOnce = 3;

/** Up to here one POST with a body is quicker than asking first; nothing of it is worth resuming. */
const smallBytes = 4 * MiB;

/** A box between us and the server may refuse large bodies; below this nothing refuses. */
const smallestChunk = 5 * MiB;

/** How long to wait before each new try; a chunk that arrives starts them over. */
const retryDelays = [0, 1000, 2000, 5000, 10_000, 20_000, 60_000];

/** How often to ask whether a file that was sent whole is stored. */
const checkMs = 700;

/** What the queue works with. */
export interface QueueTools {
  readonly api: DriveApi;
  readonly list: UploadList;
  /** The files themselves, as far as this browser can keep them over a reload. */
  readonly handles: FileHandles;
  /** The headers that every change carries, such as the CSRF token. */
  readonly headers: () => Promise<Record<string, string>>;
  /** Renew the sign-in. False: it is over. */
  readonly refresh: () => Promise<boolean>;
  readonly onStored: (row: UploadRow, file: File, fileId: string) => void;
  readonly onFailed: (row: UploadRow) => void;
  /** The sentence for what did not work; null when the server said nothing. */
  readonly sayProblem: (error: unknown) => string;
}

/** A file that shall be sent, and where it goes. */
export interface Sending {
  readonly file: File;
  readonly folderId: string;
  /** What becomes of a name that is taken; nothing is overwritten unless a version is named. */
  readonly choice?: Choice;
  /** The name to give it, when it is not its own. */
  readonly name?: string;
  readonly planId?: string;
  /** The file as Chromium lets us keep it, to go on after a reload without asking. */
  readonly handle?: FileSystemFileHandle;
  /** The upload that it goes on with. */
  readonly uploadId?: string;
}

/** What becomes of a name that is taken. */
export type Choice =
  | { readonly conflict: 'refuse' | 'keep-both' }
  | { readonly conflict: 'replace'; readonly replacesId: string; readonly version: number };

/** Files on their way, and what can be done with each. */
export type Queue = ReturnType<typeof uploadQueue>;

interface Job extends Omit<Sending, 'choice'> {
  choice: Choice;
  /** Where tus sends it; null until it was created. */
  address: string | null;
  /** The creation under way or done: pausing and going on meanwhile must not create another. */
  creating: Promise<string> | null;
  /** Counts the starts: an older one that wakes up late has nothing to do any more. */
  starts: number;
  /** How often it was tried again since something arrived. */
  tries: number;
  /** A request left without an answer: what it began may be there. */
  mayBeThere: boolean;
  /** Ends what is being sent. */
  stop: (() => void) | null;
  samples: readonly Sample[];
}

/** Begin a queue. */
export function uploadQueue(tools: QueueTools) {
  const { api, list, handles } = tools;
  const jobs = new Map<string, Job>();
  /** In the order in which they came; a queue of ten thousand is not searched for each file. */
  const waiting = new Set<string>();
  let busy = 0;
  let lastKey = 0;
  let chunk = chunkBytes;
  let isSignedOut = false;
  /** What the server has of us, asked for once; what we begin ourselves is known here anyway. */
  let begun: ReturnType<DriveApi['uploads']> | null = null;
  const finished = new Set<string>();

  const isIn = (key: string, ...phases: Phase[]) =>
    phases.includes(list.get(key)?.phase ?? 'stored');

  /** Change the phase of a row, and with it who waits and how many places are taken. */
  function enter(key: string, phase: Phase, more: Partial<UploadRow> = {}): void {
    const before = list.get(key)?.phase;
    if (before === 'sending') busy -= 1;
    if (phase === 'sending') busy += 1;
    if (phase === 'waiting') waiting.add(key);
    else waiting.delete(key);
    list.change(key, { speed: null, ...more, phase });
  }

  function pump(): void {
    if (isSignedOut || !navigator.onLine) return;
    for (const key of waiting) {
      if (busy >= atOnce) return;
      enter(key, 'sending', { problem: null });
      void send(key).catch((error: unknown) => handleError(key, error));
    }
  }

  async function send(key: string): Promise<void> {
    const [row, job] = [list.get(key), jobs.get(key)];
    if (!row || !job) return;
    job.starts += 1;
    const { starts } = job;
    const isCurrent = () => jobs.get(key) === job && isIn(key, 'sending') && job.starts === starts;
    try {
      if (isWhole(row, job)) {
        job.address = await createWhole(job);
        if (isCurrent()) await check(key);
        return;
      }
      job.creating ??= findOrCreate(row, job);
      job.address = await job.creating;
    } catch (error) {
      job.creating = null;
      const delay = retryDelays[job.tries];
      // Paused or let go of meanwhile: whoever did that knows.
      if (!isCurrent()) return;
      if (!navigator.onLine || !canHelp(error) || delay === undefined) throw error;
      job.tries += 1;
      await new Promise((resolve) => setTimeout(resolve, delay));
      return isCurrent() ? send(key) : undefined;
    }
    if (!jobs.has(key)) discard(job.address);
    // Paused, or begun again, while it was created.
    if (isCurrent()) sendChunks(key, job, job.address);
  }

  /** Small enough to be sent with its creation, and nothing of it is there yet. */
  function isWhole({ name, bytes, folderId }: UploadRow, job: Job): boolean {
    if (job.address !== null || job.uploadId || job.mayBeThere) return false;
    if (bytes === 0 || bytes > Math.min(smallBytes, chunk)) return false;
    return !list.among('unfinished').some((key) => {
      const row = list.get(key);
      return row?.name === name && row.bytes === bytes && row.folderId === folderId;
    });
  }

  /** Create a small file and send it by one request. */
  async function createWhole(job: Job): Promise<string> {
    const leaving = new AbortController();
    job.stop = () => leaving.abort();
    job.mayBeThere = true;
    const sample = await printOf(job.file);
    const body = { body: job.file, signal: leaving.signal };
    try {
      const address = await api.createUpload(job.file.size, toMetadata(job, sample), body);
      job.mayBeThere = false;
      return address;
    } catch (error) {
      // A refusal is an answer: nothing was begun.
      if (isApiProblem(error) && error.status !== 0) job.mayBeThere = false;
      if (!isMiddleBox(error)) throw error;
      // Some box takes no body of this size: create it alone, and send it in parts.
      chunk = Math.max(smallestChunk, Math.floor(chunk / 2));
      job.creating = api.createUpload(job.file.size, toMetadata(job, sample));
      return job.creating;
    }
  }

  function sendChunks(key: string, job: Job, address: string): void {
    job.samples = [];
    const tus = new Upload(job.file, {
      uploadUrl: address,
      chunkSize: chunk,
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
        list.change(key, { sent, speed: meanSpeed(job.samples) });
      },
      onSuccess: () => void check(key).catch((error: unknown) => handleError(key, error)),
      onError: (error) =>
        void handleTusError(key, error).catch((cause: unknown) => handleError(key, cause)),
    });
    job.stop = () => void tus.abort();
    tus.start();
  }

  /** Go on with an upload that the server has for this very file, else create a new one. */
  async function findOrCreate(row: UploadRow, job: Job): Promise<string> {
    const { file, uploadId, handle } = job;
    if (uploadId) return `/api/uploads/${uploadId}`;
    const sample = await printOf(file);
    const found = await findBegun(job, sample);
    if (found) {
      list.remove([found]);
      return `/api/uploads/${found}`;
    }
    const address = await api.createUpload(row.bytes, toMetadata(job, sample));
    if (handle) void handles.keep(idOf(address), handle);
    return address;
  }

  /** Find what was begun with these very bytes, in an earlier visit or by a request without answer. */
  async function findBegun(job: Job, sample: string): Promise<string | null> {
    if (job.mayBeThere) begun = null;
    begun ??= api.uploads();
    const { items } = await begun.catch((error: unknown) => {
      begun = null;
      throw error;
    });
    const taken = new Set([...jobs.values()].map(({ address }) => idOf(address)));
    const states = job.mayBeThere ? ['receiving', 'verifying', 'published'] : ['receiving'];
    const found = items.find(
      (upload) =>
        states.includes(upload.state) &&
        !taken.has(upload.id) &&
        !finished.has(upload.id) &&
        upload.sample === sample &&
        isSameFile(upload, job),
    );
    job.mayBeThere = false;
    return found?.id ?? null;
  }

  /** All bytes are there: wait until the server has verified and published them. */
  async function check(key: string): Promise<void> {
    const id = idOf(jobs.get(key)?.address ?? null);
    enter(key, 'checking', { sent: list.get(key)?.bytes ?? 0 });
    pump();
    for (;;) {
      const { state, problem, fileId } = await api.upload(id);
      if (state === 'published') return finish(key, id, fileId ?? '');
      if (state !== 'receiving' && state !== 'verifying') {
        void handles.forget(id);
        return stop(key, { code: problem ?? state, title: tools.sayProblem(null) });
      }
      await new Promise((resolve) => setTimeout(resolve, checkMs));
    }
  }

  function finish(key: string, id: string, fileId: string): void {
    const job = jobs.get(key);
    void handles.forget(id);
    finished.add(id);
    jobs.delete(key);
    enter(key, 'stored');
    const row = list.get(key);
    if (row && job) tools.onStored(row, job.file, fileId);
  }

  async function handleTusError(key: string, error: Error | DetailedError): Promise<void> {
    const status = 'originalResponse' in error ? (error.originalResponse?.getStatus() ?? 0) : 0;
    const problem = readProblem(error);
    // tus does not know our sign-in: renew it and go on from where the server is.
    if (status === 401) return (await tools.refresh()) ? send(key) : waitForSignIn(key);
    // Not our own refusal: some box on the way takes no bodies of this size.
    if (status === 413 && problem === null && chunk > smallestChunk) {
      chunk = Math.max(smallestChunk, Math.floor(chunk / 2));
      return send(key);
    }
    // The upload is over there no more: what was sent is lost, so it begins anew when asked to.
    const job = jobs.get(key);
    if (job && (status === 404 || status === 410)) forgetAddress(job);
    if (status === 0 && !navigator.onLine) return enter(key, 'waiting');
    stop(key, problem ?? { code: 'network', title: tools.sayProblem(null) });
  }

  function handleError(key: string, error: unknown): void {
    if (!jobs.has(key)) return;
    const code = isApiProblem(error) ? error.code : 'network';
    const isAway = isApiProblem(error) && error.status === 0 && !navigator.onLine;
    if (code === 'not-signed-in') waitForSignIn(key);
    else if (isAway) enter(key, 'waiting');
    else stop(key, { code, title: tools.sayProblem(error) });
  }

  /** Nothing is lost: once the person is signed in again, in whatever tab, it goes on. */
  function waitForSignIn(key: string): void {
    isSignedOut = true;
    enter(key, 'waiting');
  }

  function stop(key: string, problem: NonNullable<UploadRow['problem']>): void {
    enter(key, 'failed', { problem });
    const row = list.get(key);
    if (row) tools.onFailed(row);
    pump();
  }

  function discard(address: string): void {
    void handles.forget(idOf(address));
    // The person let go of it; the server's sweeper takes what this call cannot reach.
    void api.cancelUpload(address).catch(() => undefined);
  }

  function pause(keys: readonly string[]): void {
    const some = keys.filter((key) => isIn(key, 'waiting', 'sending'));
    // All of them first: a place that becomes free must not start the next that shall rest.
    for (const key of some) enter(key, 'paused');
    for (const key of some) jobs.get(key)?.stop?.();
    pump();
  }

  function resume(keys: readonly string[]): void {
    for (const key of keys) {
      const job = jobs.get(key);
      if (!job || !isIn(key, 'paused', 'failed')) continue;
      job.tries = 0;
      enter(key, 'waiting', { problem: null });
    }
    pump();
  }

  function cancel(keys: readonly string[]): void {
    const some = keys.filter((key) => !isIn(key, 'checking', 'stored'));
    for (const key of some) {
      const job = jobs.get(key);
      if (isIn(key, 'sending')) busy -= 1;
      waiting.delete(key);
      jobs.delete(key);
      job?.stop?.();
      if (!job) discard(`/api/uploads/${key}`);
      else if (job.address !== null) discard(job.address);
      else if (job.mayBeThere) void discardLost(job).catch(() => undefined);
    }
    list.remove(some);
    pump();
  }

  async function discardLost(job: Job): Promise<void> {
    const found = await findBegun(job, await printOf(job.file));
    if (found !== null) discard(`/api/uploads/${found}`);
  }

  function add(sendings: readonly Sending[]): void {
    const rows = sendings.map((sending): UploadRow => {
      lastKey += 1;
      const key = `new-${lastKey}`;
      const { file, folderId, choice = { conflict: 'refuse' }, ...more } = sending;
      jobs.set(key, {
        ...more,
        file,
        folderId,
        choice,
        address: null,
        creating: null,
        starts: 0,
        tries: 0,
        mayBeThere: false,
        stop: null,
        samples: [],
      });
      waiting.add(key);
      return {
        key,
        name: sending.name ?? file.name,
        bytes: file.size,
        folderId,
        phase: 'waiting',
        sent: 0,
        speed: null,
        problem: null,
      };
    });
    list.add(rows);
    pump();
  }

  globalThis.addEventListener('online', pump);
  new BroadcastChannel('auth').addEventListener('message', ({ data }) => {
    if (data !== 'signed-in') return;
    isSignedOut = false;
    pump();
  });
  globalThis.addEventListener('beforeunload', (event) => {
    if (list.among('sending', 'waiting').length > 0) event.preventDefault();
  });

  return {
    add,
    pause: (key: string) => pause([key]),
    resume: (key: string) => resume([key]),
    cancel: (key: string) => cancel([key]),
    keepBoth(key: string): void {
      const job = jobs.get(key);
      if (job) job.choice = { conflict: 'keep-both' };
      resume([key]);
    },
    pauseAll: () => pause(list.among('waiting', 'sending')),
    resumeAll: () => resume(list.among('paused')),
    retryAll: () => resume(list.among('failed')),
    cancelAll: () => cancel(list.among('waiting', 'sending', 'paused', 'failed')),
    /** Go on with an upload of an earlier visit, by the file that the browser kept. */
    goOn(uploadId: string, file: File, folderId: string): void {
      list.remove([uploadId]);
      add([{ file, folderId, uploadId }]);
    },
  };
}

function forgetAddress(job: Job): void {
  job.address = null;
  job.creating = null;
}

function toMetadata({ file, folderId, choice, planId, name }: Job, sample: string): UploadMetadata {
  return {
    filename: name ?? file.name,
    folderId,
    modifiedAt: new Date(file.lastModified).toISOString(),
    sample,
    ...(planId ? { planId } : {}),
    ...toPairs(choice),
  };
}

function toPairs(choice: Choice) {
  if (choice.conflict !== 'replace') return choice;
  return { ...choice, version: String(choice.version) };
}

/** A refusal of a body that is not ours: no problem+json of this server came with it. */
function isMiddleBox(error: unknown): boolean {
  return isApiProblem(error) && error.status === 413 && error.code === 'internal';
}

/** Tell whether the same request may be answered better in a while. */
function canHelp(error: unknown): boolean {
  return isApiProblem(error) && error.again;
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
