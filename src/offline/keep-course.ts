import { type CourseList, fingerprint } from './course-list.ts';
import type { Hindrance } from './messages.ts';
import { filesOf, findKept, putKept, sweep } from './shelf.ts';

/** What keeping works with; a test hands over its own. */
export interface Surroundings {
  readonly caches: CacheStorage;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly now: () => Date;
}

/** As many as a browser asks of one host at a time over HTTP/1.1. */
const atOnce = 6;

/**
 * Keep a course, or bring the kept one to the build of today; whole or not at all, so that an older
 * copy stays until the new one is complete. Answers whether anything was new.
 */
export async function keepCourse(
  address: string,
  around: Surroundings,
  onProgress: (done: number, all: number) => void = () => {},
): Promise<boolean> {
  const { caches, now } = around;
  const list: CourseList = await (await load(address, around)).json();
  const before = await findKept(caches, address);
  if (before?.version === list.version) return false;
  const name = filesOf(address, list.version);
  try {
    await storeFiles(name, list, {
      around,
      onProgress,
      old: before && filesOf(address, before.version),
    });
    await putKept(caches, address, { ...list, keptAt: now().toISOString() });
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await sweep(caches, address, list.version);
  return true;
}

/** Say in one word why keeping failed. */
export function nameHindrance(error: unknown): Hindrance {
  if (!(error instanceof Error)) return 'network';
  if (error.name === 'QuotaExceededError') return 'full';
  if (error.name === 'SecurityError') return 'denied';
  return error.cause === 'changed' ? 'changed' : 'network';
}

async function storeFiles(
  name: string,
  { files }: CourseList,
  {
    around,
    onProgress,
    old,
  }: {
    around: Surroundings;
    onProgress: (done: number, all: number) => void;
    old: string | null;
  },
): Promise<void> {
  const { caches } = around;
  const cache = await caches.open(name);
  const waiting = Object.entries(files);
  const all = waiting.length;
  let done = 0;
  async function work(): Promise<void> {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [path, hash] = next;
      const same = old ? await caches.match(path, { cacheName: old }) : undefined;
      const stays = same && (await hashOf(same)) === hash;
      await cache.put(path, stays ? same : await loadExactly(path, hash, around));
      done += 1;
      onProgress(done, all);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work));
}

/** A file of another build than the list would make a page without its scripts. */
async function loadExactly(path: string, hash: string, around: Surroundings): Promise<Response> {
  const response = await load(path, around);
  if ((await hashOf(response)) === hash) return response;
  throw new Error(`${path} is of another build.`, { cause: 'changed' });
}

async function load(path: string, { fetch }: Surroundings): Promise<Response> {
  // Public files: no cookie goes along, and what the browser still has must be as new as the list.
  const response = await fetch(path, { cache: 'no-cache', credentials: 'omit' });
  if (!response.ok || response.redirected) throw new Error(`${path} answered ${response.status}.`);
  return response;
}

async function hashOf(response: Response): Promise<string> {
  return fingerprint(await response.clone().arrayBuffer());
}
