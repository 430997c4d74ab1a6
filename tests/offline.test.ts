import { beforeEach, describe, expect, test } from 'vitest';
import { answerPage } from '#offline/answer-page.ts';
import { fingerprint } from '#offline/course-list.ts';
import { keepCourse, nameHindrance } from '#offline/keep-course.ts';
import { findKept, listKept, removeKept } from '#offline/shelf.ts';
import { fakeCaches } from './support/fake-caches.ts';

// Keeping a course is whole or not at all, and a page without a network is an honest one.

const address = '/offline/sums.en.json';
const now = () => new Date('2026-11-28T10:00:00Z');
const files = {
  '/lessons/sums': 'The course',
  '/lessons/sums/one': 'Lesson one',
  '/offline': 'Not kept',
  '/hi-Latn/offline': 'Rakha nahin',
  '/_astro/figure.ab12.js': 'export {}',
};
type Files = Record<string, string>;

let caches = fakeCaches();
beforeEach(() => {
  caches = fakeCaches();
});

/** A server with these files and the list of them; it answers some of them as something else. */
function serving(build: Files, { lies = {} as Files, gone = [] as string[] } = {}) {
  const asked: string[] = [];
  return {
    asked,
    fetch: async (path: string) => {
      asked.push(path);
      if (gone.includes(path)) throw new TypeError('Failed to fetch');
      if (path === address) return Response.json(await listOf(build));
      const text = lies[path] ?? build[path];
      return new Response(text ?? null, { status: text === undefined ? 404 : 200 });
    },
  };
}

async function listOf(build: Files) {
  const hashes: Files = {};
  for (const [path, text] of Object.entries(build)) {
    hashes[path] = await fingerprint(new TextEncoder().encode(text));
  }
  const version = await fingerprint(new TextEncoder().encode(JSON.stringify(hashes)));
  const added = { script: '/_astro/kept-page.1.js', style: '/_astro/kept-page.1.css' };
  return { version, title: 'Sums', path: '/lessons/sums', language: 'en', ...added, files: hashes };
}

const keep = (server: ReturnType<typeof serving>, from = caches) =>
  keepCourse(address, { caches: from, fetch: server.fetch, now });

const visit = (
  path: string,
  fetch: () => Promise<Response> = () => Promise.reject(new TypeError('Failed to fetch')),
) => answerPage(new Request(`http://here${path}`), { caches, fetch, patience: 5 });

/** What the copy says of each page. */
async function readCopy(): Promise<Files> {
  const said: Files = {};
  for (const path of Object.keys(files)) said[path] = await (await visit(path)).text();
  return said;
}

