import { and, eq, isNull } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { emptyFolder, startBatch } from '#domain/files/batch/start-batch.ts';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { changeFile, changeFolder } from '#domain/files/change-item.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { getFile } from '#domain/files/get-file.ts';
import { listTrash } from '#domain/files/list-trash.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { restoreFromTrash } from '#domain/files/restore-from-trash.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { getAct } from '#domain/folders/journal/list-journal.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { freshId } from '#lib/id.ts';
import { day } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('acts on a tree, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  let dieAt: string | null;
  beforeAll(async () => {
    ground = await freshGround({
      engine,
      fault: async (point) => {
        if (point !== dieAt) return;
        dieAt = null;
        throw new Error(`died at ${point}`);
      },
    });
  }, 60_000);
  beforeEach(async () => {
    dieAt = null;
    ({ accountId, rootId } = await ground.account());
  });
  afterAll(() => ground.close());

  const refuse = { conflict: 'refuse', version: null } as const;
  const folder = async (name: string, parentId = rootId) =>
    (await createFolder(ground, accountId, { parentId, name, conflict: 'refuse' })).id;
  const file = (name: string, folderId = rootId, text = name) =>
    ground.upload(accountId, { folderId, name, bytes: Buffer.from(text) });
  const move = (folderId: string, parentId: string) =>
    changeFolder(ground, accountId, { folderId, parentId, ...refuse });
  const look = (id: string) => getFolder(ground, accountId, id);
  const drive = () => getDrive(ground, accountId, ground.cold.waits);
  const names = async (id: string) => {
    const page = { sort: 'name', dir: 'asc', limit: 500 } as const;
    return (await listItems(ground, accountId, id, page)).items.map(({ name }) => name);
  };
  const trash = async () => (await listTrash(ground, accountId, { limit: 500 })).items;
  const all = (folderId: string) => ({ folderId, all: true as const, except: [] as string[] });
  const batch = (
    action: 'move' | 'copy' | 'trash',
    selection: Parameters<typeof startBatch>[2]['selection'],
    more: { targetId?: string; conflict?: 'refuse' | 'keep-both'; emptyFirst?: boolean } = {},
  ) =>
    startBatch(ground, accountId, {
      action,
      selection,
      conflict: 'refuse',
      emptyFirst: false,
      ...more,
    });

  /** Put many files of one content into a folder, as uploads would have. */
  async function many(folderId: string, count: number): Promise<void> {
    const first = await file('n0', folderId, 'many');
    await ground.database.transaction(async ({ db, tables: { files, blobs, folders, drives } }) => {
      const [row] = await db.select().from(files).where(eq(files.id, first));
      if (!row) throw new Error('The first file is not there.');
      const rows = Array.from({ length: count - 1 }, (_, i) => {
        const name = `n${i + 1}`;
        return { ...row, id: freshId(), name, nameKey: name, nameSort: name };
      });
      for (let at = 0; at < rows.length; at += 500) {
        await db.insert(files).values(rows.slice(at, at + 500));
      }
      await db.update(blobs).set({ refs: count }).where(eq(blobs.id, row.blobId));
      await db
        .update(folders)
        .set({ files: count, bytes: count * row.bytes })
        .where(eq(folders.id, folderId));
      await db.update(drives).set({ usedFiles: count }).where(eq(drives.accountId, accountId));
    });
  }

  test('a folder moves with all that is in it, and its counters with it', async () => {
    const [a, b] = [await folder('a'), await folder('b')];
    const inner = await folder('inner', a);
    const id = await file('x', inner, 'four');
    await move(a, b);
    expect(await look(inner)).toMatchObject({ path: '/b/a/inner', files: 1, bytes: 4 });
    expect((await getFile(ground, accountId, id)).folder.path).toBe('/b/a/inner');
    expect(await look(b)).toMatchObject({ folders: 1 });
    expect(await look(rootId)).toMatchObject({ folders: 1 });
  });

  test('a folder goes neither into itself nor below itself, and two that cross make no circle', async () => {
    const a = await folder('a');
    const b = await folder('b', a);
    const inside = { code: 'folder-inside-itself' };
    await expect(move(a, a)).rejects.toMatchObject(inside);
    await expect(move(a, b)).rejects.toMatchObject(inside);
    await expect(move(rootId, b)).rejects.toMatchObject({ code: 'root-fixed' });
    const [c, d] = [await folder('c'), await folder('d')];
    const crossed = await Promise.allSettled([move(c, d), move(d, c)]);
    expect(crossed.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await look(b)).path).toBe('/a/b');
  });

  test('nothing lies deeper than 64 folders, counted with what is moved', async () => {
    let at = rootId;
    for (let depth = 1; depth <= 63; depth++) at = await folder('d', at);
    const top = await folder('top');
    await folder('below', top);
    await expect(move(top, at)).rejects.toMatchObject({ code: 'folder-too-deep' });
    expect((await look(top)).path).toBe('/top');
    const flat = await folder('flat');
    await move(flat, at);
    expect((await look(flat)).trail).toHaveLength(65);
  });

  test('a taken name refuses a move, or gets a number', async () => {
    const a = await folder('a');
    const taken = await file('x', a);
    const id = await file('X');
    const wish = { fileId: id, folderId: a, version: null };
    await expect(
      changeFile(ground, accountId, { ...wish, conflict: 'refuse' }),
    ).rejects.toMatchObject({ code: 'name-taken', facts: { id: taken, kind: 'file' } });
    const moved = await changeFile(ground, accountId, { ...wish, conflict: 'keep-both' });
    expect(moved).toMatchObject({ name: 'X (2)', folder: { id: a, name: 'a', path: '/a' } });
  });

  test("what is another's is no target, and a stale version moves nothing", async () => {
    const other = await ground.account();
    const a = await folder('a');
    await expect(move(a, other.rootId)).rejects.toMatchObject({ code: 'folder-not-found' });
    const id = await file('x');
    const wish = { fileId: id, folderId: a, conflict: 'refuse' as const };
    await expect(changeFile(ground, accountId, { ...wish, version: 7 })).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    expect(await names(a)).toEqual([]);
  });

  test('a copy costs no bytes and lives on when its original is purged', async () => {
    const id = await file('x.txt', rootId, 'twelve bytes');
    const given = { fileId: id, folderId: rootId, conflict: 'keep-both' as const };
    const copy = await copyFile(ground, accountId, given);
    expect(copy.name).toBe('x (2).txt');
    expect(await drive()).toMatchObject({ usedFiles: 2, usedBytes: 12 });
    const { version } = await getFile(ground, accountId, id);
    await trashFile(ground, accountId, { fileId: id, version });
    ground.pass(31 * day);
    await purgeTrash(ground);
    await ground.queue.drain();
    expect(await drive()).toMatchObject({ usedFiles: 1, usedBytes: 12 });
    expect((await getFile(ground, accountId, copy.id)).sha256).toBe(copy.sha256);
  });

  test('a folder is copied whole, and not beyond the quota', async () => {
    const a = await folder('a');
    await file('x', await folder('b', a), '12345');
    await file('y', a, '12345');
    const { done } = await batch('copy', { ids: [a] }, { targetId: rootId, conflict: 'keep-both' });
    expect(done).toBe(1);
    expect(await names(rootId)).toEqual(['a', 'a (2)']);
    expect(await drive()).toMatchObject({ usedFiles: 4, usedBytes: 5 });
    const { db, tables } = ground.database;
    const [blob] = await db
      .select()
      .from(tables.blobs)
      .where(eq(tables.blobs.accountId, accountId));
    expect(blob?.refs).toBe(4);
    await ground.database.transaction(async ({ db, tables: { drives } }) => {
      await db.update(drives).set({ quotaFiles: 5 }).where(eq(drives.accountId, accountId));
    });
    const again = await batch('copy', { ids: [a] }, { targetId: rootId, conflict: 'keep-both' });
    expect(again.refused).toMatchObject([{ id: a, problem: 'quota-full' }]);
    expect(await names(rootId)).toEqual(['a', 'a (2)']);
    expect(await drive()).toMatchObject({ usedFiles: 4 });
  });

  test('what is emptied lies in the trash, closed, and comes back as it was', async () => {
    const a = await folder('a');
    const b = await folder('b', a);
    const x = await file('x', b, '123');
    await file('y', a, '12345');
    const act = await emptyFolder(ground, accountId, a);
    expect(act).toMatchObject({
      op: 'empty',
      state: 'done',
      done: 2,
      files: 2,
      folders: 1,
      bytes: 8,
    });
    expect(await look(a)).toMatchObject({ files: 0, folders: 0, bytes: 0 });
    expect((await trash()).map(({ name }) => name).sort()).toEqual(['b', 'y']);
    const closed = { code: 'in-trash' };
    await expect(folder('c', b)).rejects.toMatchObject(closed);
    await expect(
      changeFile(ground, accountId, { fileId: x, name: 'z', ...refuse }),
    ).rejects.toMatchObject(closed);
    await undoAct(ground, accountId, act.seq);
    expect(await names(a)).toEqual(['b', 'y']);
    expect(await names(b)).toEqual(['x']);
    expect(await look(a)).toMatchObject({ files: 1, folders: 1, bytes: 5 });
    expect(await trash()).toEqual([]);
  });

  test('a folder with something archived in it is not emptied, and nothing of it moves', async () => {
    const a = await folder('a');
    const b = await folder('b', a);
    await file('x', b);
    await file('y', a);
    await requestArchive(ground, accountId, { folderId: b, class: 'GLACIER' });
    await expect(emptyFolder(ground, accountId, a)).rejects.toMatchObject({ code: 'folder-busy' });
    await ground.queue.drain();
    await expect(emptyFolder(ground, accountId, a)).rejects.toMatchObject({
      code: 'folder-archived',
      facts: { folder: { id: b, name: 'b' } },
    });
    expect(await names(a)).toEqual(['b', 'y']);
    expect(await trash()).toEqual([]);
  });

  test('a folder in the trash is purged with its files; what was thrown away before it stays', async () => {
    const a = await folder('a');
    await file('x', await folder('b', a), 'only here');
    const early = await file('early', a, 'early');
    const { version } = await getFile(ground, accountId, early);
    const { trashId } = await trashFile(ground, accountId, { fileId: early, version });
    await batch('trash', { ids: [a] }, { emptyFirst: true });
    const thrown = (await trash()).find(({ itemId }) => itemId === a);
    expect(thrown).toMatchObject({ kind: 'folder', name: 'a', files: 1, bytes: 9 });
    await emptyTrash(ground, accountId, thrown?.id ?? '');
    await expect(restoreFromTrash(ground, accountId, thrown?.id ?? '')).rejects.toMatchObject({
      code: 'trash-not-found',
    });
    await purgeTrash(ground);
    expect(await drive()).toMatchObject({ usedFiles: 1, usedBytes: 5 });
    await expect(look(a)).rejects.toMatchObject({ code: 'folder-not-found' });
    const back = await restoreFromTrash(ground, accountId, trashId);
    expect(back.folder.id).toBe(rootId);
    expect(await names(rootId)).toEqual(['early']);
  });

  test('a folder comes out of the trash under another name when its own is taken', async () => {
    const a = await folder('a');
    await file('x', a);
    await batch('trash', { ids: [a] }, { emptyFirst: true });
    await folder('A');
    const [thrown] = await trash();
    expect(await restoreFromTrash(ground, accountId, thrown?.id ?? '')).toMatchObject({
      kind: 'folder',
      name: 'a (2)',
      files: 1,
      folder: { id: rootId },
    });
  });

  test('acts are undone one after the other, and an undoing is undone too', async () => {
    const a = await folder('a');
    const id = await file('one.txt');
    const renamed = await changeFile(ground, accountId, { fileId: id, name: 'two.txt', ...refuse });
    const moved = await changeFile(ground, accountId, { fileId: id, folderId: a, ...refuse });
    await undoAct(ground, accountId, Number(moved.seq));
    const back = await undoAct(ground, accountId, Number(renamed.seq));
    expect(await getFile(ground, accountId, id)).toMatchObject({
      name: 'one.txt',
      folder: { id: rootId },
    });
    await undoAct(ground, accountId, back.seq);
    expect(await names(rootId)).toEqual(['a', 'two.txt']);
    await undoAct(ground, accountId, Number(renamed.seq));
    expect(await names(rootId)).toEqual(['a', 'one.txt']);
  });

  test('what has changed since is not undone, and is named', async () => {
    const id = await file('one');
    const { seq } = await changeFile(ground, accountId, { fileId: id, name: 'two', ...refuse });
    await changeFile(ground, accountId, { fileId: id, name: 'three', ...refuse });
    await expect(undoAct(ground, accountId, Number(seq))).rejects.toMatchObject({
      code: 'undo-too-late',
      facts: { changed: [{ kind: 'file', id, name: 'two' }] },
    });
    expect(await names(rootId)).toEqual(['three']);
    const other = await ground.account();
    await expect(undoAct(ground, other.accountId, Number(seq))).rejects.toMatchObject({
      code: 'journal-not-found',
    });
  });

  test('an act is undone whole or not at all', async () => {
    const a = await folder('a');
    const ids = [await file('x'), await file('y')];
    const { seq } = await batch('move', { ids }, { targetId: a });
    const newer = await file('x', rootId, 'newer');
    await expect(undoAct(ground, accountId, seq)).rejects.toMatchObject({
      code: 'undo-too-late',
      facts: { changed: [{ kind: 'file', id: ids[0], name: 'x', problem: 'name-taken' }] },
    });
    expect(await names(a)).toEqual(['x', 'y']);
    // Nothing was noted either: once the name is free, it can be undone.
    await changeFile(ground, accountId, { fileId: newer, name: 'z', ...refuse });
    await undoAct(ground, accountId, seq);
    expect(await names(rootId)).toEqual(['a', 'x', 'y', 'z']);
  });

  test('a request that names itself is done once, and its name fits no other', async () => {
    const id = await file('x');
    const given = { fileId: id, folderId: rootId, conflict: 'keep-both' as const };
    const once = { key: 'first', hash: 'a' };
    const copies = await Promise.all([
      copyFile(ground, accountId, given, once),
      copyFile(ground, accountId, given, once),
    ]);
    expect(copies[1]).toEqual(copies[0]);
    expect(await names(rootId)).toEqual(['x', 'x (2)']);
    await expect(copyFile(ground, accountId, given, { ...once, hash: 'b' })).rejects.toMatchObject({
      code: 'key-reused',
    });
    expect(await names(rootId)).toHaveLength(2);
    const other = await ground.account();
    const theirs = { parentId: other.rootId, name: 'n', conflict: 'refuse' as const };
    expect(await createFolder(ground, other.accountId, theirs, once)).toMatchObject({ name: 'n' });
  });

  test('a batch takes what it can, and names what it left alone', async () => {
    const a = await folder('a');
    await file('x', a);
    const ids = [await file('x'), await file('y'), a, freshId(), rootId];
    const act = await batch('move', { ids }, { targetId: a });
    expect(act).toMatchObject({ state: 'done', done: 1, refusedCount: 4 });
    expect(act.refused.map(({ problem }) => problem)).toEqual([
      'name-taken',
      'folder-inside-itself',
      'file-not-found',
      'root-fixed',
    ]);
    expect(await names(a)).toEqual(['x', 'y']);
    expect(await names(rootId)).toEqual(['a', 'x']);
    const full = await batch('trash', { ids: [a] });
    expect(full.refused).toMatchObject([{ problem: 'folder-not-empty' }]);
  });

  test('a selection by its folder leaves out what it names, and what its filter does not fit', async () => {
    const a = await folder('a');
    const kept = await file('keep.txt', a);
    await file('go.txt', a);
    await file('go.bin', a, '\u0000');
    const selection = { ...all(a), except: [kept], filter: { q: 'GO', kind: 'text' as const } };
    expect(await batch('move', selection, { targetId: rootId })).toMatchObject({ done: 1 });
    expect(await names(rootId)).toEqual(['a', 'go.txt']);
  });

  test('what came in unseen is not taken away', async () => {
    const a = await folder('a');
    await file('x', a);
    const { revision } = await drive();
    await file('y');
    await batch('trash', { ...all(a), revision });
    expect(await names(a)).toEqual([]);
    await file('z', a);
    const refused = { code: 'changed-meanwhile' };
    await expect(batch('trash', { ...all(a), revision })).rejects.toMatchObject(refused);
    const to = { targetId: await folder('to') };
    await expect(batch('move', { ...all(a), revision }, to)).rejects.toMatchObject(refused);
    expect(await names(a)).toEqual(['z']);
    expect(await batch('copy', { ...all(a), revision }, to)).toMatchObject({ done: 1 });
  });

  // The slices are the same on Postgres; a thousand things over its wire take minutes here.
  const inSlices = test.runIf(engine === 'sqlite');

  inSlices(
    'a large act goes on in slices, through the end of a process, and is undone as one',
    async () => {
      const a = await folder('a');
      await many(a, 2_500);
      const act = await batch('trash', all(a));
      expect(act).toMatchObject({ state: 'running', done: 1_000 });
      await expect(undoAct(ground, accountId, act.seq)).rejects.toMatchObject({
        code: 'act-running',
      });
      dieAt = 'act-slice';
      await ground.queue.drain();
      expect(await getAct(ground, accountId, act.seq)).toMatchObject({
        state: 'running',
        done: 2_000,
      });
      ground.pass(day / 24);
      await ground.queue.drain();
      expect(await getAct(ground, accountId, act.seq)).toMatchObject({
        state: 'done',
        done: 2_500,
      });
      expect(await look(a)).toMatchObject({ files: 0, bytes: 0 });

      const back = await undoAct(ground, accountId, act.seq);
      await ground.queue.drain();
      expect(await getAct(ground, accountId, back.seq)).toMatchObject({
        state: 'done',
        done: 2_500,
      });
      expect(await look(a)).toMatchObject({ files: 2_500, bytes: 10_000 });
      const { db, tables } = ground.database;
      const live = and(eq(tables.files.accountId, accountId), isNull(tables.files.trashId));
      expect(await db.$count(tables.files, live)).toBe(2_500);
      expect(await db.$count(tables.trash, eq(tables.trash.accountId, accountId))).toBe(0);
    },
    180_000,
  );

  inSlices(
    'a folder that is copied into itself by a selection is copied once',
    async () => {
      await many(rootId, 1_200);
      const act = await batch('copy', all(rootId), { targetId: rootId, conflict: 'keep-both' });
      await ground.queue.drain();
      expect(await getAct(ground, accountId, act.seq)).toMatchObject({
        state: 'done',
        done: 1_200,
      });
      const { db, tables } = ground.database;
      const live = and(eq(tables.files.accountId, accountId), isNull(tables.files.trashId));
      expect(await db.$count(tables.files, live)).toBe(2_400);
    },
    180_000,
  );
});
