import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { getContent } from '#domain/files/get-file.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { day } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// Files of which nothing can be refused are changed together; what is between them goes by itself, in
// the order in which all of it was named.

describe.each(engines)('many files at once, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  beforeAll(async () => {
    ground = await freshGround({ engine });
  });
  beforeEach(async () => {
    ({ accountId, rootId } = await ground.account());
  });
  afterAll(async () => {
    const { left, found } = await reconcile(ground);
    expect([left, found]).toEqual([0, found]);
    await ground.close();
  });

  const folder = async (name: string, parentId = rootId) =>
    (await createFolder(ground, accountId, { parentId, name, conflict: 'refuse' })).id;
  const file = (name: string, folderId = rootId) =>
    ground.upload(accountId, { folderId, name, bytes: Buffer.from(name + folderId) });
  const names = async (id: string) => {
    const page = { sort: 'name', dir: 'asc', limit: 500 } as const;
    return (await listItems(ground, accountId, id, page)).items.map(({ name }) => name);
  };
  const batch = (
    action: 'move' | 'trash',
    ids: string[],
    more: { targetId?: string; conflict?: 'refuse' | 'keep-both' } = {},
  ) => {
    const how = { conflict: 'refuse' as const, emptyFirst: true, ...more };
    return startBatch(ground, accountId, { action, selection: { ids }, ...how });
  };

  test('of two with one name the first goes, in the order in which they were named', async () => {
    const [a, b, target] = [await folder('a'), await folder('b'), await folder('target')];
    const y = await folder('y', b);
    const ids = [await file('x', a), await file('X', b), await file('z', a), y, await file('y', a)];
    const act = await batch('move', ids, { targetId: target });
    expect(act.done).toBe(3);
    expect(act.refused.map(({ id, problem }) => [id, problem])).toEqual([
      [ids[1], 'name-taken'],
      [ids[4], 'name-taken'],
    ]);
    expect(await names(target)).toEqual(['y', 'x', 'z']);
    const again = await batch('move', [ids[1] ?? '', ids[4] ?? ''], {
      targetId: target,
      conflict: 'keep-both',
    });
    expect(again).toMatchObject({ done: 2, refusedCount: 0 });
    expect(await names(target)).toEqual(['y', 'x', 'X (2)', 'y (2)', 'z']);
    await undoAct(ground, accountId, again.seq);
    await undoAct(ground, accountId, act.seq);
    expect(await names(target)).toEqual([]);
    expect([await names(a), await names(b)]).toEqual([
      ['x', 'y', 'z'],
      ['y', 'X'],
    ]);
  });

  test('a folder that goes first takes its files along; after them it goes too', async () => {
    const [a, b] = [await folder('a'), await folder('b')];
    const [x, y] = [await file('x', a), await file('y', b)];
    // The one before it has made the folders known.
    const first = await batch('trash', [await file('z', b), a, x]);
    expect(first).toMatchObject({ done: 2, refused: [{ id: x, problem: 'in-trash' }] });
    const second = await batch('trash', [y, b]);
    expect(second).toMatchObject({ done: 2, refusedCount: 0 });
    await undoAct(ground, accountId, second.seq);
    await undoAct(ground, accountId, first.seq);
    expect([await names(rootId), await names(a), await names(b)]).toEqual([
      ['a', 'b'],
      ['x'],
      ['y', 'z'],
    ]);
  });

  test('what lies in a closed folder is refused, and what is around it goes', async () => {
    const [a, b] = [await folder('a'), await folder('b')];
    const ids = [await file('x', b), await file('y', a), await file('z', b)];
    await requestArchive(ground, accountId, { folderId: a, class: 'GLACIER' });
    await ground.queue.drain();
    const act = await batch('trash', ids);
    expect(act).toMatchObject({ done: 2, refused: [{ id: ids[1], problem: 'folder-archived' }] });
    expect([await names(a), await names(b)]).toEqual([['y'], []]);
    const other = await ground.account();
    const theirs = await startBatch(ground, other.accountId, {
      action: 'trash',
      selection: { ids: [ids[1] ?? ''] },
      conflict: 'refuse',
      emptyFirst: true,
    });
    expect(theirs.refused).toMatchObject([{ problem: 'file-not-found' }]);
  });

  test('files purged together let go of their bytes as often as they had them', async () => {
    const store = (name: string, text: string) =>
      ground.upload(accountId, { folderId: rootId, name, bytes: Buffer.from(text) });
    const ids = [await store('a', 'same'), await store('b', 'same')];
    ids.push(await store('c', 'other'), await store('d', 'others'));
    const kept = await store('e', 'same');
    const { seq } = await batch('trash', ids);
    ground.pass(31 * day);
    await purgeTrash(ground, 2);
    await ground.queue.drain();
    const { usedFiles, usedBytes } = await getDrive(ground, accountId, ground.cold.waits);
    expect([usedFiles, usedBytes]).toEqual([1, 4]);
    expect((await getContent(ground, accountId, kept)).bytes).toBe(4);
    await expect(undoAct(ground, accountId, seq)).rejects.toMatchObject({ code: 'undo-too-late' });
  });

  test('what came back while others were about to be purged stays', async () => {
    const [gone, back] = [await file('a'), await file('b')];
    const { seq } = await batch('trash', [back]);
    await batch('trash', [gone]);
    ground.pass(31 * day);
    const { transaction } = ground.database;
    const database: typeof ground.database = {
      ...ground.database,
      transaction: async (act, options) => {
        // Once the list of what shall go has been read; the second time there is nothing to undo.
        await undoAct(ground, accountId, seq).catch(() => {});
        return transaction(act, options);
      },
    };
    await purgeTrash({ ...ground, database });
    expect(await names(rootId)).toEqual(['b']);
  });
});
