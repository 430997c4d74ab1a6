import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { changeFile, changeFolder } from '#domain/files/change-item.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { listRecent } from '#domain/files/list-recent.ts';
import { listStarred } from '#domain/files/list-starred.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import type { ListItemsRequest } from '#domain/folders/contract.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getAct, listJournal } from '#domain/folders/journal/list-journal.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { minute } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('lists, on %s', (engine) => {
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
  const file = (name: string, folderId = rootId) =>
    ground.upload(accountId, { folderId, name, bytes: Buffer.from(name) });
  const list = (more: Partial<ListItemsRequest> = {}, folderId = rootId) =>
    listItems(ground, accountId, folderId, { sort: 'name', dir: 'asc', limit: 100, ...more });
  const names = ({ items }: { items: { name: string }[] }) => items.map(({ name }) => name);
  const conflict = 'refuse' as const;
  const starFile = (fileId: string, starred = true) =>
    changeFile(ground, accountId, { fileId, starred, conflict, version: null });
  const starFolder = (folderId: string, starred = true) =>
    changeFolder(ground, accountId, { folderId, starred, conflict, version: null });
  const page = (cursor?: string | null, limit = 100) => ({
    limit,
    ...(cursor && { cursor }),
  });
  const starred = () => listStarred(ground, accountId, page()).then(names);
  const recent = () => listRecent(ground, accountId, page()).then(names);

  describe('a filter', () => {
    beforeEach(async () => {
      await folder('Zug');
      await folder('other');
      for (const name of ['Zugspitze.txt', 'bergzug.png', 'umzug 2.txt', 'x.txt']) await file(name);
    });

    test.each<[Partial<ListItemsRequest>, string[]]>([
      [{ q: 'ZUG' }, ['Zug', 'bergzug.png', 'umzug 2.txt', 'Zugspitze.txt']],
      [{ kind: 'folder' }, ['other', 'Zug']],
      [{ kind: 'text' }, ['umzug 2.txt', 'x.txt', 'Zugspitze.txt']],
      [{ q: 'zug', kind: 'text' }, ['umzug 2.txt', 'Zugspitze.txt']],
      [{ q: 'zug', kind: 'folder' }, ['Zug']],
      [{ q: '%' }, []],
      [{ kind: 'image' }, []],
    ])('%j lets through what it says, and counts it', async (filter, wanted) => {
      const all = await list(filter);
      expect([names(all), all.total, all.next]).toEqual([wanted, wanted.length, null]);
    });

    test('goes from page to page, by cursor both ways and by number', async () => {
      const filter = { q: 'zug', limit: 3 };
      const first = await list(filter);
      expect([names(first), first.total]).toEqual([['Zug', 'bergzug.png', 'umzug 2.txt'], 4]);
      const second = await list({ ...filter, cursor: String(first.next) });
      expect([names(second), second.next]).toEqual([['Zugspitze.txt'], null]);
      expect(names(await list({ ...filter, cursor: String(second.prev) }))).toEqual(names(first));
      expect(names(await list({ ...filter, cursor: String(first.last) }))).toEqual(names(second));
      expect(names(await list({ ...filter, page: 2 }))).toEqual(names(second));
    });

    test('has cursors of its own', async () => {
      const { next } = await list({ q: 'zug', limit: 1 });
      const other = list({ q: 'x', limit: 1, cursor: String(next) });
      await expect(other).rejects.toMatchObject({ code: 'cursor-invalid' });
    });

    test('finds nothing in the trash', async () => {
      const [first] = (await list({ q: 'bergzug' })).items;
      const { id: fileId = '', version = 0 } = first ?? {};
      await trashFile(ground, accountId, { fileId, version });
      expect((await list({ q: 'bergzug' })).total).toBe(0);
    });
  });

  test('a list names the revision that a selection of all of it needs', async () => {
    const id = await folder('seen');
    await file('a', id);
    const { revision } = await list({}, id);
    await file('b', id);
    const throwAway = (seen: number) =>
      startBatch(ground, accountId, {
        action: 'trash',
        selection: { folderId: id, all: true, except: [], revision: seen },
        conflict,
        emptyFirst: false,
      });
    await expect(throwAway(revision)).rejects.toMatchObject({ code: 'changed-meanwhile' });
    expect(await throwAway((await list({}, id)).revision)).toMatchObject({ done: 2 });
  });

  test('a star makes no other version, no date and no act, and is seen in every answer', async () => {
    const [id, inside] = [await folder('a'), await file('x')];
    const before = await list();
    // A star is no act: nothing stands in the journal that could be undone.
    const starred = { starred: true, version: 1, seq: null };
    expect(await starFile(inside)).toMatchObject({ id: inside, ...starred });
    expect(await starFolder(id)).toMatchObject({ id, ...starred });
    const after = await list();
    expect(after.items).toEqual(before.items.map((item) => ({ ...item, starred: true })));
    expect(after.revision).toBeGreaterThan(before.revision);
    expect((await listJournal(ground, accountId, { limit: 100 })).items).toEqual([]);
    await starFile(inside, false);
    expect((await list()).items.map(({ starred }) => starred)).toEqual([true, false]);
  });

  test('a star comes with a new name in one act, and is refused with it', async () => {
    const id = await file('x');
    await file('taken');
    const both = (name: string) =>
      changeFile(ground, accountId, { fileId: id, name, starred: true, conflict, version: null });
    await expect(both('taken')).rejects.toMatchObject({ code: 'name-taken' });
    expect(await starred()).toEqual([]);
    const renamed = await both('y');
    expect(renamed).toMatchObject({ name: 'y', starred: true, version: 2 });
    expect(await getAct(ground, accountId, Number(renamed.seq))).toMatchObject({ op: 'rename' });
  });

  test('a star for another version, and of what lies in the trash, is refused', async () => {
    const id = await file('x');
    const old = { fileId: id, starred: true, conflict, version: 7 };
    await expect(changeFile(ground, accountId, old)).rejects.toMatchObject({
      code: 'changed-meanwhile',
    });
    await trashFile(ground, accountId, { fileId: id, version: 1 });
    await expect(starFile(id)).rejects.toMatchObject({ code: 'in-trash' });
    const [outer] = [await folder('outer')];
    const inside = await file('y', outer);
    const selection = { ids: [outer] };
    await startBatch(ground, accountId, { action: 'trash', selection, conflict, emptyFirst: true });
    await expect(starFile(inside)).rejects.toMatchObject({ code: 'in-trash' });
    await expect(starFolder(rootId)).rejects.toMatchObject({ code: 'root-fixed' });
  });

  test('what has a star is listed, the last first, folders among files, page by page', async () => {
    const [outer, a, b] = [await folder('outer'), await file('a'), await file('b')];
    const inner = await folder('inner', outer);
    for (const star of [
      () => starFile(a),
      () => starFolder(inner),
      () => starFile(b),
      () => starFolder(outer),
    ]) {
      await star();
      ground.pass(minute);
    }
    expect(await starred()).toEqual(['outer', 'b', 'inner', 'a']);
    const first = await listStarred(ground, accountId, page(null, 3));
    expect(first.items[2]).toMatchObject({ name: 'inner', folder: { id: outer, path: '/outer' } });
    const second = await listStarred(ground, accountId, page(first.next, 3));
    expect([names(second), second.next]).toEqual([['a'], null]);
    const back = await listStarred(ground, accountId, page(second.prev, 3));
    expect(names(back)).toEqual(names(first));
    // Given again, it stays where it is.
    await starFile(a);
    expect((await starred()).at(-1)).toBe('a');
    const other = await ground.account();
    expect((await listStarred(ground, other.accountId, page())).items).toEqual([]);
    const foreign = listStarred(ground, other.accountId, page(first.next));
    await expect(foreign).rejects.toMatchObject({ code: 'cursor-invalid' });
  });

  test('stars of one moment keep their order from page to page', async () => {
    const still = ground.now();
    const quiet = { ...ground, now: () => still };
    const wanted: string[] = [];
    for (let n = 0; n < 6; n++) {
      const at = { starred: true, conflict, version: null } as const;
      const id = n % 2 ? await folder(`${n}`) : await file(`${n}`);
      wanted.push(id);
      if (n % 2) await changeFolder(quiet, accountId, { folderId: id, ...at });
      else await changeFile(quiet, accountId, { fileId: id, ...at });
    }
    wanted.sort((a, b) => (a < b ? 1 : -1));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const slice: Awaited<ReturnType<typeof listStarred>> = await listStarred(
        ground,
        accountId,
        page(cursor, 2),
      );
      seen.push(...slice.items.map(({ id }) => id));
      cursor = slice.next;
    } while (cursor);
    expect(seen).toEqual(wanted);
  });

  test('what lies in the trash, or in a folder there, is in neither list; a copy has no star', async () => {
    const outer = await folder('outer');
    const inner = await folder('inner', outer);
    const [x, y] = [await file('x'), await file('y', inner)];
    for (const id of [x, y]) await starFile(id);
    await starFolder(inner);
    await copyFile(ground, accountId, {
      fileId: x,
      folderId: rootId,
      name: 'copy',
      conflict,
    });
    expect((await starred()).sort()).toEqual(['inner', 'x', 'y']);
    expect((await recent()).sort()).toEqual(['copy', 'x', 'y']);
    await startBatch(ground, accountId, {
      action: 'copy',
      selection: { ids: [outer] },
      targetId: await folder('elsewhere'),
      conflict,
      emptyFirst: false,
    });
    expect(await starred()).toHaveLength(3);
    await startBatch(ground, accountId, {
      action: 'trash',
      selection: { ids: [outer, x] },
      conflict,
      emptyFirst: true,
    });
    expect(await starred()).toEqual([]);
    expect((await recent()).sort()).toEqual(['copy', 'y']);
  });

  test('files are listed by their last change, page by page, and each account has its own', async () => {
    const ids: string[] = [];
    for (const name of ['a', 'b', 'c']) {
      ids.push(await file(name));
      ground.pass(minute);
    }
    await changeFile(ground, accountId, { fileId: ids[0] ?? '', name: 'A', conflict, version: 1 });
    expect(await recent()).toEqual(['A', 'c', 'b']);
    const first = await listRecent(ground, accountId, page(null, 2));
    const second = await listRecent(ground, accountId, page(first.next, 2));
    expect([names(second), second.next]).toEqual([['b'], null]);
    expect(names(await listRecent(ground, accountId, page(second.prev, 2)))).toEqual(['A', 'c']);
    const other = await ground.account();
    expect((await listRecent(ground, other.accountId, page())).items).toEqual([]);
    expect((await getDrive(ground, accountId, ground.cold.waits)).usedFiles).toBe(3);
  });
});
