import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { copyKey } from '#domain/archive/messages.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { getOwnFile } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { day, hour } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// Two folders hold the same bytes, and both are on their way. A step of the first dies when it has made
// its copy, the other folder is first, and what the first has made must not be left over.

describe.each(engines)('overtaken by another folder with the same bytes, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let blobId: string;
  let folders: string[];
  /** The points at which a step dies, once. */
  let deaths: Set<string>;
  beforeEach(async () => {
    deaths = new Set();
    const fault = async (point: string) => {
      if (deaths.delete(point)) throw new Error('planted');
    };
    ground = await freshGround({ engine, settings: { CLEAR_HOURS: '24' }, fault });
    const account = await ground.account();
    accountId = account.accountId;
    const bytes = randomBytes(999);
    folders = [];
    for (const name of ['one', 'two']) {
      const parent = { parentId: account.rootId, name, conflict: 'refuse' } as const;
      const { id: folderId } = await createFolder(ground, accountId, parent);
      folders.push(folderId);
      const fileId = await ground.upload(accountId, { folderId, name: 'same', bytes });
      blobId = (await getOwnFile(ground.database, accountId, fileId)).blob.id;
    }
  });
  afterEach(() => ground.close());

  const archive = async (folderId: string | undefined) =>
    (await requestArchive(ground, accountId, { folderId: folderId ?? '', class: 'GLACIER' })).job
      .id;
  const restore = async (archiveId: string) =>
    (await requestRestore(ground, accountId, { archiveId, tier: 'standard' })).job.id;
  const state = async (jobId: string) => (await getJob(ground, accountId, jobId)).state;
  const live = async (span: number) => {
    for (let left = span; left > 0; left -= hour) {
      ground.pass(hour);
      await ground.queue.drain();
    }
  };
  const keysOf = async (objects: AsyncIterable<{ key: string }>) =>
    (await Array.fromAsync(objects)).map(({ key }) => key);

  test('a hot copy that died before it was written down goes', async () => {
    const one = await archive(folders[0]);
    const two = await archive(folders[1]);
    await live(2 * day);
    expect(await keysOf(ground.storage.list('sealed'))).toEqual([]);
    const first = await restore(one);
    const other = await restore(two);
    deaths.add('restore-put');
    await live(day);
    expect([await state(first), await state(other)]).toEqual(['restored', 'restored']);
    expect(deaths.size).toBe(0);
    expect(await keysOf(ground.storage.list('sealed'))).toEqual([copyKey(other, blobId)]);
  });

  test('a cold copy that died before it was written down goes', async () => {
    deaths.add('copy-put');
    const one = await archive(folders[0]);
    const two = await archive(folders[1]);
    await live(3 * hour);
    expect([await state(one), await state(two)]).toEqual(['archived', 'archived']);
    expect(deaths.size).toBe(0);
    expect(await keysOf(ground.cold.list())).toEqual([copyKey(two, blobId)]);
  });
});