describe('keeping', () => {
  test('stores each file of the list, and tells how far it is', async () => {
    const told: number[] = [];
    const { fetch } = serving(files);
    const fresh = await keepCourse(address, { caches, fetch, now }, (done) => told.push(done));
    expect(fresh).toBe(true);
    expect(told).toEqual([1, 2, 3, 4, 5]);
    expect((await findKept(caches, address))?.keptAt).toBe('2026-11-28T10:00:00.000Z');
    expect((await readCopy())['/lessons/sums/one']).toMatch(/^Lesson one/);
  });

  test('asks for nothing but the list when nothing has changed', async () => {
    await keep(serving(files));
    const again = serving(files);
    expect(await keep(again)).toBe(false);
    expect(again.asked).toEqual([address]);
  });

  test('asks only for what has changed, and forgets the build before', async () => {
    await keep(serving(files));
    const newer = serving({ ...files, '/lessons/sums/one': 'Lesson one, better' });
    expect(await keep(newer)).toBe(true);
    expect(newer.asked).toEqual([address, '/lessons/sums/one']);
    expect((await readCopy())['/lessons/sums/one']).toMatch(/^Lesson one, better/);
    expect(await caches.keys()).toHaveLength(2);
  });

  test.each([
    ['the network breaks off', { gone: ['/lessons/sums/one'] }, 'network'],
    ['there is no network', { gone: [address] }, 'network'],
    ['a file is of another build', { lies: { '/lessons/sums/one': 'Newer still' } }, 'changed'],
  ] as const)('leaves the old copy whole when %s', async (_what, trouble, why) => {
    await keep(serving(files));
    const before = await readCopy();
    const newer = { ...files, '/lessons/sums': 'New', '/lessons/sums/one': 'New' };
    const failed = await keep(serving(newer, trouble as Parameters<typeof serving>[1])).catch(
      (error: unknown) => nameHindrance(error),
    );
    expect(failed).toBe(why);
    expect(await readCopy()).toEqual(before);
    expect(await caches.keys()).toHaveLength(2);
  });

  test.each([1, 3, 5])('leaves nothing when only %i entries fit', async (room) => {
    const small = fakeCaches({ room });
    const failed = await keep(serving(files), small).catch((error: unknown) =>
      nameHindrance(error),
    );
    expect(failed).toBe('full');
    expect(await listKept(small)).toEqual([]);
    expect((await small.keys()).filter((name) => name.includes(address))).toEqual([]);
  });

  test('counts what was cut before as not kept, and makes it whole', async () => {
    const { version } = await listOf(files);
    const cut = await caches.open(`kept ${address} ${version}`);
    await cut.put('/lessons/sums/one', new Response('Half a les'));
    expect(await listKept(caches)).toEqual([]);
    await keep(serving(files));
    expect((await readCopy())['/lessons/sums/one']).toMatch(/^Lesson one/);
  });

  test('lets go of everything', async () => {
    await keep(serving(files));
    await removeKept(caches, address);
    expect(await caches.keys()).toEqual([]);
  });
});

test('a browser that forbids it is told apart', () => {
  expect(nameHindrance(new DOMException('', 'SecurityError'))).toBe('denied');
  expect(nameHindrance('anything')).toBe('network');
});

describe('a page', () => {
  const lesson = '/lessons/sums/one';
  const from = (page: string) => /data-from="(\w+)"/.exec(page)?.[1];
  beforeEach(() => keep(serving(files)));

  test('of the network is the one that is shown, with the mark', async () => {
    const page = await visit(lesson, async () => new Response('Lesson one, better'));
    const text = await page.text();
    expect(text).toMatch(/^Lesson one, better</);
    expect(from(text)).toBe('network');
    expect(text).toContain('src="/_astro/kept-page.1.js"');
  });

  test.each([
    ['there is no network', undefined],
    ['the network is slow', () => new Promise<Response>(() => {})],
    ['the server is broken', async () => new Response('Broken', { status: 502 })],
  ])('that is kept is shown when %s', async (_what, network) => {
    const text = await (await visit(lesson, network)).text();
    expect(text).toMatch(/^Lesson one</);
    expect(from(text)).toBe('copy');
  });

  test('keeps the headers that it was kept with', async () => {
    const headers = { 'content-security-policy': "frame-ancestors 'none'", 'content-length': '3' };
    const page = await visit(lesson, async () => new Response('New', { headers }));
    expect(page.headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
    expect(page.headers.has('content-length')).toBe(false);
  });

  test('that is gone is gone, and a redirect is followed by the browser', async () => {
    const gone = await visit(lesson, async () => new Response('Nothing', { status: 404 }));
    expect([gone.status, await gone.text()]).toEqual([404, 'Nothing']);
    const moved = Response.redirect('http://here/elsewhere', 308);
    expect(await visit(lesson, async () => moved)).toBe(moved);
  });

  test('that is not kept is as the network has it, without a mark', async () => {
    expect(await (await visit('/blog/a', async () => new Response('A post'))).text()).toBe(
      'A post',
    );
  });

  test.each([
    ['/blog/a', 'Not kept'],
    ['/hi-Latn/lessons/sums', 'Rakha nahin'],
    ['/hi-Latn', 'Rakha nahin'],
  ])('%s that is not kept says so in its language', async (path, words) => {
    const page = await visit(path);
    expect([page.status, await page.text()]).toEqual([503, words]);
  });

  test('without anything kept fails as it would without us', async () => {
    await removeKept(caches, address);
    await expect(visit(lesson)).rejects.toThrow('Failed to fetch');
  });
});
