import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { changeFile } from '#domain/files/change-item.ts';
import { forgetKept } from '#domain/files/forget-kept.ts';
import { getContent, getFile } from '#domain/files/get-file.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { createFolders } from '#domain/folders/create-folders.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { getAct } from '#domain/folders/journal/list-journal.ts';
import { sweepJournal } from '#domain/folders/journal/sweep-journal.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { maximumWays } from '#domain/folders/path-tree.ts';
import { checkReferences } from '#domain/integrity/check-counters.ts';
import type { PlanEntry } from '#domain/uploads/contract.ts';
import { listUploads } from '#domain/uploads/look-at-uploads.ts';
import { makePlan } from '#domain/uploads/make-plan.ts';
import { sweepUploads } from '#domain/uploads/sweep-uploads.ts';
import { day } from '#lib/units.ts';
import { sha256 } from '../support/drive.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

const utf8 = (text: string) => Buffer.from(text);

describe.each(engines)('a whole folder sent, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  beforeAll(async () => {
    ground = await freshGround({ engine, settings: { DRIVE_GIB: '0.001', DRIVE_FILES: '20000' } });
  }, 60_000);
  beforeEach(async () => {
    ({ accountId, rootId } = await ground.account());
  });
  afterAll(() => ground.close());

  const file = (name: string, text: string, metadata: Record<string, string> = {}) =>
    ground.upload(accountId, { folderId: rootId, name, bytes: utf8(text), metadata });
  const entry = (path: string, text = 'x', more: Partial<PlanEntry> = {}): PlanEntry => ({
    path,
    bytes: utf8(text).byteLength,
    ...more,
  });
  const plan = (...entries: PlanEntry[]) =>
    makePlan(ground, accountId, { folderId: rootId, entries });
  const judged = async (...entries: PlanEntry[]) =>
    (await plan(...entries)).entries.map(({ is, suggestion }) => [is, suggestion]);
  const folders = (...paths: string[]) =>
    createFolders(ground, accountId, { parentId: rootId, paths });
  const drive = () => getDrive(ground, accountId, ground.cold.waits);
  const look = (id: string) => getFolder(ground, accountId, id);
  const read = async (id: string) => {
    const { key } = await getContent(ground, accountId, id);
    const stream = await ground.storage.read(key);
    return stream ? Buffer.concat(await Array.fromAsync(stream)).toString() : null;
  };
  const newest = async () => (await listUploads(ground, accountId, { limit: 1 })).items[0];
  const names = async (id = rootId) => {
    const page = { sort: 'name', dir: 'asc', limit: 500 } as const;
    return (await listItems(ground, accountId, id, page)).items.map(({ name }) => name);
  };
  const kept = async () => {
    const { db, tables } = ground.database;
    const rows = await db
      .select({ refs: tables.blobs.refs })
      .from(tables.blobs)
      .where(eq(tables.blobs.accountId, accountId));
    return rows.map(({ refs }) => refs).sort();
  };

  describe('many folders at once', () => {
    test('are made by their paths, and those that are there are taken as they are', async () => {
      const { id: photos } = await createFolder(ground, accountId, {
        parentId: rootId,
        name: 'Photos',
        conflict: 'refuse',
      });
      const made = await folders('photos/2026/May', 'Letters', 'PHOTOS/2026', 'Photos');
      const ids = made.folders.map(({ id }) => id);
      const paths = await Promise.all(ids.map(async (id) => (await look(id)).path));
      expect(paths).toEqual(['/Photos/2026/May', '/Letters', '/Photos/2026', '/Photos']);
      expect(ids[3]).toBe(photos);
      expect(await look(rootId)).toMatchObject({ folders: 2 });
      expect(await look(photos)).toMatchObject({ folders: 1 });
      expect(await look(ids[2] ?? '')).toMatchObject({ folders: 1 });
      // A second time nothing is new.
      expect(await folders('Photos/2026/May', 'Letters')).toEqual({
        folders: [
          { path: 'Photos/2026/May', id: ids[0] },
          { path: 'Letters', id: ids[1] },
        ],
      });
      expect(await look(rootId)).toMatchObject({ folders: 2 });
    });

    test.each([
      ['a//b', 'name-invalid'],
      ['../b', 'name-invalid'],
      ['/b', 'name-invalid'],
      ['good\u202Ebad', 'name-invalid'],
      [Array.from({ length: 65 }, () => 'd').join('/'), 'folder-too-deep'],
      ['/'.repeat(16_384), 'folder-too-deep'],
      ['taken/below', 'name-taken'],
    ])('are none when one of them may not be: %.20j', async (path, code) => {
      await file('Taken', 'x');
      await expect(folders('first', path)).rejects.toMatchObject({ code });
      expect(await names()).toEqual(['Taken']);
    });

    test('stop at so many on the ways', async () => {
      const paths = Array.from({ length: 5_001 }, (_, i) => `a${i}/b`);
      await expect(folders(...paths)).rejects.toMatchObject({
        code: 'folder-too-large',
        facts: { limit: maximumWays },
      });
      expect(await names()).toEqual([]);
    });
  });

  describe('a plan', () => {
    test('tells what is new, the same, other, another spelling, or of another kind', async () => {
      await file('same.txt', 'same');
      await file('other.txt', 'other', { modifiedAt: '2026-01-01T00:00:00.000Z' });
      await file('Grüße.txt', 'hello');
      await file('plain', 'plain');
      await folders('folder', 'sub');
      const { entries } = await plan(
        entry('new.txt'),
        entry('same.txt', 'same', { sha256: sha256(utf8('same')) }),
        entry('plain/below.txt'),
        entry('other.txt', 'OTHER', { modifiedAt: '2026-01-02T00:00:00.000Z' }),
        entry('GRÜSSE.txt', 'x'),
        entry('grüße.TXT', 'x'),
        entry('folder'),
        entry('sub/new.txt'),
        entry('Sub/NEW.txt'),
        entry('fresh/a.txt'),
        entry('fresh'),
        entry('bad\u0000.txt'),
        entry('huge.bin', 'x', { bytes: ground.limits.fileBytes + 1 }),
      );
      expect(entries.map(({ path, is, suggestion }) => [path, is, suggestion])).toEqual([
        ['new.txt', 'new', 'upload'],
        ['same.txt', 'same', 'skip'],
        ['plain/below.txt', 'kind-clash', 'rename'],
        ['other.txt', 'differs', 'replace'],
        ['GRÜSSE.txt', 'twin', 'keep-both'],
        ['grüße.TXT', 'twin', 'keep-both'],
        ['folder', 'kind-clash', 'keep-both'],
        ['sub/new.txt', 'new', 'upload'],
        ['Sub/NEW.txt', 'twin', 'keep-both'],
        ['fresh/a.txt', 'new', 'upload'],
        ['fresh', 'kind-clash', 'keep-both'],
        ['bad\u0000.txt', 'refused', 'rename'],
        ['huge.bin', 'refused', 'skip'],
      ]);
      expect(entries[3]?.exists).toMatchObject({ kind: 'file', name: 'other.txt', version: 1 });
      expect(entries[4]?.exists?.name).toBe('Grüße.txt');
      expect(entries[5]?.twinOf).toBe('GRÜSSE.txt');
      expect(entries[8]?.twinOf).toBe('sub/new.txt');
      expect(entries[11]).toMatchObject({ problem: 'name-invalid', reason: 'control' });
      expect(entries[12]).toMatchObject({ problem: 'file-too-large' });
    });

    test('without a hash: alike in size and date is left out, an older one is kept beside', async () => {
      const modifiedAt = '2026-01-02T00:00:01.500Z';
      await file('a', '12345', { modifiedAt });
      const at = (modifiedAt: string) => ({ modifiedAt });
      expect(
        await judged(
          entry('a', '54321', at('2026-01-02T00:00:00.000Z')),
          entry('A', '54321', at(modifiedAt)),
        ),
      ).toEqual([
        ['differs', 'skip'],
        ['twin', 'keep-both'],
      ]);
      expect(await judged(entry('a', '1234', at('2026-01-01T00:00:00.000Z')))).toEqual([
        ['differs', 'keep-both'],
      ]);
      expect(await judged(entry('a', '54321'))).toEqual([['differs', 'keep-both']]);
    });

    test('that the drive has no room for is refused, with what it counts', async () => {
      const { quotaBytes } = await drive();
      await file('same.txt', 'same');
      const same = entry('same.txt', 'same', { sha256: sha256(utf8('same')) });
      const rest = quotaBytes - 4;
      const half = { bytes: Math.floor(rest / 2) };
      const fits = [same, entry('a', '', half), entry('b', '', { bytes: rest - half.bytes })];
      expect(await plan(...fits)).toMatchObject({ bytes: rest });
      const more = plan(...fits, entry('c', '1'));
      await expect(more).rejects.toMatchObject({ code: 'quota-full', facts: { bytes: rest + 1 } });
    });

    test('counts what is on its way, and not what is left out, refused or replaced', async () => {
      const { quotaBytes, quotaFiles } = await drive();
      await file('old', 'x', { modifiedAt: '2026-01-01T00:00:00.000Z' });
      const replacing = entry('old', 'yy', { modifiedAt: '2026-01-02T00:00:00.000Z' });
      await ground.database.transaction(async ({ db, tables: { drives } }) => {
        const full = { reservedBytes: quotaBytes - 5, usedFiles: quotaFiles - 1 };
        await db.update(drives).set(full).where(eq(drives.accountId, accountId));
      });
      const bad = entry('bad\u0000', '12345678');
      expect(await plan(replacing, entry('a', '12'), bad)).toMatchObject({ bytes: 4 });
      await expect(plan(entry('a', '12345'))).rejects.toMatchObject({
        code: 'quota-full',
        facts: { bytes: 5, files: 1 },
      });
      await expect(plan(replacing, entry('a', ''), entry('b', ''))).rejects.toMatchObject({
        code: 'quota-full',
        facts: { files: 2 },
      });
    });

    test('that the disk has no room for is refused', async () => {
      const { diskFreeBytes } = ground.limits;
      const storage = { ...ground.storage, room: async () => diskFreeBytes + 3 };
      const make = (text: string) =>
        makePlan({ ...ground, storage }, accountId, {
          folderId: rootId,
          entries: [entry('a', text)],
        });
      expect(await make('123')).toMatchObject({ bytes: 3 });
      await expect(make('1234')).rejects.toMatchObject({ code: 'storage-full' });
    });

    test('tells another hash from the same file, and two seconds from more', async () => {
      const modifiedAt = '2026-01-02T00:00:02.000Z';
      await file('a', '12345', { modifiedAt });
      const sum = sha256(utf8('54321'));
      const at = (moment: string) => entry('a', '54321', { modifiedAt: moment });
      expect(await judged({ ...at(modifiedAt), sha256: sum })).toEqual([['differs', 'keep-both']]);
      expect(await judged(at('2026-01-02T00:00:04.000Z'))).toEqual([['differs', 'skip']]);
      expect(await judged(at('2026-01-02T00:00:04.001Z'))).toEqual([['differs', 'replace']]);
      expect(await judged({ ...at(modifiedAt), bytes: 4 })).toEqual([['differs', 'keep-both']]);
    });

    test('goes around a file that stands in the place of a folder, however deep', async () => {
      await file('plain', 'plain');
      expect(await judged(entry('plain/a/b/c.txt'))).toEqual([['kind-clash', 'rename']]);
    });

    test('of a closed folder is refused', async () => {
      const { folders: made } = await folders('cold');
      const folderId = made[0]?.id ?? '';
      await ground.database.transaction(async ({ db, tables }) => {
        const id = eq(tables.folders.id, folderId);
        await db.update(tables.folders).set({ state: 'archived' }).where(id);
      });
      const wanted = { folderId, entries: [entry('a')] };
      await expect(makePlan(ground, accountId, wanted)).rejects.toMatchObject({
        code: 'folder-archived',
      });
      const { entries } = await plan(entry('cold/deep/a'));
      expect(entries[0]).toMatchObject({ is: 'refused', problem: 'folder-archived' });
      await expect(folders('cold/deep')).rejects.toMatchObject({ code: 'folder-archived' });
      expect(await look(folderId)).toMatchObject({ folders: 0 });
    });

    test('of 10,000 files in 2,000 folders is judged, and made, without a query for each', async () => {
      const paths = Array.from({ length: 2_000 }, (_, i) => `d${i % 200}/e${i}`);
      const made = await folders(...paths);
      expect(new Set(made.folders.map(({ id }) => id)).size).toBe(2_000);
      expect(await look(rootId)).toMatchObject({ folders: 200 });
      let queries = 0;
      const { db } = ground.database;
      const counting = {
        ...ground,
        database: {
          ...ground.database,
          db: new Proxy(db, {
            get: (target, name, receiver) => {
              if (name === 'select') queries += 1;
              return Reflect.get(target, name, receiver);
            },
          }),
        },
      };
      const before = process.memoryUsage().heapUsed;
      const entries = Array.from({ length: 10_000 }, (_, i) => entry(`${paths[i % 2_000]}/f${i}`));
      const { entries: told } = await makePlan(counting, accountId, { folderId: rootId, entries });
      expect(told.every(({ is }) => is === 'new')).toBe(true);
      expect(queries).toBeLessThan(100);
      expect(process.memoryUsage().heapUsed - before).toBeLessThan(200 * 1024 * 1024);
    }, 60_000);
  });

  describe('an upload of a plan', () => {
    test('draws on its entries, each twice at most, and on nobody else’s', async () => {
      const { id: planId } = await plan(entry('a'));
      const other = await ground.account();
      await expect(
        ground.upload(other.accountId, {
          folderId: other.rootId,
          name: 'a',
          bytes: utf8('a'),
          metadata: { planId },
        }),
      ).rejects.toMatchObject({ code: 'plan-not-found' });
      await file('a', 'a', { planId });
      await file('b', 'b', { planId });
      await expect(file('c', 'c', { planId })).rejects.toMatchObject({ code: 'plan-used-up' });
      expect(await names()).toEqual(['a', 'b']);
    });

    test('comes too late when the time of its plan is over', async () => {
      const { id: planId } = await plan(entry('a'));
      ground.pass(8 * day);
      await expect(file('a', 'a', { planId })).rejects.toMatchObject({ code: 'plan-not-found' });
      await sweepUploads(ground);
      const { db, tables } = ground.database;
      expect(await db.select().from(tables.plans).where(eq(tables.plans.id, planId))).toEqual([]);
    });

    test('is undone with all the others of its plan, and done again', async () => {
      const replacesId = await file('old', 'before', { modifiedAt: '2026-01-01T00:00:00.000Z' });
      const { id: planId } = await plan(entry('a'), entry('b'), entry('old'));
      const a = await file('a', 'one', { planId });
      await file('b', 'two', { planId });
      await file('old', 'after!', { planId, conflict: 'replace', replacesId, version: '1' });
      const { seq } = (await newest()) ?? {};
      expect(await getAct(ground, accountId, Number(seq))).toMatchObject({ op: 'upload', done: 3 });
      const undone = await undoAct(ground, accountId, Number(seq));
      expect(undone).toMatchObject({ done: 3, refusedCount: 0 });
      expect(await names()).toEqual(['old']);
      expect(await read(replacesId)).toBe('before');
      expect(await getFile(ground, accountId, replacesId)).toMatchObject({
        bytes: 6,
        modifiedAt: '2026-01-01T00:00:00.000Z',
      });
      await undoAct(ground, accountId, undone.seq);
      expect(await names()).toEqual(['a', 'b', 'old']);
      expect(await read(replacesId)).toBe('after!');
      expect(await read(a)).toBe('one');
      expect(await look(rootId)).toMatchObject({ files: 3, bytes: 12 });
    });

    test('after the undoing begins an act of its own', async () => {
      const { id: planId } = await plan(entry('a'), entry('b'));
      await file('a', 'one', { planId });
      const first = Number((await newest())?.seq);
      await undoAct(ground, accountId, first);
      await file('b', 'two', { planId });
      const second = Number((await newest())?.seq);
      expect(second).not.toBe(first);
      expect(await getAct(ground, accountId, second)).toMatchObject({ op: 'upload', done: 1 });
    });
  });

  describe('a replacement', () => {
    const replace = (replacesId: string, text: string, version = 1) =>
      file('a.txt', text, { conflict: 'replace', replacesId, version: String(version) });

    test('gives the file other bytes, and the old ones are kept until it is too late to undo', async () => {
      const id = await file('a.txt', 'before');
      expect(await replace(id, 'afterwards')).toBe(id);
      expect(await newest()).toMatchObject({ outcome: 'replaced', name: 'a.txt' });
      expect(await read(id)).toBe('afterwards');
      expect(await getFile(ground, accountId, id)).toMatchObject({ version: 2, bytes: 10 });
      expect(await look(rootId)).toMatchObject({ files: 1, bytes: 10 });
      // Both count until then.
      expect(await drive()).toMatchObject({ usedFiles: 1, usedBytes: 16, reservedBytes: 0 });
      expect(await kept()).toEqual([1, 1]);

      const { seq } = await undoAct(ground, accountId, Number((await newest())?.seq));
      expect(await read(id)).toBe('before');
      expect(await look(rootId)).toMatchObject({ files: 1, bytes: 6 });
      await undoAct(ground, accountId, seq);
      expect(await read(id)).toBe('afterwards');

      expect(await Array.fromAsync(checkReferences(ground))).toEqual([]);
      ground.pass(31 * day);
      await forgetKept(ground);
      await sweepJournal(ground);
      expect(await Array.fromAsync(checkReferences(ground))).toEqual([]);
      expect(await read(id)).toBe('afterwards');
      expect(await kept()).toEqual([1]);
      expect(await drive()).toMatchObject({ usedFiles: 1, usedBytes: 10 });
    });

    test('by the same bytes costs nothing, and is undone all the same', async () => {
      const id = await file('a.txt', 'same');
      await replace(id, 'same');
      expect(await drive()).toMatchObject({ usedFiles: 1, usedBytes: 4, reservedBytes: 0 });
      await undoAct(ground, accountId, Number((await newest())?.seq));
      ground.pass(31 * day);
      await forgetKept(ground);
      expect(await kept()).toEqual([1]);
      expect(await read(id)).toBe('same');
    });

    test.each([
      ['was changed', (id: string) => replace(id, 'by another'), ['a (2).txt', 'a.txt']],
      [
        'was renamed',
        (fileId: string) =>
          changeFile(ground, accountId, {
            fileId,
            name: 'b.txt',
            conflict: 'refuse',
            version: null,
          }),
        ['a.txt', 'b.txt'],
      ],
    ])('of a file that %s since keeps both, and says so', async (_, change, after) => {
      const id = await file('a.txt', 'before');
      await change(id);
      const own = await replace(id, 'mine');
      expect(own).not.toBe(id);
      expect(await read(own)).toBe('mine');
      expect(await names()).toEqual(after);
      const outcome = after[0] === 'a.txt' ? 'new' : 'kept-both';
      expect(await newest()).toMatchObject({ outcome, seq: null });
    });

    test('of a file in another folder, or in the trash, keeps both', async () => {
      const { folders: made } = await folders('other');
      const other = made[0]?.id ?? '';
      const elsewhere = await ground.upload(accountId, {
        folderId: other,
        name: 'a.txt',
        bytes: utf8('elsewhere'),
      });
      const mine = await replace(elsewhere, 'mine');
      expect(mine).not.toBe(elsewhere);
      expect(await read(elsewhere)).toBe('elsewhere');
      await trashFile(ground, accountId, { fileId: mine, version: 1 });
      // Whoever reads the trash knows the version that it has there.
      expect(await replace(mine, 'again', 2)).not.toBe(mine);
      expect(await getFile(ground, accountId, mine)).toMatchObject({ version: 2, bytes: 4 });
    });

    test('of another’s file touches nothing of theirs', async () => {
      const other = await ground.account();
      const theirs = await ground.upload(other.accountId, {
        folderId: other.rootId,
        name: 'a.txt',
        bytes: utf8('theirs'),
      });
      await replace(theirs, 'mine');
      expect(await names()).toEqual(['a.txt']);
      expect(await newest()).toMatchObject({ outcome: 'new' });
      expect((await getFile(ground, other.accountId, theirs)).version).toBe(1);
    });

    test('without the version that was seen is not begun', async () => {
      const id = await file('a.txt', 'before');
      for (const metadata of [
        { conflict: 'replace', replacesId: id },
        { conflict: 'replace', version: '1' },
        { replacesId: id, version: '1' },
        { conflict: 'keep-both', replacesId: id, version: '1' },
      ]) {
        await expect(file('a.txt', 'x', metadata)).rejects.toMatchObject({ code: 'invalid' });
      }
      expect(await read(id)).toBe('before');
    });
  });
});
