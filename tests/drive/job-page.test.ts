import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listJobItems } from '#domain/archive/list-job-items.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { isCountEqual } from '#domain/archive/rules.ts';
import { getOwnFile } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// What the page of a job is made of: the counts of its end, and the names of what failed.

let ground: TestGround;
let accountId: string;
let folderId: string;
let fileId: string;
beforeEach(async () => {
  ground = await freshGround({ settings: { CLEAR_HOURS: '24' } });
  const born = await ground.account();
  accountId = born.accountId;
  const wish = { parentId: born.rootId, name: 'Photos', conflict: 'refuse' as const };
  folderId = (await createFolder(ground, accountId, wish)).id;
  fileId = await ground.upload(accountId, { folderId, name: 'a.png', bytes: randomBytes(10) });
  await ground.upload(accountId, { folderId, name: 'b.png', bytes: randomBytes(20) });
});
afterEach(() => ground.close());

const archive = async () => {
  const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
  await ground.queue.drain();
  return getJob(ground, accountId, job.id);
};
const equal = {
  expected: 2,
  expectedBytes: 30,
  items: 2,
  itemBytes: 30,
  done: 2,
  confirmed: 2,
  confirmedBytes: 30,
};

test('an archive and the restore after it keep the counts that let them end', async () => {
  const { id, counted } = await archive();
  expect(counted).toEqual(equal);
  const { job } = await requestRestore(ground, accountId, { archiveId: id, tier: 'bulk' });
  expect(await getJob(ground, accountId, job.id)).toMatchObject({ counted: null });
  await ground.queue.drain();
  expect(await getJob(ground, accountId, job.id)).toMatchObject({
    state: 'restored',
    counted: equal,
  });
});

test('of counts that do not agree the page shows which', async () => {
  const real = ground.cold.head;
  const { blob } = await getOwnFile(ground.database, accountId, fileId);
  ground.cold.head = async (key, version) => {
    const object = await real(key, version);
    return object && object.sha256 === blob.sha256 ? { ...object, bytes: 11 } : object;
  };
  const { state, counted } = await archive();
  expect(state).toBe('mismatch');
  expect(counted).toEqual({ ...equal, confirmed: 1, confirmedBytes: 20 });
  expect(counted && isCountEqual(counted)).toBe(false);
});

test('what failed is named with its folder and the reason, to its owner alone', async () => {
  const { blob } = await getOwnFile(ground.database, accountId, fileId);
  await ground.storage.remove(String(blob.hotKey));
  const { id, state } = await archive();
  expect(state).toBe('needs-help');
  const wish = { state: 'failed' as const, limit: 100 };
  expect(await listJobItems(ground, accountId, id, wish)).toEqual({
    items: [
      {
        file: { id: fileId, name: 'a.png', path: '/Photos' },
        state: 'failed',
        bytes: 10,
        problem: 'file-not-found',
      },
    ],
    next: null,
    prev: null,
    last: null,
    total: 1,
  });
  expect((await listJobItems(ground, accountId, id, { ...wish, state: 'copied' })).total).toBe(1);
  const other = await ground.account();
  await expect(listJobItems(ground, other.accountId, id, wish)).rejects.toMatchObject({
    code: 'archive-not-found',
  });
});

test.each(engines)('items go from page to page, both ways, on %s', async (engine) => {
  const ground = await freshGround({ engine });
  const { accountId, rootId } = await ground.account();
  const wish = { parentId: rootId, name: 'Photos', conflict: 'refuse' as const };
  const { id: folderId } = await createFolder(ground, accountId, wish);
  const sizes = [10, 20, 30, 40, 50];
  for (const size of sizes) {
    const name = `${size}.png`;
    await ground.upload(accountId, { folderId, name, bytes: randomBytes(size) });
  }
  const { job } = await requestArchive(ground, accountId, { folderId });
  await ground.queue.drain();
  const copied = { state: 'copied' as const, limit: 2 };
  const list = (cursor: string | null, wish = copied, jobId = job.id) =>
    listJobItems(ground, accountId, jobId, { ...wish, ...(cursor && { cursor }) });
  const first = await list(null);
  const second = await list(first.next);
  const third = await list(second.next);
  const seen = [first, second, third].flatMap(({ items }) => items.map(({ bytes }) => bytes));
  expect(seen.toSorted()).toEqual(sizes);
  expect([first.prev, third.next, third.total]).toEqual([null, null, 5]);
  expect(await list(third.prev)).toMatchObject({ items: second.items });
  expect(await list(first.last)).toMatchObject({ items: third.items });
  // A cursor is good for the list that it comes from alone.
  const { accountId: stranger } = await ground.account();
  const foreign = [
    list(first.next, { ...copied, state: 'failed' as 'copied' }),
    list(`${first.next}x`),
    listJobItems(ground, stranger, job.id, copied),
  ];
  const codes = await Promise.all(foreign.map((one) => one.catch(({ code }) => code)));
  expect(codes).toEqual(['cursor-invalid', 'cursor-invalid', 'archive-not-found']);
  await ground.close();
});
