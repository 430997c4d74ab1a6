import { randomBytes } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { discardArchive } from '#domain/archive/discard-archive.ts';
import { estimate } from '#domain/archive/estimate.ts';
import { getJob, listJobs } from '#domain/archive/look-at-jobs.ts';
import { getManifest } from '#domain/archive/manifest/get-manifest.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { undoAct } from '#domain/files/batch/undo-act.ts';
import { changeFolder } from '#domain/files/change-item.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { getContent, getFile, getOwnFile, getReadable } from '#domain/files/get-file.ts';
import { listStarred } from '#domain/files/list-starred.ts';
import { listTrash } from '#domain/files/list-trash.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { restoreFromTrash } from '#domain/files/restore-from-trash.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { listJournal } from '#domain/folders/journal/list-journal.ts';
import { toName } from '#domain/folders/names.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { freshId } from '#lib/id.ts';
import { day, hour } from '#lib/units.ts';
import { type Dynamodb, startDynamodb } from '../support/dynamodb.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// An archived folder that goes to the trash where it sleeps, by each of its ways back and out.

const waits = {
  COLD_EXPEDITED_MINUTES: '5',
  COLD_STANDARD_MINUTES: '300',
  COLD_BULK_MINUTES: '720',
  CLEAR_HOURS: '24',
};

let dynamodb: Dynamodb;
beforeAll(async () => {
  dynamodb = await startDynamodb();
});
afterAll(() => dynamodb.close());

const parts = engines.flatMap((engine) => [
  [engine, 'the database'] as const,
  [engine, 'DynamoDB'] as const,
]);

