import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { copyKey } from '#domain/archive/messages.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { getOwnFile } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { day, hour } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';
import { storeAt } from '../support/s3.ts';

// Two folders hold the same bytes, and both are on their way. A step of the first dies when it has made
// its copy, the other folder is first, and what the first has made must not be left over.

describe.each(engines)('overtaken by another folder with the same bytes, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let blobId: string;
  let folders: string[];
  /** The points at which a step dies, once. */
  let deaths: Set<string>;
  /** What happens at a point, once. */
  let at: Map<string, () => Promise<unknown>>;
  beforeEach(async () => {
    deaths = new Set();
    at = new Map();
    const fault = async (point: string) => {
      const act = at.get(point);
      at.delete(point);
      await act?.();
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

  test('a hot copy of a dead try goes also when its item came back in another way', async () => {
    const one = await archive(folders[0]);
    const two = await archive(folders[1]);
    await live(2 * day);
    const first = await restore(one);
    const other = await restore(two);
    await live(day);
    expect([await state(first), await state(other)]).toEqual(['restored', 'restored']);
    const named = await keysOf(ground.storage.list('sealed'));
    for (const jobId of [first, other]) {
      const key = copyKey(jobId, blobId);
      if (!named.includes(key)) await storeAt(ground.storage, key, Buffer.from('left'));
    }
    expect(await keysOf(ground.storage.list('sealed'))).toHaveLength(2);
    const step = archiveSteps(ground)['restore-bring-back'];
    for (const jobId of [first, other]) await step({ body: { jobId, blobIds: [blobId] } });
    expect(await keysOf(ground.storage.list('sealed'))).toEqual(named);
  });

  test('a cold copy that is made when its item has been copied already goes', async () => {
    const more = { folderId: folders[0] ?? '', name: 'more', bytes: randomBytes(99) };
    await ground.upload(accountId, more);
    const one = await archive(folders[0]);
    const { 'archive-expand': expand, 'archive-check': check } = archiveSteps(ground);
    const copy = (jobId: string, on = ground) =>
      archiveSteps(on)['archive-copy']({ body: { jobId, blobIds: [blobId] } });
    await expand({ body: { jobId: one } });
    let two = '';
    const slow: TestGround = {
      ...ground,
      cold: {
        ...ground.cold,
        put: async (...given) => {
          // While it writes, the other folder is first, and the message has come once more.
          two = await archive(folders[1]);
          await expand({ body: { jobId: two } });
          await copy(two);
          await check({ body: { jobId: two } });
          await copy(one);
          // That one's own wish to discard has been granted, in vain.
          await ground.database.transaction(({ db, tables: { outbox } }) =>
            db.delete(outbox).where(eq(outbox.topic, 'archive-discard')),
          );
          return ground.cold.put(...given);
        },
      },
    };
    await copy(one, slow);
    await live(3 * hour);
    expect([await state(one), await state(two)]).toEqual(['archived', 'archived']);
    expect(await keysOf(ground.cold.list())).not.toContain(copyKey(one, blobId));
  });

  test('nothing of an archive that goes on is discarded, written down or not', async () => {
    let one = '';
    const discard = () =>
      archiveSteps(ground)['archive-discard']({ body: { jobId: one, blobIds: [blobId] } });
    at.set('copy-put', discard);
    one = await archive(folders[0]);
    await live(hour);
    expect(at.size).toBe(0);
    expect(await state(one)).toBe('archived');
    await discard();
    expect(await keysOf(ground.cold.list())).toEqual([copyKey(one, blobId)]);
  });
});
