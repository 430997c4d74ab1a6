import { and, eq, isNotNull } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyFolder, startBatch } from '#domain/files/batch/start-batch.ts';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { changeFile, changeFolder } from '#domain/files/change-item.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { getOwnFile } from '#domain/files/get-file.ts';
import { listTrash } from '#domain/files/list-trash.ts';
import { restoreFromTrash } from '#domain/files/restore-from-trash.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import type { Item, ListItemsRequest } from '#domain/folders/contract.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { deleteFolder } from '#domain/folders/delete-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { listJournal } from '#domain/folders/journal/list-journal.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { toNameKey } from '#domain/folders/names.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { isProblem } from '#lib/problem.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// Random acts against a plain model of a tree. What the product refuses the model does not do; after
// every run both must agree on names, counters, quota, and on every page of every list.

const names = ['a', 'A', 'b', 'file2', 'file10', 'É', 'e\u0301', 'Straße', 'STRASSE'];
const name = fc.constantFrom(...names);
const pick = fc.nat(30);
const act = fc.oneof(
  fc.record({ do: fc.constant('folder' as const), at: pick, name, keepBoth: fc.boolean() }),
  fc.record({ do: fc.constant('upload' as const), at: pick, name, size: fc.nat(3) }),
  fc.record({ do: fc.constant('rename' as const), at: pick, name }),
  fc.record({ do: fc.constant('delete' as const), at: pick }),
  fc.record({ do: fc.constant('untrash' as const), at: pick }),
  fc.record({ do: fc.constant('move' as const), at: pick, to: pick, keepBoth: fc.boolean() }),
  fc.record({ do: fc.constant('copy' as const), at: pick, to: pick, keepBoth: fc.boolean() }),
  fc.record({ do: fc.constant('undo' as const), at: pick }),
  fc.record({
    do: fc.constantFrom('many' as const, 'many and back' as const),
    action: fc.constantFrom('move' as const, 'copy' as const, 'trash' as const, 'empty' as const),
    at: fc.array(pick, { minLength: 1, maxLength: 4 }),
    to: pick,
    keepBoth: fc.boolean(),
  }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

interface Node {
  id: string;
  kind: 'folder' | 'file';
  parent: string;
  name: string;
  bytes: number;
  trashed: boolean;
}

describe.each(engines)('a tree on %s', (engine) => {
  let ground: TestGround;
  beforeAll(async () => {
    ground = await freshGround({ engine });
  });
  afterAll(() => ground.close());

  test('any acts leave names unique, counters and quota exact, and every page whole', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
        const { accountId, rootId } = await ground.account();
        const nodes = new Map<string, Node>();
        for (const one of acts) await run(ground, { accountId, rootId, nodes }, one);
        await compare(ground, { accountId, rootId, nodes });
      }),
      { numRuns: engine === 'sqlite' ? 25 : 10, endOnFailure: true },
    );
    const { left, found } = await reconcile(ground);
    expect([left, found]).toEqual([0, found]);
  }, 120_000);
});

interface World {
  accountId: string;
  rootId: string;
  nodes: Map<string, Node>;
}

async function run(ground: TestGround, world: World, one: Act): Promise<void> {
  try {
    await perform(ground, world, one);
  } catch (error) {
    if (!isProblem(error)) throw error;
  }
}