describe.each(parts)('an archive thrown away on %s, the ledger in %s', (engine, ledgerIn) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  let folderId: string;
  let fileId: string;
  let archiveId: string;
  /** What happens between the slices of a purge. */
  let between: () => Promise<unknown>;
  const bytes = Buffer.from('what sleeps');
  beforeEach(async () => {
    between = async () => {};
    const fault = async (point: string) => {
      if (point === 'trash-slice-purged') await between();
    };
    const ledger = ledgerIn === 'DynamoDB' ? await dynamodb.freshLedger() : undefined;
    ground = await freshGround({ engine, settings: waits, ledger, fault });
    ({ accountId, rootId } = await ground.account());
    folderId = await folder('Photos');
    fileId = await ground.upload(accountId, { folderId, name: 'a', bytes });
    archiveId = await archive(folderId);
  });
  afterEach(async () => {
    // Whatever was done: the database, the ledger and both stores agree.
    const { left, found } = await reconcile(ground, { deep: true });
    await ground.close();
    expect(Object.values(found).flatMap(({ rows }) => rows)).toEqual([]);
    expect(left).toBe(0);
  });

  const folder = async (name: string, parentId = rootId) =>
    (await createFolder(ground, accountId, { parentId, name, conflict: 'refuse' })).id;
  const archive = async (id: string) => {
    const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    await ground.queue.drain();
    return job.id;
  };
  const discard = (name = 'Photos', id = archiveId) =>
    discardArchive(ground, accountId, { archiveId: id, name });
  const restore = (id = archiveId) =>
    requestRestore(ground, accountId, { archiveId: id, tier: 'expedited' });
  const live = async (span: number) => {
    for (let left = span; left > 0; left -= hour) {
      ground.pass(Math.min(left, hour));
      await ground.queue.drain();
    }
  };
  const look = (id = folderId) => getFolder(ground, accountId, id);
  const place = async () => (await getFile(ground, accountId, fileId)).place;
  const use = async () => {
    const { usedBytes, usedFiles, coldBytes } = await getDrive(
      ground,
      accountId,
      ground.cold.waits,
    );
    return { usedBytes, usedFiles, coldBytes };
  };
  const trash = async () => (await listTrash(ground, accountId, { limit: 10 })).items;
  const stored = async () => ({
    hot: (await Array.fromAsync(ground.storage.list('sealed'))).length,
    cold: (await Array.fromAsync(ground.cold.list())).length,
  });
  const read = async () => {
    const { key } = await getContent(ground, accountId, fileId);
    return Buffer.concat(await Array.fromAsync((await ground.storage.read(key)) ?? []));
  };
  const manifest = async () =>
    (await Array.fromAsync(await getManifest(ground, accountId, archiveId))).join('');
  /** Empty the trash, and let the worker forget what was in it. */
  const purge = async () => {
    await emptyTrash(ground, accountId, null);
    await purgeTrash(ground);
    await ground.queue.drain();
  };
  const star = { starred: true, conflict: 'refuse', version: null } as const;
  const refused = (code: string) => expect.objectContaining({ code });
  const whole = { usedBytes: bytes.length, usedFiles: 1 };
  const none = { usedBytes: 0, usedFiles: 0, coldBytes: 0 };

  describe('once only its cold copy is left', () => {
    beforeEach(() => live(25 * hour));

    test('it lies in the trash as one act, and nothing is woken', async () => {
      const { seq } = await discard();
      expect(await look()).toMatchObject({ state: 'archived', refusals: { restore: 'in-trash' } });
      expect(await trash()).toMatchObject([
        { kind: 'folder', itemId: folderId, state: 'archived', files: 1, bytes: bytes.length },
      ]);
      const { items } = await listJournal(ground, accountId, { itemId: folderId, limit: 10 });
      expect(items).toMatchObject([
        { seq, op: 'trash', done: 1, change: { after: { inTrash: true } } },
      ]);
      expect(await use()).toEqual({ ...whole, coldBytes: bytes.length });
      await ground.queue.drain();
      expect(await stored()).toEqual({ hot: 0, cold: 1 });
      expect(await getJob(ground, accountId, archiveId)).toMatchObject({
        folderIn: 'trash',
        items: { cleared: 1 },
      });
      expect(await manifest()).toContain('"files":1,');
    });

    test('undone, it is the archived folder that it was, and can be brought back', async () => {
      const { seq } = await discard();
      await undoAct(ground, accountId, seq);
      expect(await look()).toMatchObject({ state: 'archived', archiveId, parentId: rootId });
      expect(await getJob(ground, accountId, archiveId)).toMatchObject({ folderIn: 'drive' });
      expect(await trash()).toEqual([]);
      await restore();
      await ground.queue.drain();
      await live(2 * hour);
      expect(await read()).toEqual(bytes);
      expect(await use()).toEqual({ ...whole, coldBytes: 0 });
    });

    test('taken out of the trash, it is archived still, beside the one that has its name by then', async () => {
      await discard();
      await folder('Photos');
      await live(2 * day);
      const [entry] = await trash();
      const back = await restoreFromTrash(ground, accountId, String(entry?.id));
      expect(back).toMatchObject({ state: 'archived', archiveId, name: 'Photos (2)' });
      await restore();
      await ground.queue.drain();
      await live(2 * hour);
      expect(await read()).toEqual(bytes);
    });

    test('its star rests with it, and shines again once it is back', async () => {
      await changeFolder(ground, accountId, { ...star, folderId });
      const marked = async () => (await listStarred(ground, accountId, { limit: 10 })).items;
      const { seq } = await discard();
      expect(await marked()).toEqual([]);
      await undoAct(ground, accountId, seq);
      expect(await marked()).toMatchObject([{ id: folderId, state: 'archived' }]);
    });

    test('with the purge its cold copy goes too', async () => {
      await discard();
      await purge();
      expect(await use()).toEqual(none);
      expect(await stored()).toEqual({ hot: 0, cold: 0 });
      await expect(look()).rejects.toEqual(refused('folder-not-found'));
      await expect(restore()).rejects.toEqual(refused('folder-not-found'));
    });

    test('given up by the trash, it is undone no more, and no list is signed of what is left', async () => {
      const { seq } = await discard();
      await emptyTrash(ground, accountId, null);
      const { items } = await listJobs(ground, accountId, { limit: 10 });
      expect(items).toMatchObject([{ id: archiveId, folderIn: 'nowhere' }]);
      await expect(manifest()).rejects.toEqual(refused('folder-not-archived'));
      await expect(undoAct(ground, accountId, seq)).rejects.toEqual(refused('undo-too-late'));
      await purge();
      expect(await getJob(ground, accountId, archiveId)).toMatchObject({ folderIn: 'nowhere' });
    });

    test('undone, it is not thrown away again without its name', async () => {
      const { seq } = await discard();
      const undone = await undoAct(ground, accountId, seq);
      await expect(undoAct(ground, accountId, undone.seq)).rejects.toEqual(
        refused('undo-too-late'),
      );
      expect(await look()).toMatchObject({ refusals: { restore: null } });
    });

    test('its time in the trash over, it goes by itself', async () => {
      await discard();
      ground.pass(31 * day);
      await purgeTrash(ground);
      await ground.queue.drain();
      expect(await stored()).toEqual({ hot: 0, cold: 0 });
      expect(await use()).toEqual(none);
    });
  });

  describe('while both copies are left', () => {
    test('its day of grace ends in the trash as outside, and undone after it is whole', async () => {
      const { seq } = await discard();
      expect(await place()).toBe('both');
      expect(await use()).toEqual({ ...whole, coldBytes: 0 });
      await live(25 * hour);
      expect(await getJob(ground, accountId, archiveId)).toMatchObject({ state: 'cleared' });
      expect(await use()).toEqual({ ...whole, coldBytes: bytes.length });
      expect(await stored()).toEqual({ hot: 0, cold: 1 });
      await undoAct(ground, accountId, seq);
      expect(await place()).toBe('cold');
      await restore();
      await ground.queue.drain();
      await live(2 * hour);
      expect(await read()).toEqual(bytes);
    });

    test('back from the trash before that, it is cleared when it is due, or back at once', async () => {
      const { seq } = await discard();
      await live(2 * hour);
      await undoAct(ground, accountId, seq);
      await live(24 * hour);
      expect(await getJob(ground, accountId, archiveId)).toMatchObject({ state: 'cleared' });
      expect(await place()).toBe('cold');

      const other = await folder('Other');
      await ground.upload(accountId, { folderId: other, name: 'b', bytes: randomBytes(9) });
      const otherId = await archive(other);
      await undoAct(ground, accountId, (await discard('Other', otherId)).seq);
      await restore(otherId);
      await ground.queue.drain();
      expect(await look(other)).toMatchObject({ state: 'active' });
    });

    test('purged before that, both copies go, and what still comes to clear finds nothing', async () => {
      await discard();
      await purge();
      expect(await stored()).toEqual({ hot: 0, cold: 0 });
      await live(25 * hour);
      expect(await use()).toEqual(none);
      expect(await stored()).toEqual({ hot: 0, cold: 0 });
    });

    test('purged between settling and clearing, both copies go, and the late message is harmless', async () => {
      const steps = archiveSteps(ground);
      const { blobId } = (await getOwnFile(ground.database, accountId, fileId)).file;
      await discard();
      ground.pass(25 * hour);
      await steps['archive-settle']({ body: { jobId: archiveId } });
      expect(await use()).toEqual({ ...whole, coldBytes: bytes.length });
      await emptyTrash(ground, accountId, null);
      await purgeTrash(ground);
      expect(await use()).toEqual(none);
      for (const _ of ['once', 'twice']) {
        await steps['archive-settle']({ body: { jobId: archiveId } });
        await steps['archive-clear']({ body: { jobId: archiveId, blobIds: [blobId] } });
      }
      await ground.queue.drain();
      expect(await stored()).toEqual({ hot: 0, cold: 0 });
    });
  });

  test('settling and clearing that come when half of it is purged find what is left, and harm nothing', async () => {
    await restore();
    await ground.queue.drain();
    const other = await ground.upload(accountId, { folderId, name: 'b', bytes: randomBytes(9) });
    const { file, blob } = await getOwnFile(ground.database, accountId, fileId);
    // More than a slice, by many names of one content.
    const names = Array.from({ length: 1_000 }, (_, n) => ({ ...file, ...toName(`copy ${n}`) }));
    await ground.database.transaction(async ({ db, tables: { files, blobs }, insertMany }) => {
      await insertMany(
        files,
        names.map((row) => ({ ...row, id: freshId() })),
      );
      await db.update(blobs).set({ refs: 1_001 }).where(eq(blobs.id, blob.id));
    });
    await reconcile(ground, { mend: true });
    archiveId = await archive(folderId);
    await discard();
    ground.pass(25 * hour);
    const steps = archiveSteps(ground);
    const blobIds = [blob.id, (await getOwnFile(ground.database, accountId, other)).blob.id];
    let times = 0;
    between = async () => {
      times += 1;
      await steps['archive-settle']({ body: { jobId: archiveId } });
      await steps['archive-clear']({ body: { jobId: archiveId, blobIds } });
    };
    await emptyTrash(ground, accountId, null);
    await purgeTrash(ground);
    expect(times).toBe(1);
    expect(await use()).toEqual(none);
    await ground.queue.drain();
    expect(await stored()).toEqual({ hot: 0, cold: 0 });
  });

  test('bytes that another folder needs stay, hot and cold', async () => {
    const otherId = await folder('Other');
    const steps = archiveSteps(ground);
    await restore();
    await ground.queue.drain();
    const copy = { fileId, folderId: otherId, conflict: 'refuse' as const };
    const kept = await copyFile(ground, accountId, copy);
    archiveId = await archive(folderId);
    await discard();
    ground.pass(25 * hour);
    await steps['archive-settle']({ body: { jobId: archiveId } });
    await purge();
    fileId = kept.id;
    expect(await read()).toEqual(bytes);
    expect(await use()).toEqual({ ...whole, coldBytes: 0 });
  });

  test('a folder below that has an archive of its own goes and comes along', async () => {
    await restore();
    await ground.queue.drain();
    const below = await folder('2026', folderId);
    await ground.upload(accountId, { folderId: below, name: 'b', bytes: randomBytes(9) });
    const inner = await archive(below);
    archiveId = await archive(folderId);
    await live(25 * hour);
    await expect(discard('2026', inner)).rejects.toEqual(refused('folder-archived'));
    const asked = (id: string) => estimate(ground, accountId, { archiveId: id });
    expect((await asked(inner)).discard).toBeNull();
    expect((await asked(archiveId)).discard).toMatchObject({ files: 2 });
    const { seq } = await discard();
    expect(await trash()).toMatchObject([{ files: 2, bytes: bytes.length + 9 }]);
    await undoAct(ground, accountId, seq);
    expect(await look(below)).toMatchObject({ state: 'archived', archiveId: inner });

    await requestRestore(ground, accountId, { archiveId: inner, tier: 'standard' });
    await expect(discard()).rejects.toEqual(refused('folder-busy'));
    expect((await asked(archiveId)).discard).toBeNull();
    await live(6 * hour);
    await discard();
    await purge();
    expect(await stored()).toEqual({ hot: 0, cold: 0 });
    expect(await use()).toEqual(none);
  });

  test.each(['running', 'opened'] as const)('an opening that is %s ends with it', async (state) => {
    await live(25 * hour);
    const open = { archiveId, tier: 'expedited' as const, open: { days: 7 } };
    const { job } = await requestRestore(ground, accountId, open);
    await ground.queue.drain();
    if (state === 'opened') await live(2 * hour);
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state });
    const { seq } = await discard();
    const ended = state === 'opened' ? 'closed' : 'cancelled';
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: ended });
    // In the trash nothing is read, however awake it is.
    await expect(getReadable(ground, accountId, fileId)).rejects.toEqual(refused('in-trash'));
    await undoAct(ground, accountId, seq);
    await live(2 * hour);
    expect(await look()).toMatchObject({ state: 'archived', openUntil: null });
  });

  test('before it is meant, it is told what goes, how long it can be had back, and what is paid', async () => {
    await restore();
    await ground.queue.drain();
    const below = await folder('2026', folderId);
    await ground.upload(accountId, { folderId: below, name: 'b', bytes: randomBytes(9) });
    const deep = { folderId: below, class: 'DEEP_ARCHIVE' } as const;
    await requestArchive(ground, accountId, deep);
    await ground.queue.drain();
    const slept = ground.now().getTime();
    archiveId = await archive(folderId);
    const ask = async (owner: 'machine' | 'aws') => {
      const { discard } = await estimate(
        { ...ground, cold: { ...ground.cold, owner } },
        accountId,
        { archiveId },
      );
      return discard;
    };
    const until = (iso: unknown) => (Date.parse(String(iso)) - ground.now().getTime()) / day;
    const what = { folder: { name: 'Photos' }, files: 2, folders: 1, bytes: bytes.length + 9 };
    const told = await ask('machine');
    expect(told).toMatchObject({ ...what, paidUntil: null });
    expect(until(told?.keptUntil)).toBeCloseTo(30);
    // The deepest of what goes is paid for longest.
    expect(until((await ask('aws'))?.paidUntil)).toBeCloseTo(180);
    ground.pass(181 * day - (ground.now().getTime() - slept));
    expect(await ask('aws')).toMatchObject({ ...what, paidUntil: null });
    await discard();
    expect(await ask('aws')).toBeNull();
  });

  test('its name is typed as names are compared, and another is refused', async () => {
    for (const name of ['', 'Photo', 'Photos2']) {
      await expect(discard(name)).rejects.toEqual(refused('name-differs'));
    }
    expect(await look()).toMatchObject({ refusals: { restore: null } });
    await discard('pHOTOS');
    expect(await trash()).toHaveLength(1);
  });

  test('named by its request it is thrown away once', async () => {
    const once = { key: 'one', hash: 'a' };
    const wish = { archiveId, name: 'Photos' };
    const first = await discardArchive(ground, accountId, wish, once);
    expect(await discardArchive(ground, accountId, wish, once)).toEqual(first);
    await expect(discard()).rejects.toEqual(refused('in-trash'));
    expect(await trash()).toHaveLength(1);
  });

  test('of two at once one is told that it is in the trash', async () => {
    const both = await Promise.allSettled([discard(), discard()]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await trash()).toHaveLength(1);
  });

  test('a folder that is not archived, or is on its way, is not thrown away so', async () => {
    await expect(discard('Photos', 'x'.repeat(22))).rejects.toEqual(refused('archive-not-found'));
    const stranger = await ground.account();
    await expect(
      discardArchive(ground, stranger.accountId, { archiveId, name: 'Photos' }),
    ).rejects.toEqual(refused('archive-not-found'));
    await live(25 * hour);
    const { job } = await restore();
    await expect(discard()).rejects.toEqual(refused('folder-busy'));
    await expect(discard('Photos', job.id)).rejects.toEqual(refused('archive-not-found'));
    await ground.queue.drain();
    await live(2 * hour);
    await expect(discard()).rejects.toEqual(refused('folder-not-archived'));
    const wanted = { folderId, class: 'GLACIER' } as const;
    const again = await requestArchive(ground, accountId, wanted);
    await expect(discard('Photos', again.job.id)).rejects.toEqual(refused('folder-busy'));
    await ground.queue.drain();
  });
});
