import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '#adapters/log/log.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { copyKey } from '#domain/archive/messages.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { emptyFolder } from '#domain/files/batch/start-batch.ts';
import { copyFile } from '#domain/files/copy-file.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { forgetKept } from '#domain/files/forget-kept.ts';
import { getContent, getFile, getOwnFile } from '#domain/files/get-file.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { answerTus } from '#domain/uploads/answer-tus.ts';
import { day, hour, MiB } from '#lib/units.ts';
import { toMetadata } from '../support/drive.ts';
import { type Dynamodb, startDynamodb } from '../support/dynamodb.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// The real waits of the real thing, on a clock that the test moves.
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

describe.each(parts)('archive and restore on %s, the ledger in %s', (engine, ledgerIn) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  /** What happens at a named point of a step. */
  let at: Record<string, () => Promise<unknown>>;
  beforeEach(async () => {
    at = {};
    const fault = async (point: string) => void (await at[point]?.());
    const ledger = ledgerIn === 'DynamoDB' ? await dynamodb.freshLedger() : undefined;
    ground = await freshGround({ engine, settings: waits, fault, ledger });
    ({ accountId, rootId } = await ground.account());
  });
  afterEach(() => ground.close());

  const folder = (name: string, parentId = rootId) =>
    createFolder(ground, accountId, { parentId, name, conflict: 'refuse' });
  const state = async (id: string) => (await getFolder(ground, accountId, id)).state;
  const archive = async (folderId: string) => {
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    await ground.queue.drain();
    return getJob(ground, accountId, job.id);
  };
  const restore = (archiveId: string, tier: 'expedited' | 'standard' | 'bulk' = 'standard') =>
    requestRestore(ground, accountId, { archiveId, tier });
  const told = async () => {
    const { items } = await listNotifications(ground, accountId, { limit: 50 });
    return items.map(({ kind }) => kind);
  };
  const read = async (fileId: string) => {
    const { key } = await getContent(ground, accountId, fileId);
    const stream = await ground.storage.read(key);
    return Buffer.concat(await Array.fromAsync(stream ?? []));
  };
  /** Let time pass in steps, as a worker would see it. */
  const live = async (span: number) => {
    for (let left = span; left > 0; left -= hour / 2) {
      ground.pass(Math.min(left, hour / 2));
      await ground.queue.drain();
    }
  };

  test('a subtree sleeps after its day of grace, and wakes after the hours of its tier', async () => {
    const top = await folder('Photos');
    const below = await folder('2026', top.id);
    const one = randomBytes(2 * MiB);
    const two = Buffer.from('the same text '.repeat(100_000));
    const a = await ground.upload(accountId, { folderId: top.id, name: 'a.bin', bytes: one });
    const b = await ground.upload(accountId, { folderId: below.id, name: 'b.txt', bytes: two });
    const c = await ground.upload(accountId, { folderId: below.id, name: 'c.bin', bytes: one });

    const job = await archive(top.id);
    expect(job).toMatchObject({
      state: 'archived',
      expected: 2,
      expectedBytes: one.byteLength + two.byteLength,
      done: 2,
      doneBytes: one.byteLength + two.byteLength,
      items: { copied: 2, cleared: 0 },
    });
    expect([await state(top.id), await state(below.id)]).toEqual(['archived', 'archived']);
    expect(await getFile(ground, accountId, a)).toMatchObject({ place: 'both' });
    await live(23 * hour);
    expect(await getFile(ground, accountId, a)).toMatchObject({ place: 'both' });
    const { blob } = await getOwnFile(ground.database, accountId, a);
    await live(2 * hour);
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: 'cleared' });
    expect(await getFile(ground, accountId, a)).toMatchObject({ place: 'cold' });
    expect(await ground.storage.size(String(blob.hotKey))).toBeNull();
    expect(await getDrive(ground, accountId, ground.cold.waits)).toMatchObject({
      usedBytes: one.byteLength + two.byteLength,
      coldBytes: one.byteLength + two.byteLength,
    });

    const { job: back } = await restore(job.id);
    await ground.queue.drain();
    await live(4 * hour);
    expect(await state(top.id)).toBe('restoring');
    await live(3 * hour);
    expect(await getJob(ground, accountId, back.id)).toMatchObject({ state: 'restored', done: 2 });
    expect([await state(top.id), await state(below.id)]).toEqual(['active', 'active']);
    expect([await read(a), await read(b), await read(c)]).toEqual([one, two, one]);
    expect(await told()).toEqual(['restore-finished', 'archive-finished']);
    expect(await getDrive(ground, accountId, ground.cold.waits)).toMatchObject({ coldBytes: 0 });

    const again = await archive(top.id);
    const { blob: now } = await getOwnFile(ground.database, accountId, a);
    expect(again.state).toBe('archived');
    expect(now.coldKey).toBe(blob.coldKey);
  }, 60_000);

  test('within its day of grace a folder is back at once', async () => {
    const { id } = await folder('Photos');
    await ground.upload(accountId, { folderId: id, name: 'a', bytes: randomBytes(10) });
    const job = await archive(id);
    await restore(job.id, 'bulk');
    await ground.queue.drain();
    expect(await state(id)).toBe('active');
    await live(48 * hour);
    expect(await state(id)).toBe('active');
  });

  test('a faster tier speeds a running restore up', async () => {
    const { id } = await folder('Photos');
    await ground.upload(accountId, { folderId: id, name: 'a', bytes: randomBytes(10) });
    const job = await archive(id);
    await live(25 * hour);
    const slow = await restore(job.id, 'bulk');
    await ground.queue.drain();
    expect(await restore(job.id, 'bulk')).toMatchObject({ isNew: false });
    const fast = await restore(job.id, 'expedited');
    expect(fast).toMatchObject({ isNew: false, job: { id: slow.job.id, tier: 'expedited' } });
    await ground.queue.drain();
    await live(hour);
    expect(await state(id)).toBe('active');
  });

  test('what fell asleep again before it was copied is woken once more', async () => {
    const { id } = await folder('Photos');
    const bytes = randomBytes(10);
    const file = await ground.upload(accountId, { folderId: id, name: 'a', bytes });
    const job = await archive(id);
    await live(25 * hour);
    const { job: back } = await restore(job.id, 'expedited');
    await ground.queue.drain();
    ground.pass(hour);
    await archiveSteps(ground)['restore-watch']({ body: { jobId: back.id } });
    expect(await getJob(ground, accountId, back.id)).toMatchObject({ items: { ready: 1 } });
    // Nobody works while the copy's days go by.
    ground.pass(9 * day);
    await ground.queue.drain();
    expect(await getJob(ground, accountId, back.id)).toMatchObject({ items: { asked: 1 } });
    await live(hour);
    expect(await getJob(ground, accountId, back.id)).toMatchObject({ state: 'restored' });
    expect(await read(file)).toEqual(bytes);
  });

  test('asked twice, the answer is the same job', async () => {
    const { id } = await folder('Photos');
    await ground.upload(accountId, { folderId: id, name: 'a', bytes: randomBytes(10) });
    const wanted = { folderId: id, class: 'GLACIER' } as const;
    const first = await requestArchive(ground, accountId, wanted);
    const second = await requestArchive(ground, accountId, wanted);
    expect([first.isNew, second.isNew]).toEqual([true, false]);
    expect(second.job.id).toBe(first.job.id);
  });

  test('a cancelled archive leaves an active folder and nothing on the cold side', async () => {
    const { id } = await folder('Photos');
    await ground.upload(accountId, { folderId: id, name: 'a', bytes: randomBytes(10) });
    const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    const steps = archiveSteps(ground);
    await steps['archive-expand']({ body: { jobId: job.id } });
    expect(await cancelJob(ground, accountId, job.id)).toMatchObject({ state: 'cancelled' });
    await ground.queue.drain();
    expect(await state(id)).toBe('active');
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ items: { waiting: 1 } });
    expect((await archive(id)).state).toBe('archived');
    await expect(cancelJob(ground, accountId, job.id)).rejects.toMatchObject({
      code: 'nothing-running',
    });
  });

  test('of a blob that two folders archived at once, no copy outlives it', async () => {
    const [one, two] = [await folder('One'), await folder('Two')];
    const file = { folderId: one.id, name: 'a', bytes: randomBytes(10) };
    const fileId = await ground.upload(accountId, file);
    await copyFile(ground, accountId, { fileId, folderId: two.id, conflict: 'refuse' });
    for (const { id } of [one, two]) {
      await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    }
    // Both have made their copy before either is written into the blob.
    const steps = archiveSteps(ground);
    const { blobId } = (await getOwnFile(ground.database, accountId, fileId)).file;
    for (const { id } of [one, two]) {
      const jobId = (await getFolder(ground, accountId, id)).archiveId ?? '';
      await steps['archive-expand']({ body: { jobId } });
      await steps['archive-copy']({ body: { jobId, blobIds: [blobId] } });
    }
    await ground.queue.drain();
    expect(await Array.fromAsync(ground.cold.list())).toHaveLength(2);
    for (const { id } of [one, two]) {
      const archiveId = (await getFolder(ground, accountId, id)).archiveId ?? '';
      await restore(archiveId, 'expedited');
      await ground.queue.drain();
      ground.pass(hour);
      await ground.queue.drain();
      await emptyFolder(ground, accountId, id);
    }
    await emptyTrash(ground, accountId, null);
    await ground.queue.drain();
    await forgetKept(ground);
    ground.pass(40 * day);
    await forgetKept(ground);
    await ground.queue.drain();
    expect(await Array.fromAsync(ground.cold.list())).toEqual([]);
  });

  describe('nothing is left on the cold side by a cancelled archive', () => {
    const dies = () => Promise.reject(new Error('The process died.'));
    const lying = async () => [
      ...(await Array.fromAsync(ground.cold.list())),
      ...(await Array.fromAsync(ground.cold.listUnfinished())),
    ];
    const begun = async () => {
      const { id } = await folder('Photos');
      const bytes = randomBytes(10);
      const file = await ground.upload(accountId, { folderId: id, name: 'a', bytes });
      const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
      await archiveSteps(ground)['archive-expand']({ body: { jobId: job.id } });
      const { file: row } = await getOwnFile(ground.database, accountId, file);
      const copying = { body: { jobId: job.id, blobIds: [row.blobId] } };
      return { job, copy: () => archiveSteps(ground)['archive-copy'](copying) };
    };
    /** Give up, and let the site have discarded what was there by then. */
    const cancelled = async (jobId: string) => {
      await cancelJob(ground, accountId, jobId);
      await ground.database.transaction(async ({ db, tables }) => {
        await db.delete(tables.outbox);
      });
    };
    const discard = (jobId: string) => archiveSteps(ground)['archive-discard']({ body: { jobId } });

    test('a copy that was written down', async () => {
      const { job, copy } = await begun();
      await copy();
      expect(await lying()).toHaveLength(1);
      await cancelJob(ground, accountId, job.id);
      await discard(job.id);
      expect(await lying()).toEqual([]);
    });

    test('a copy that was whole when its process died', async () => {
      const { job, copy } = await begun();
      at = { 'copy-put': dies };
      await expect(copy()).rejects.toThrow('died');
      at = {};
      expect(await getJob(ground, accountId, job.id)).toMatchObject({ items: { waiting: 1 } });
      expect(await lying()).toHaveLength(1);
      await cancelJob(ground, accountId, job.id);
      await discard(job.id);
      expect(await lying()).toEqual([]);
    });

    test('a copy that is done when the archive is given up already', async () => {
      const { job, copy } = await begun();
      at = { 'copy-put': () => cancelled(job.id) };
      await copy();
      await ground.queue.drain();
      expect(await lying()).toEqual([]);
    });

    test('a copy that died after the archive was given up: its message comes again', async () => {
      const { job, copy } = await begun();
      at = {
        'copy-put': async () => {
          await cancelled(job.id);
          await dies();
        },
      };
      await expect(copy()).rejects.toThrow('died');
      expect(await lying()).toHaveLength(1);
      await copy();
      await ground.queue.drain();
      expect(await lying()).toEqual([]);
    });

    test('what another archive keeps there stays', async () => {
      const cold = await folder('Cold');
      const warm = await folder('Warm');
      const bytes = randomBytes(10);
      await ground.upload(accountId, { folderId: cold.id, name: 'a', bytes });
      await ground.upload(accountId, { folderId: warm.id, name: 'a', bytes });
      await archive(cold.id);
      const wanted = { folderId: warm.id, class: 'GLACIER' } as const;
      const { job } = await requestArchive(ground, accountId, wanted);
      at = { 'archive-checked': () => cancelJob(ground, accountId, job.id) };
      await ground.queue.drain();
      expect(await state(warm.id)).toBe('active');
      expect(await lying()).toHaveLength(1);
      expect(await getJob(ground, accountId, job.id)).toMatchObject({
        state: 'cancelled',
        done: 1,
      });
    });
  });

  test('of a restore that was given up, what had come back stays hot, and no half-way copy does', async () => {
    const { id } = await folder('Photos');
    const upload = (name: string) =>
      ground.upload(accountId, { folderId: id, name, bytes: Buffer.from(name) });
    const files = [await upload('a'), await upload('b')] as const;
    const job = await archive(id);
    await live(25 * hour);
    const { job: back } = await restore(job.id, 'expedited');
    await ground.queue.drain();
    ground.pass(hour);
    const steps = archiveSteps(ground);
    await steps['restore-watch']({ body: { jobId: back.id } });
    const bringBack = async (fileId: string) => {
      const { file } = await getOwnFile(ground.database, accountId, fileId);
      const body = { jobId: back.id, blobIds: [file.blobId] };
      await steps['restore-bring-back']({ body });
    };
    await bringBack(files[0]);
    at = {
      'restore-put': async () => {
        await cancelJob(ground, accountId, back.id);
        throw new Error('The process died.');
      },
    };
    await expect(bringBack(files[1])).rejects.toThrow('died');
    at = {};
    const hot = async () => (await Array.fromAsync(ground.storage.list('sealed'))).length;
    expect(await hot()).toBe(2);
    await bringBack(files[0]);
    await bringBack(files[1]);
    expect(await hot()).toBe(1);
    const { blob } = await getOwnFile(ground.database, accountId, files[0]);
    expect(await ground.storage.size(String(blob.hotKey))).toBe(1);
  });

  test('a cancelled restore leaves an archived folder that can be brought back later', async () => {
    const { id } = await folder('Photos');
    const bytes = randomBytes(10);
    const file = await ground.upload(accountId, { folderId: id, name: 'a', bytes });
    const job = await archive(id);
    await live(25 * hour);
    const { job: back } = await restore(job.id, 'bulk');
    await ground.queue.drain();
    await cancelJob(ground, accountId, back.id);
    expect(await state(id)).toBe('archived');
    await live(48 * hour);
    expect(await getFile(ground, accountId, file)).toMatchObject({ place: 'cold' });
    await restore(job.id, 'expedited');
    await ground.queue.drain();
    await live(2 * hour);
    expect(await read(file)).toEqual(bytes);
  });

  test('bytes that another folder needs stay hot', async () => {
    const cold = await folder('Cold');
    const warm = await folder('Warm');
    const bytes = randomBytes(10);
    await ground.upload(accountId, { folderId: cold.id, name: 'a', bytes });
    const kept = await ground.upload(accountId, { folderId: warm.id, name: 'a', bytes });
    await archive(cold.id);
    await live(25 * hour);
    expect(await read(kept)).toEqual(bytes);
    expect(await getFile(ground, accountId, kept)).toMatchObject({ place: 'both' });
  });

  test('a cold copy that changed stops the job, and nothing is deleted', async () => {
    const { id } = await folder('Photos');
    const bytes = randomBytes(10);
    const file = await ground.upload(accountId, { folderId: id, name: 'a', bytes });
    const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    const lines: unknown[] = [];
    const log = { ...ground.log, error: (line: unknown) => void lines.push(line) } as Log;
    const steps = archiveSteps({ ...ground, log });
    await steps['archive-expand']({ body: { jobId: job.id } });
    const { file: row } = await getOwnFile(ground.database, accountId, file);
    await steps['archive-copy']({ body: { jobId: job.id, blobIds: [row.blobId] } });
    // Lost between the copy and the count.
    const item = await ground.ledger.find(job.id, row.blobId);
    await ground.cold.remove(copyKey(job.id, row.blobId), String(item?.coldVersion));
    await steps['archive-check']({ body: { jobId: job.id } });
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: 'mismatch' });
    // What infra/modules/monitoring/alarms.tf waits for.
    expect(lines).toEqual([{ event: 'job-stopped', outcome: 'mismatch', jobId: job.id }]);
    expect(await state(id)).toBe('archiving');
    expect(await read(file)).toEqual(bytes);
    expect(await told()).toEqual(['archive-needs-help']);
    await cancelJob(ground, accountId, job.id);
    expect(await state(id)).toBe('active');
  });

  test('every message may come twice', async () => {
    const steps = archiveSteps(ground);
    const { id } = await folder('Photos');
    const bytes = randomBytes(10);
    const file = await ground.upload(accountId, { folderId: id, name: 'a', bytes });
    const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    const { file: row } = await getOwnFile(ground.database, accountId, file);
    const all = { jobId: job.id, blobIds: [row.blobId] };
    const twice = async (topic: keyof typeof steps, body: unknown) => {
      await steps[topic]({ body });
      await steps[topic]({ body });
    };
    await twice('archive-expand', all);
    await twice('archive-copy', all);
    await twice('archive-check', all);
    ground.pass(25 * hour);
    await twice('archive-settle', all);
    await twice('archive-clear', all);
    expect(await getJob(ground, accountId, job.id)).toMatchObject({
      state: 'cleared',
      done: 1,
      // Of its copy and of the end of its hot copy.
      repeats: 2,
    });
    const { job: back } = await restore(job.id);
    const backs = { jobId: back.id, blobIds: [row.blobId] };
    await twice('restore-ask', backs);
    ground.pass(6 * hour);
    await twice('restore-watch', backs);
    await twice('restore-bring-back', backs);
    await twice('restore-finish', backs);
    expect(await getJob(ground, accountId, back.id)).toMatchObject({
      state: 'restored',
      done: 1,
      repeats: 1,
    });
    expect(await read(file)).toEqual(bytes);
    await ground.queue.drain();
    expect(await told()).toEqual(['restore-finished', 'archive-finished']);
    expect(await read(file)).toEqual(bytes);
  });

  test('an upload that began before an archive is fenced out even after the restore', async () => {
    const { id } = await folder('Photos');
    await ground.upload(accountId, { folderId: id, name: 'a', bytes: randomBytes(10) });
    const headers = { 'tus-resumable': '1.0.0' };
    const begun = await answerTus(
      ground,
      accountId,
      new Request('http://localhost/api/uploads', {
        method: 'POST',
        headers: {
          ...headers,
          'upload-length': '3',
          'upload-metadata': toMetadata({ filename: 'late', folderId: id }),
        },
      }),
    );
    const job = await archive(id);
    await restore(job.id);
    await ground.queue.drain();
    expect(await state(id)).toBe('active');
    const bytes = new Request(`http://localhost${begun.headers.get('location')}`, {
      method: 'PATCH',
      headers: {
        ...headers,
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: 'abc',
    });
    await expect(answerTus(ground, accountId, bytes)).rejects.toMatchObject({
      code: 'folder-busy',
    });
    expect(await getFolder(ground, accountId, id)).toMatchObject({ files: 1 });
  });

  test('a message to clear that comes late finds a folder that is open again', async () => {
    const { id } = await folder('Photos');
    const bytes = randomBytes(10);
    const file = await ground.upload(accountId, { folderId: id, name: 'a', bytes });
    const job = await archive(id);
    const steps = archiveSteps(ground);
    ground.pass(25 * hour);
    await steps['archive-settle']({ body: { jobId: job.id } });
    await restore(job.id);
    const { file: row } = await getOwnFile(ground.database, accountId, file);
    await steps['archive-clear']({ body: { jobId: job.id, blobIds: [row.blobId] } });
    await ground.queue.drain();
    expect(await read(file)).toEqual(bytes);
  });

  test.each([
    ['the root', async () => rootId, 'root-fixed'],
    ['an empty folder', async () => (await folder('Empty')).id, 'folder-empty'],
    ['an unknown folder', async () => 'x'.repeat(22), 'folder-not-found'],
  ])('%s is not archived', async (_, make, code) => {
    const wanted = { folderId: await make(), class: 'GLACIER' } as const;
    await expect(requestArchive(ground, accountId, wanted)).rejects.toMatchObject({ code });
  });

  test('a folder with a busy one below is not archived', async () => {
    const top = await folder('Photos');
    const below = await folder('2026', top.id);
    await ground.upload(accountId, { folderId: below.id, name: 'a', bytes: randomBytes(10) });
    await requestArchive(ground, accountId, { folderId: below.id, class: 'GLACIER' });
    const wanted = { folderId: top.id, class: 'GLACIER' } as const;
    await expect(requestArchive(ground, accountId, wanted)).rejects.toMatchObject({
      code: 'folder-busy',
    });
  });

  test('a folder below that is cold keeps its own archive', async () => {
    const top = await folder('Photos');
    const below = await folder('2026', top.id);
    await ground.upload(accountId, { folderId: below.id, name: 'a', bytes: randomBytes(10) });
    await ground.upload(accountId, { folderId: top.id, name: 'b', bytes: randomBytes(10) });
    const inner = await archive(below.id);
    const outer = await archive(top.id);
    expect(outer).toMatchObject({ state: 'archived', expected: 1 });
    await restore(outer.id);
    await ground.queue.drain();
    expect([await state(top.id), await state(below.id)]).toEqual(['active', 'archived']);
    expect(await getFolder(ground, accountId, below.id)).toMatchObject({ archiveId: inner.id });
  });

  test('a file in the trash is not part of an archive and can still be purged', async () => {
    const { id } = await folder('Photos');
    const gone = await ground.upload(accountId, {
      folderId: id,
      name: 'gone',
      bytes: randomBytes(10),
    });
    await ground.upload(accountId, { folderId: id, name: 'kept', bytes: randomBytes(10) });
    const { file } = await getOwnFile(ground.database, accountId, gone);
    await trashFile(ground, accountId, { fileId: gone, version: file.version });
    expect(await archive(id)).toMatchObject({ state: 'archived', expected: 1 });
  });
});
