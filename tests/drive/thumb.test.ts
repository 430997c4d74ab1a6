import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { eraseAccount } from '#domain/departure/erase-account.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { getFile } from '#domain/files/get-file.ts';
import { listRecent } from '#domain/files/list-recent.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { getThumb } from '#domain/files/thumb/get-thumb.ts';
import { putThumb } from '#domain/files/thumb/put-thumb.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { listNamedKeys } from '#domain/integrity/queries.ts';
import { day } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';
import { picture } from '../support/picture.ts';

describe.each(engines)('small pictures, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  let fileId: string;
  beforeAll(async () => {
    ground = await freshGround({ engine });
  }, 60_000);
  beforeEach(async () => {
    ({ accountId, rootId } = await ground.account());
    fileId = await file('a.txt');
  });
  afterAll(() => ground.close(), 60_000);

  const file = (name: string, text = name) =>
    ground.upload(accountId, { folderId: rootId, name, bytes: Buffer.from(text) });
  const put = (bytes: Uint8Array = picture(512, 1), id = fileId) =>
    putThumb(ground, accountId, { fileId: id, bytes });
  const get = (id = fileId) => getThumb(ground, accountId, id);
  const copy = async () => {
    const wanted = { folderId: rootId, name: 'copy.txt', conflict: 'refuse' as const };
    return (await copyFile(ground, accountId, { fileId, ...wanted })).id;
  };
  const isStored = async (key: string) => (await ground.storage.size(key)) !== null;
  const purge = async (id: string) => {
    await trashFile(ground, accountId, { fileId: id, version: 1 });
    ground.pass(31 * day);
    await purgeTrash(ground);
    await ground.queue.drain();
  };

  test('a file has the picture that was put, in each answer, and a copy has it too', async () => {
    const before = await getDrive(ground, accountId, ground.cold.waits);
    await expect(get()).rejects.toMatchObject({ code: 'thumb-not-found' });
    expect((await getFile(ground, accountId, fileId)).hasThumb).toBe(false);
    await put();
    const thumb = await get();
    expect(thumb).toMatchObject({ name: 'a.txt.webp', type: 'image/webp' });
    const stored = await Array.fromAsync((await ground.storage.read(thumb.key)) ?? []);
    expect(Buffer.concat(stored)).toEqual(picture(512, 1));
    const copied = await copy();
    expect((await get(copied)).key).toBe(thumb.key);
    await file('other.txt');
    const { items } = await listItems(ground, accountId, rootId, {
      sort: 'name',
      dir: 'asc',
      limit: 10,
    });
    const having = items.map((item) => [item.name, item.kind === 'file' && item.hasThumb]);
    expect(having).toEqual([
      ['a.txt', true],
      ['copy.txt', true],
      ['other.txt', false],
    ]);
    const recent = await listRecent(ground, accountId, { limit: 10 });
    expect(recent.items.filter(({ hasThumb }) => hasThumb)).toHaveLength(2);
    expect(version(await getFile(ground, accountId, fileId))).toBe(1);
    const after = await getDrive(ground, accountId, ground.cold.waits);
    expect(after.usedBytes).toBe(before.usedBytes + 'other.txt'.length);
    expect(after.revision).toBeGreaterThan(before.revision);
  });

  const version = (answer: { version: number }) => answer.version;

  test.each([
    ['that is none', Buffer.from('<svg onload="alert(1)">')],
    ['that is too wide', picture(513, 1)],
    ['that is too high', picture(1, 513)],
  ])('a picture %s is refused, and nothing of it is kept', async (_name, bytes) => {
    await expect(put(bytes)).rejects.toMatchObject({ code: 'thumb-invalid' });
    await expect(get()).rejects.toMatchObject({ code: 'thumb-not-found' });
  });

  test('another picture takes its place, and the old one goes', async () => {
    await put();
    const { key } = await get();
    await put(picture(2, 2));
    await ground.queue.drain();
    expect([await isStored(key), await isStored((await get()).key)]).toEqual([false, true]);
  });

  test('it goes with the last file of its bytes', async () => {
    const copied = await copy();
    await put();
    const { key } = await get();
    await purge(fileId);
    expect(await isStored(key)).toBe(true);
    await purge(copied);
    expect(await isStored(key)).toBe(false);
    const { db, tables } = ground.database;
    expect(await db.$count(tables.thumbs, eq(tables.thumbs.accountId, accountId))).toBe(0);
  });

  test('it is neither given nor put while its file lies in the trash or its folder is closed', async () => {
    await put();
    const { tables } = ground.database;
    const close = (state: 'active' | 'archived') =>
      ground.database.transaction(async (tx) => {
        await tx.db.update(tables.folders).set({ state }).where(eq(tables.folders.id, rootId));
      });
    await close('archived');
    for (const act of [get, put]) {
      await expect(act()).rejects.toMatchObject({ code: 'folder-archived' });
    }
    await close('active');
    await trashFile(ground, accountId, { fileId, version: 1 });
    for (const act of [get, put]) await expect(act()).rejects.toMatchObject({ code: 'in-trash' });
  });

  test('it is not another’s to see or to put', async () => {
    await put();
    const other = (await ground.account()).accountId;
    await expect(getThumb(ground, other, fileId)).rejects.toMatchObject({ code: 'file-not-found' });
    const theirs = putThumb(ground, other, { fileId, bytes: picture(1, 1) });
    await expect(theirs).rejects.toMatchObject({ code: 'file-not-found' });
  });

  test('an erased account leaves none behind, and reconciling takes none for an orphan', async () => {
    await put();
    const { key } = await get();
    expect(await listNamedKeys(ground.database, [key, 'nobody'], [])).toEqual(new Set([key]));
    const { accounts } = ground.database.tables;
    await ground.database.transaction(async ({ db }) => {
      await db.update(accounts).set({ status: 'leaving' }).where(eq(accounts.id, accountId));
    });
    await eraseAccount(ground, accountId);
    await ground.queue.drain();
    expect(await isStored(key)).toBe(false);
    expect(await ground.database.db.$count(accounts, eq(accounts.id, accountId))).toBe(0);
  });
});
