import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { changeFile } from '#domain/files/change-item.ts';
import type { SearchRequest } from '#domain/files/search/contract.ts';
import { search } from '#domain/files/search/search.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('searching names, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  beforeAll(async () => {
    ground = await freshGround({ engine });
  }, 60_000);
  beforeEach(async () => {
    ({ accountId, rootId } = await ground.account());
  });
  afterAll(() => ground.close(), 60_000);

  const folder = async (name: string, parentId = rootId) =>
    (await createFolder(ground, accountId, { parentId, name, conflict: 'refuse' })).id;
  const file = (name: string, folderId = rootId, text = name) =>
    ground.upload(accountId, { folderId, name, bytes: Buffer.from(text) });
  const ask = (q: string, more: Partial<SearchRequest> = {}) =>
    search(ground, accountId, { q, limit: 100, ...more });
  const find = async (q: string, more: Partial<SearchRequest> = {}) =>
    (await ask(q, more)).items.map(({ name }) => name);

  test('letters are found inside names, in any case and form, folders first', async () => {
    const trips = await folder('Zugreise');
    await file('Bergzug 10.txt', trips);
    await file('bergZUG 9.txt', trips);
    await file('E\u0301cole.txt');
    expect(await find('ZUG')).toEqual(['Zugreise', 'bergZUG 9.txt', 'Bergzug 10.txt']);
    expect(await find('école')).toEqual(['École.txt']);
    expect(await find('nothing')).toEqual([]);
    const { items } = await ask('bergzug 9');
    expect(items).toMatchObject([{ folder: { id: trips, name: 'Zugreise', path: '/Zugreise' } }]);
  });

  test('fewer than three letters are the beginning of a name', async () => {
    for (const name of ['ab', 'abc', 'cab', 'a1', 'a12', '1a', '12', '2', 'ज']) await file(name);
    expect(await find('A')).toEqual(['a1', 'a12', 'ab', 'abc']);
    expect(await find('a1')).toEqual(['a1', 'a12']);
    expect(await find('1')).toEqual(['1a', '12']);
    expect(await find('ज')).toEqual(['ज']);
  });

  test('what means something to the engines is only text here', async () => {
    for (const name of ['100%.txt', '100x.txt', "a'b_c.txt", 'axbxc.txt', 'x AND y', '!!!']) {
      await file(name);
    }
    expect(await find('100%')).toEqual(['100%.txt']);
    expect(await find('b_c')).toEqual(["a'b_c.txt"]);
    expect(await find("a'b")).toEqual(["a'b_c.txt"]);
    expect(await find('x AND y')).toEqual(['x AND y']);
    expect(await find('!!!')).toEqual(['!!!']);
    expect(await find('*"x')).toEqual([]);
  });

  test('a renamed thing is found by its new name alone, and a thrown one not at all', async () => {
    const id = await file('before.txt');
    const wish = { fileId: id, name: 'afterwards.txt', conflict: 'refuse', version: null } as const;
    await changeFile(ground, accountId, wish);
    expect([await find('before'), await find('afterwards')]).toEqual([[], ['afterwards.txt']]);
    const box = await folder('box');
    await file('inside.txt', box);
    const trash = { action: 'trash', conflict: 'refuse', emptyFirst: true } as const;
    await startBatch(ground, accountId, { ...trash, selection: { ids: [id, box] } });
    expect([await find('afterwards'), await find('inside'), await find('box')]).toEqual([
      [],
      [],
      [],
    ]);
  });

  test("another's names are not found", async () => {
    await file('secret.txt');
    const other = await ground.account();
    const { items } = await search(ground, other.accountId, { q: 'secret', limit: 10 });
    expect(items).toEqual([]);
    await expect(
      search(ground, other.accountId, { q: 'secret', limit: 10, in: rootId }),
    ).rejects.toMatchObject({ code: 'folder-not-found' });
  });

  test('a search keeps to a folder, a kind and a time', async () => {
    const a = await folder('note folder');
    const b = await folder('b', a);
    await file('note a.txt', a);
    await file('note b.bin', b, '\u0000');
    await file('note root.txt');
    expect(await find('note', { in: a })).toEqual(['note a.txt', 'note b.bin']);
    expect(await find('note', { kind: 'folder' })).toEqual(['note folder']);
    expect(await find('note', { kind: 'text', in: a })).toEqual(['note a.txt']);
    const now = ground.now().toISOString();
    expect(await find('note', { after: now })).toEqual([]);
    expect(await find('note', { before: now, in: b })).toEqual(['note b.bin']);
  });

  test('pages give each name once, forwards and back, and only to their own search', async () => {
    const wanted = Array.from({ length: 5 }, (_, i) => `page ${i}`);
    await folder('page x');
    for (const name of wanted) await file(name);
    const pages: string[][] = [];
    let page = await ask('page', { limit: 2 });
    const first = page;
    for (;;) {
      pages.push(page.items.map(({ name }) => name));
      if (!page.next) break;
      page = await ask('page', { limit: 2, cursor: page.next });
    }
    expect(pages.flat()).toEqual(['page x', ...wanted]);
    const back = await ask('page', { limit: 2, cursor: page.prev ?? '' });
    expect(back.items.map(({ name }) => name)).toEqual(pages.at(-2));
    await expect(ask('pages', { cursor: first.next ?? '' })).rejects.toMatchObject({
      code: 'cursor-invalid',
    });
  });

  test('more names than the index of letters gives at once are walked over by name', async () => {
    const letters = 'wide';
    const some = ['wide a', 'wide b', 'wide c'];
    for (const name of some) await file(name);
    const { database } = ground;
    const wide = { ...ground, database: { ...database, findByLetters: async () => null } };
    const request = { q: letters, limit: 100 };
    const walked = await search(wide, accountId, request);
    expect(walked.items.map(({ name }) => name)).toEqual(some);
    if (engine === 'sqlite') {
      expect(await database.findByLetters(letters, 3)).toHaveLength(3);
      expect(await database.findByLetters(letters, 2)).toBeNull();
    }
  });
});