async function perform(ground: TestGround, world: World, one: Act): Promise<void> {
  const { accountId, rootId, nodes } = world;
  const live = listLive(world);
  const folders = [rootId, ...live.filter(({ kind }) => kind === 'folder').map(({ id }) => id)];
  const folderAt = (at: number) => folders[at % folders.length] ?? rootId;
  switch (one.do) {
    case 'folder': {
      const parent = folderAt(one.at);
      const conflict = one.keepBoth ? ('keep-both' as const) : ('refuse' as const);
      const made = await createFolder(ground, accountId, {
        parentId: parent,
        name: one.name,
        conflict,
      });
      const { id, name } = made;
      nodes.set(id, { id, kind: 'folder', parent, name, bytes: 0, trashed: false });
      return;
    }
    case 'upload': {
      const parent = folderAt(one.at);
      const bytes = Buffer.alloc(one.size, 'x');
      const id = await ground.upload(accountId, { folderId: parent, name: one.name, bytes });
      const { file } = await getOwnFile(ground.database, accountId, id);
      nodes.set(id, {
        id,
        kind: 'file',
        parent,
        name: file.name,
        bytes: one.size,
        trashed: false,
      });
      return;
    }
    case 'rename': {
      const node = live[one.at % Math.max(1, live.length)];
      if (!node) return;
      const given = { name: one.name, conflict: 'refuse' as const, version: null };
      if (node.kind === 'folder') {
        await changeFolder(ground, accountId, { folderId: node.id, ...given });
      } else await changeFile(ground, accountId, { fileId: node.id, ...given });
      node.name = one.name.normalize('NFC');
      return;
    }
    case 'delete': {
      const node = live[one.at % Math.max(1, live.length)];
      if (!node) return;
      if (node.kind === 'folder') {
        const { version } = await getFolder(ground, accountId, node.id);
        await deleteFolder(ground, accountId, { folderId: node.id, version });
        nodes.delete(node.id);
        return;
      }
      const { file } = await getOwnFile(ground.database, accountId, node.id);
      await trashFile(ground, accountId, { fileId: node.id, version: file.version });
      node.trashed = true;
      return;
    }
    case 'untrash': {
      const { items } = await listTrash(ground, accountId, { limit: 500 });
      const row = items[one.at % Math.max(1, items.length)];
      const node = row && nodes.get(row.itemId);
      if (!row || !node) return;
      const back = await restoreFromTrash(ground, accountId, row.id);
      const home = folders.includes(node.parent) ? node.parent : rootId;
      expect(back.folder.id).toBe(home);
      await readAgain(ground, world);
      return;
    }
    case 'move': {
      const node = live[one.at % Math.max(1, live.length)];
      if (!node) return;
      const to = folderAt(one.to);
      const given = { conflict: toConflict(one), version: null };
      const { name } =
        node.kind === 'folder'
          ? await changeFolder(ground, accountId, { folderId: node.id, parentId: to, ...given })
          : await changeFile(ground, accountId, { fileId: node.id, folderId: to, ...given });
      Object.assign(node, { parent: to, name });
      // A folder in a circle would not be live: nothing leads from the root to it.
      expect(listLive(world)).toContain(node);
      return;
    }
    case 'copy': {
      const files = live.filter(({ kind }) => kind === 'file');
      const node = files[one.at % Math.max(1, files.length)];
      if (!node) return;
      const given = { fileId: node.id, folderId: folderAt(one.to), conflict: toConflict(one) };
      const { id, name } = await copyFile(ground, accountId, given);
      nodes.set(id, { ...node, id, name, parent: given.folderId });
      return;
    }
    case 'undo': {
      const { items } = await listJournal(ground, accountId, { limit: 5 });
      const entry = items[one.at % Math.max(1, items.length)];
      if (entry) await undoAct(ground, accountId, entry.seq);
      await readAgain(ground, world);
      return;
    }
    case 'many':
    case 'many and back': {
      const ids = one.at.flatMap((at) => live[at % Math.max(1, live.length)]?.id ?? []);
      const before = paths(listLive(world));
      const conflict = toConflict(one);
      const target = one.action === 'trash' ? {} : { targetId: folderAt(one.to) };
      const { seq } =
        one.action === 'empty'
          ? await emptyFolder(ground, accountId, folderAt(one.to))
          : await startBatch(ground, accountId, {
              action: one.action,
              selection: { ids },
              conflict,
              emptyFirst: one.keepBoth,
              ...target,
            });
      if (one.do === 'many and back') await undoAct(ground, accountId, seq);
      await readAgain(ground, world);
      if (one.do === 'many and back') expect(paths(listLive(world))).toEqual(before);
    }
  }
}

const toConflict = ({ keepBoth }: { keepBoth: boolean }) =>
  keepBoth ? ('keep-both' as const) : ('refuse' as const);

/** What can be reached from the root. */
function listLive({ rootId, nodes }: World): Node[] {
  const inside = Map.groupBy(
    [...nodes.values()].filter(({ trashed }) => !trashed),
    ({ parent }) => parent,
  );
  const below = (id: string): Node[] =>
    (inside.get(id) ?? []).flatMap((node) => [node, ...below(node.id)]);
  return below(rootId);
}

const paths = (live: Node[]) =>
  live.map(({ id, parent, name }) => `${parent} ${name} ${id}`).sort();

