import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestArchive } from '#domain/archive/request-archive.ts';
import type { Selection } from '#domain/files/batch/contract.ts';
import { changeFile } from '#domain/files/change-item.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { getZip, makeZip, sweepZips } from '#domain/files/zip/make-zip.ts';
import { zipFolder } from '#domain/files/zip/zip-folder.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { day } from '#lib/units.ts';
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
  const paths = async (id: string) => listPaths(await read(id));

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

  const make = async (selection: Selection) => {
    const told = await makeZip(ground, accountId, { selection });
    const { open, bytes, tag } = await getZip(ground, accountId, told.id);
    const body = Buffer.concat(await Array.fromAsync(open({ start: 0, end: bytes - 1 })));
    expect([told.bytes, bytes]).toEqual([body.byteLength, body.byteLength]);
    return { ...told, tag, open, body, paths: listPaths(body).sort() };
  };

  test('of chosen things it holds these, folders with all that lies in them', async () => {
    const a = await folder('a');
    const b = await folder('b', a);
    const [x, y] = [await file('x', a, 'the text of x'), await file('y', b)];
    await folder('c', b);
    await file('not chosen', a);
    const zip = await make({ ids: [b, x] });
    expect(zip).toMatchObject({ name: 'files.zip', files: 2 });
    expect(zip.paths).toEqual(['x', 'b/', 'b/y', 'b/c/'].sort());
    expect(zip.body.includes('the text of x')).toBe(true);
    expect((await make({ ids: [b] })).name).toBe('b.zip');
    expect((await make({ ids: [y] })).paths).toEqual(['y']);
    // Chosen twice, once by the folder that it lies in: the file is in both places.
    expect((await make({ ids: [b, y, y] })).paths).toEqual(['b/', 'b/c/', 'b/y', 'y']);
  });

  test('chosen things of one name from two folders have two names', async () => {
    const [a, b] = [await folder('a'), await folder('b')];
    const ids = [await file('x', a), await file('x', b)];
    expect((await make({ ids })).paths).toEqual(['x', 'x (2)']);
  });

  test('all of a folder but some, and what came later is no part of it', async () => {
    const a = await folder('a');
    const [x] = [await file('x', a), await file('y', a), await folder('z', a)];
    const selection = { folderId: a, all: true as const, except: [x] };
    const zip = await make(selection);
    expect([zip.name, zip.paths]).toEqual(['a.zip', ['y', 'z/']]);
    ground.pass(1);
    await file('later', a);
    const again = await getZip(ground, accountId, zip.id);
    expect([again.tag, again.bytes]).toEqual([zip.tag, zip.bytes]);
    const filter = { q: 'x' };
    expect((await make({ folderId: a, all: true, except: [], filter })).paths).toEqual(['x']);
  });

  test('any part of it is the same bytes, in whatever request', async () => {
    const a = await folder('a');
    await file('x', a, 'x'.repeat(500));
    await file('y', a, 'y'.repeat(500));
    const { id, body } = await make({ ids: [a] });
    for (const [start, end] of [
      [0, 0],
      [7, 600],
      [601, body.byteLength - 1],
    ] as const) {
      const { open } = await getZip(ground, accountId, id);
      const part = Buffer.concat(await Array.fromAsync(open({ start, end })));
      expect(part.equals(body.subarray(start, end + 1))).toBe(true);
    }
  });

  test('of what is gone, thrown away or closed there is no zip, and none of another', async () => {
    const a = await folder('a');
    const b = await folder('b', a);
    const [x, y] = [await file('x', a), await file('y', b)];
    const kept = await make({ ids: [x, b] });
    await trashFile(ground, accountId, { fileId: x, version: 1 });
    const noFile = { code: 'file-not-found' };
    await expect(make({ ids: [x, y] })).rejects.toMatchObject(noFile);
    await expect(getZip(ground, accountId, kept.id)).rejects.toMatchObject(noFile);
    await requestArchive(ground, accountId, { folderId: b, class: 'GLACIER' });
    await ground.queue.drain();
    const closed = { code: 'folder-archived' };
    for (const ids of [[y], [b], [a]]) {
      await expect(make({ ids })).rejects.toMatchObject(closed);
    }
    for (const folderId of [a, b]) {
      await expect(make({ folderId, all: true, except: [] })).rejects.toMatchObject(closed);
    }
    const other = await ground.account();
    await expect(
      makeZip(ground, other.accountId, { selection: { ids: [y] } }),
    ).rejects.toMatchObject(noFile);
    await expect(
      makeZip(ground, other.accountId, { selection: { folderId: a, all: true, except: [] } }),
    ).rejects.toMatchObject({ code: 'folder-not-found' });
  });

  test('one that was asked for is kept for a day, and at most fifty of one account', async () => {
    const x = await file('x', rootId);
    const gone = { code: 'zip-not-found' };
    const first = await make({ ids: [x] });
    for (let i = 0; i < 50; i++) {
      ground.pass(1);
      await makeZip(ground, accountId, { selection: { ids: [x] } });
    }
    await expect(getZip(ground, accountId, first.id)).rejects.toMatchObject(gone);
    const last = await make({ ids: [x] });
    ground.pass(day);
    await expect(getZip(ground, accountId, last.id)).rejects.toMatchObject(gone);
    await sweepZips(ground);
    const { db, tables } = ground.database;
    expect(await db.$count(tables.zips, eq(tables.zips.accountId, accountId))).toBe(0);
  });
});

/** The paths of a zip, read from its central headers. */
function listPaths(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = bytes.indexOf('PK\u0001\u0002'); at >= 0; ) {
    const length = bytes.readUInt16LE(at + 28);
    found.push(bytes.toString('utf8', at + 46, at + 46 + length));
    at = bytes.indexOf('PK\u0001\u0002', at + 46 + length);
  }
  return found;
}
