import type { KeptCourse } from './course-list.ts';

// What is kept stands in a cache of its own, one entry a course and language, and is written last:
// files that no entry names are the rest of a keeping that was cut, and nobody reads them.
const shelf = 'kept';

/** Name the cache of one course's files. */
export function filesOf(address: string, version: string): string {
  return `${shelf} ${address} ${version}`;
}

/** Find the kept course of a list; null when it is not kept. */
export async function findKept(caches: CacheStorage, address: string): Promise<KeptCourse | null> {
  const entry = await caches.match(address, { cacheName: shelf });
  return entry ? entry.json() : null;
}

/** List what is kept, each with the address of its list. */
export async function listKept(
  caches: CacheStorage,
): Promise<{ address: string; course: KeptCourse }[]> {
  // Opening a cache makes it, and who keeps nothing shall have nothing.
  if (!(await caches.has(shelf))) return [];
  const entries = await (await caches.open(shelf)).keys();
  const addresses = entries.map(({ url }) => new URL(url).pathname);
  const found = await Promise.all(
    addresses.map(async (address) => ({ address, course: await findKept(caches, address) })),
  );
  return found.flatMap(({ address, course }) => (course ? [{ address, course }] : []));
}

/** Say that a course is kept, from now on and whole. */
export async function putKept(
  caches: CacheStorage,
  address: string,
  course: KeptCourse,
): Promise<void> {
  await (await caches.open(shelf)).put(address, Response.json(course));
}

/** Throw away every file of a course except those of one version. */
export async function sweep(
  caches: CacheStorage,
  address: string,
  version: string | null,
): Promise<void> {
  const current = version === null ? null : filesOf(address, version);
  for (const name of await caches.keys()) {
    if (name.startsWith(filesOf(address, '')) && name !== current) await caches.delete(name);
  }
}

/** Forget a course. Without any, nothing of ours is left. */
export async function removeKept(caches: CacheStorage, address: string): Promise<void> {
  await (await caches.open(shelf)).delete(address);
  await sweep(caches, address, null);
  if ((await listKept(caches)).length === 0) await caches.delete(shelf);
}