/** Take what the tables say for the model; the counters and the pages are still held against it. */
async function readAgain(ground: TestGround, { accountId, nodes }: World): Promise<void> {
  const { db, tables } = ground.database;
  const folders = await db
    .select()
    .from(tables.folders)
    .where(and(eq(tables.folders.accountId, accountId), isNotNull(tables.folders.parentId)));
  const files = await db.select().from(tables.files).where(eq(tables.files.accountId, accountId));
  nodes.clear();
  for (const { id, name, parentId, trashId } of folders) {
    const parent = parentId ?? '';
    nodes.set(id, { id, kind: 'folder', parent, name, bytes: 0, trashed: trashId !== null });
  }
  for (const { id, name, folderId: parent, bytes, trashId } of files) {
    nodes.set(id, { id, kind: 'file', parent, name, bytes, trashed: trashId !== null });
  }
}

async function compare(ground: TestGround, world: World): Promise<void> {
  const { accountId, rootId, nodes } = world;
  const all = [...nodes.values()];
  const live = listLive(world);
  for (const id of [rootId, ...live.filter((n) => n.kind === 'folder').map((n) => n.id)]) {
    const inside = live.filter(({ parent }) => parent === id);
    const keys = inside.map(({ name }) => toNameKey(name));
    expect(new Set(keys).size).toBe(keys.length);
    const folder = await getFolder(ground, accountId, id);
    const files = inside.filter(({ kind }) => kind === 'file');
    expect(folder).toMatchObject({
      files: files.length,
      folders: inside.length - files.length,
      bytes: files.reduce((sum, { bytes }) => sum + bytes, 0),
    });
    for (const sort of ['name', 'bytes', 'changed', 'kind'] as const) {
      for (const dir of ['asc', 'desc'] as const) {
        await comparePages(ground, { accountId, id, inside }, { sort, dir, limit: 3 });
      }
    }
  }
  // Each size stands for one content here, and a content counts once, thrown away or not.
  const contents = new Set(all.filter(({ kind }) => kind === 'file').map(({ bytes }) => bytes));
  const drive = await getDrive(ground, accountId, ground.cold.waits);
  expect(drive).toMatchObject({
    usedFiles: all.filter(({ kind }) => kind === 'file').length,
    usedBytes: [...contents].reduce((sum, bytes) => sum + bytes, 0),
    reservedBytes: 0,
    coldBytes: 0,
  });
}

async function comparePages(
  ground: TestGround,
  { accountId, id, inside }: { accountId: string; id: string; inside: Node[] },
  request: ListItemsRequest,
): Promise<void> {
  const read = (cursor: string | null, page?: number) =>
    listItems(ground, accountId, id, {
      ...request,
      ...(cursor ? { cursor } : {}),
      ...(page ? { page } : {}),
    });
  const pages: Item[][] = [];
  let page = await read(null);
  expect(page.total).toBe(inside.length);
  expect(page.prev).toBeNull();
  for (;;) {
    pages.push(page.items);
    if (!page.next) break;
    page = await read(page.next);
  }
  const forward = pages.flat();
  expect(forward.map((item) => item.id).sort()).toEqual(inside.map((node) => node.id).sort());
  expect(isSorted(forward, request)).toBe(true);

  const last = await read(null).then(({ last }) => (last ? read(last) : null));
  if (last) {
    expect(last.items).toEqual(pages.at(-1));
    const back: Item[][] = [last.items];
    for (let at = last; at.prev; ) {
      at = await read(at.prev);
      back.unshift(at.items);
    }
    expect(back).toEqual(pages);
  }
  for (const [i, items] of pages.entries()) {
    expect((await read(null, i + 1)).items).toEqual(items);
  }
}

function isSorted(items: Item[], { sort, dir }: ListItemsRequest): boolean {
  const kinds = items.map(({ kind }) => kind);
  if (kinds.lastIndexOf('folder') > kinds.indexOf('file') && kinds.includes('file')) return false;
  const values = items.flatMap((item) => {
    if (item.kind === 'folder') return [];
    if (sort === 'bytes') return [item.bytes];
    if (sort === 'changed') return [Date.parse(item.changedAt)];
    return [];
  });
  const sorted = values.toSorted((a, b) => (dir === 'asc' ? a - b : b - a));
  return values.every((value, i) => value === sorted[i]);
}
