import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { changeFile } from '#domain/files/change-item.ts';
import { zipFolder } from '#domain/files/zip/zip-folder.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('a folder as a zip, on %s', (engine) => {
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
  const file = (name: string, folderId: string, text = name) =>
    ground.upload(accountId, { folderId, name, bytes: Buffer.from(text) });
  const zip = (id: string) => zipFolder(ground, accountId, id);
  const read = async (id: string) => {
    const { open, bytes } = await zip(id);
    return Buffer.concat(await Array.fromAsync(open({ start: 0, end: bytes - 1 })));
  };
  /** The paths of a zip, read from its central headers. */
  const paths = async (id: string) => {
    const bytes = await read(id);
    const found: string[] = [];
    for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; ) {
      const length = bytes.readUInt16LE(at + 28);
      found.push(bytes.toString('utf8', at + 46, at + 46 + length));
      at = bytes.indexOf('PK\u0001\u0002', at + 46 + length);
    }
    return found;
  };

  test('it holds all that lies below, each file under its folder', async () => {
    const a = await folder('a');
    await file('x.txt', a, 'the text of x');
    const b = await folder('b', a);
    await file('y.txt', b);
    await folder('empty', a);
    expect(await paths(a)).toEqual(
      ['x.txt', 'b/', 'y.txt', 'empty/'].map((path) => (path === 'y.txt' ? 'b/y.txt' : path)),
    );
    expect((await read(a)).includes('the text of x')).toBe(true);
    const { name, bytes } = await zip(a);
    expect([name, bytes]).toEqual(['a.zip', (await read(a)).byteLength]);
  });

  test('names are such that Windows can unpack them', async () => {
    const a = await folder('a');
    for (const name of ['con.txt', 'a:b', 'a*b', 'A|B', 'fine.txt']) await file(name, a);
    await folder('AUX', a);
    expect((await paths(a)).sort()).toEqual(
      ['_AUX/', '_con.txt', 'a_b', 'a_b (2)', 'A_B (3)', 'fine.txt'].sort(),
    );
  });

  test('its tag is the same until something in it changes', async () => {
    const a = await folder('a');
    const id = await file('x', a);
    const { tag } = await zip(a);
    expect((await zip(a)).tag).toBe(tag);
    await changeFile(ground, accountId, {
      fileId: id,
      name: 'y',
      conflict: 'refuse',
      version: null,
    });
    expect((await zip(a)).tag).not.toBe(tag);
  });

  test('a folder with something archived in it is refused, and so is that of another', async () => {
    const a = await folder('a');
    const b = await folder('b', a);
    await file('x', b);
    await requestArchive(ground, accountId, { folderId: b, class: 'GLACIER' });
    expect(await paths(a)).toEqual(['b/', 'b/x']);
    await ground.queue.drain();
    await expect(zip(a)).rejects.toMatchObject({
      code: 'folder-archived',
      facts: { folder: { id: b } },
    });
    const other = await ground.account();
    await expect(zipFolder(ground, other.accountId, a)).rejects.toMatchObject({
      code: 'folder-not-found',
    });
  });

  test('bytes that are gone from the store break it off', async () => {
    const a = await folder('a');
    await file('x', a, 'to be lost');
    const { open, bytes } = await zip(a);
    const { db, tables } = ground.database;
    for (const { hotKey, accountId: whose } of await db.select().from(tables.blobs)) {
      if (whose === accountId && hotKey) await ground.storage.remove(hotKey);
    }
    await expect(Array.fromAsync(open({ start: 0, end: bytes - 1 }))).rejects.toThrow(
      'not in the store',
    );
  });
});
