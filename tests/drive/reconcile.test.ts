import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Transaction } from '#adapters/database/database.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { copyKey } from '#domain/archive/messages.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { askToGoOn } from '#domain/files/batch/run-act.ts';
import { startBatch } from '#domain/files/batch/start-batch.ts';
import { getContent, getOwnFile } from '#domain/files/get-file.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { getThumb } from '#domain/files/thumb/get-thumb.ts';
import { putThumb } from '#domain/files/thumb/put-thumb.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getAct } from '#domain/folders/journal/list-journal.ts';
import { beginCheck, releaseCheck, sweepIntegrity } from '#domain/integrity/check/begin-check.ts';
import { getCheck } from '#domain/integrity/check/get-check.ts';
import { claimIntegrity } from '#domain/integrity/check/queries.ts';
import { type Kind, kinds } from '#domain/integrity/findings.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { answerTus } from '#domain/uploads/answer-tus.ts';
import { freshId } from '#lib/id.ts';
import { day, hour, minute } from '#lib/units.ts';
import { toMetadata } from '../support/drive.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';
import { picture } from '../support/picture.ts';

describe.each(engines)('reconcile on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  let fileId: string;
  let coldFolder: string;
  let archiveId: string;
  /** A drive with a hot file, an archived folder that was cleared, and an upload on its way. */
  beforeEach(async () => {
    ground = await freshGround({ engine, settings: { CLEAR_HOURS: '24' } });
    ({ accountId, rootId } = await ground.account());
    fileId = await ground.upload(accountId, { folderId: rootId, name: 'a', bytes: bytes('hot') });
    const given = { parentId: rootId, name: 'Old', conflict: 'refuse' as const };
    coldFolder = (await createFolder(ground, accountId, given)).id;
    await ground.upload(accountId, { folderId: coldFolder, name: 'b', bytes: bytes('cold') });
    const asked = { folderId: coldFolder, class: 'GLACIER' as const };
    archiveId = (await requestArchive(ground, accountId, asked)).job.id;
    await ground.queue.drain();
    ground.pass(25 * hour);
    await ground.queue.drain();
    await begin('half', 100, bytes('half'));
  });
  afterEach(() => ground.close());

  const blobOf = async (folderId: string) => {
    const { db, tables } = ground.database;
    const [file] = await db.select().from(tables.files).where(eq(tables.files.folderId, folderId));
    return file?.blobId ?? '';
  };
  const bytes = (text: string) => Buffer.from(text.repeat(10));
  const begin = (name: string, length: number, body: Buffer) =>
    answerTus(
      ground,
      accountId,
      new Request('http://localhost/api/uploads', {
        method: 'POST',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': String(length),
          'content-type': 'application/offset+octet-stream',
          'upload-metadata': toMetadata({ filename: name, folderId: rootId }),
        },
        body: Uint8Array.from(body),
      }),
    );
  const change = (act: (tx: Transaction) => Promise<unknown>) => ground.database.transaction(act);
  /** Every file of both stores, with its path. */
  const listStored = (of: 'files' | 'cold') =>
    readdirSync(join(ground.settings.DATA_DIR, of), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  const pathOf = (of: 'files' | 'cold', part: string) =>
    listStored(of).find((path) => path.includes(part)) ?? '';
  const hotPath = async () => {
    const { key } = await getContent(ground, accountId, fileId);
    return pathOf('files', key);
  };
  /** How many of each kind, without the kinds of which there are none. */
  async function look(options: Parameters<typeof reconcile>[1] = {}) {
    const report = await reconcile(ground, options);
    const counts = kinds
      .map((kind): [Kind, number] => [kind, report.found[kind].count])
      .filter(([, count]) => count > 0);
    return { ...report, counts: Object.fromEntries(counts) };
  }
  /** What was planted is found, mended, and then nothing is left and nothing else was touched. */
  async function expectMended(counts: Partial<Record<Kind, number>>) {
    expect((await look()).counts).toEqual(counts);
    const mended = await look({ mend: true });
    expect([mended.counts, mended.left]).toEqual([counts, 0]);
    expect((await look({ deep: true })).counts).toEqual({});
    expect((await getContent(ground, accountId, fileId)).bytes).toBe(30);
  }
  async function expectLeft(counts: Partial<Record<Kind, number>>, options = {}) {
    const before = [...listStored('files'), ...listStored('cold')].sort();
    expect((await look(options)).counts).toEqual(counts);
    expect((await look({ ...options, mend: true })).left).toBeGreaterThan(0);
    expect([...listStored('files'), ...listStored('cold')].sort()).toEqual(before);
    expect((await look(options)).counts).toEqual(counts);
  }

  test('a drive on which all is well has no differences, also looked at byte for byte', async () => {
    const { counts, looked } = await look({ deep: true });
    expect(counts).toEqual({});
    expect(looked).toBe(3);
  });

  test('lost hot bytes are told and left, with every orphan, since one may be them', async () => {
    const stored = await ground.storage.list('sealed');
    for await (const { key } of stored) await ground.storage.remove(key);
    const key = freshId();
    await ground.storage.begin(key);
    await ground.storage.seal(key, 0);
    ground.pass(48 * hour);
    await expectLeft({ lost: 1, orphaned: 1 });
    expect((await look()).found.lost.rows[0]).toContain(accountId);
  });

  test('a lost cold copy is told and left', async () => {
    rmSync(pathOf('cold', '.json'));
    // Its pack is there, and without its note it is no object.
    await expectLeft({ lost: 1, orphaned: 1 });
  });

  test('a hot object that is shorter is told and left', async () => {
    truncateSync(await hotPath(), 7);
    await expectLeft({ differing: 1 });
  });

  test('other bytes of the same length are told by a deep look alone', async () => {
    writeFileSync(await hotPath(), randomBytes(30));
    expect((await look()).counts).toEqual({});
    await expectLeft({ differing: 1 }, { deep: true });
  });

  test('a small picture that is gone, shorter or another is told, and let go to be made again', async () => {
    const put = async () => {
      await putThumb(ground, accountId, { fileId, bytes: picture(9, 9) });
      const { key } = await getThumb(ground, accountId, fileId);
      expect((await look({ deep: true })).counts).toEqual({});
      return { key, path: pathOf('files', key) };
    };
    await ground.storage.remove((await put()).key);
    await expectMended({ lost: 1 });
    await expect(getThumb(ground, accountId, fileId)).rejects.toMatchObject({
      code: 'thumb-not-found',
    });
    truncateSync((await put()).path, 3);
    await expectMended({ differing: 1 });
    await ground.queue.drain();
    const { key, path } = await put();
    writeFileSync(path, randomBytes(26));
    expect((await look()).counts).toEqual({});
    expect((await look({ deep: true, mend: true })).counts).toEqual({ differing: 1 });
    await ground.queue.drain();
    expect(await ground.storage.size(key)).toBeNull();
    expect((await look({ deep: true })).counts).toEqual({});
  });

  test('an upload of which less is stored than was acknowledged is told', async () => {
    truncateSync(pathOf('files', 'incoming'), 3);
    await expectLeft({ differing: 1 });
    rmSync(pathOf('files', 'incoming'));
    expect((await look()).counts).toEqual({ lost: 1 });
  });

  test('objects that no row names are told at once, and go when they are a day old', async () => {
    const [sealed, incoming] = [freshId(), freshId()];
    for (const key of [sealed, incoming]) await ground.storage.begin(key);
    await ground.storage.seal(sealed, 0);
    const cold = new Blob([bytes('cold')]).stream();
    const sha256 = '0'.repeat(64);
    await ground.cold.put(freshId(), cold, { class: 'GLACIER', bytes: 40, sha256 }).catch(() => {});
    const draft = join(ground.settings.DATA_DIR, 'cold', `${freshId()}.draft`);
    writeFileSync(draft, 'half');
    const folder = join(ground.settings.DATA_DIR, 'cold', 'zz');
    mkdirSync(folder);
    writeFileSync(join(folder, `zz${freshId().slice(2)}.zst`), 'no note');
    const now = ground.now();
    for (const path of listStored('cold')) utimesSync(path, now, now);
    for (const path of listStored('files')) utimesSync(path, now, now);
    await expectLeft({ orphaned: 4 });
    ground.pass(25 * hour);
    await expectMended({ orphaned: 4 });
  });

  test('a cold object that no row names goes when it is a day old', async () => {
    await change(({ db, tables: { archiveItems } }) => db.delete(archiveItems));
    await change(({ db, tables: { blobs } }) =>
      db.update(blobs).set({ coldKey: null, place: 'hot' }).where(eq(blobs.place, 'cold')),
    );
    const { counts, found } = await look();
    // The blob names nothing now, and the ledger and the numbers with it are off.
    expect(counts).toMatchObject({ orphaned: 1, lost: 1, differing: 1, quota: 1 });
    expect(found.orphaned.rows[0]).toContain('Cold object');
  });

  test('while something is archived, a young object may get its row any moment', async () => {
    await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    const key = freshId();
    await ground.storage.begin(key);
    await ground.storage.seal(key, 0);
    const now = ground.now();
    for (const path of listStored('files')) utimesSync(path, now, now);
    expect((await look()).counts).toEqual({});
    ground.pass(2 * hour);
    expect((await look()).counts).toEqual({ orphaned: 1 });
  });

  test('what an archive that was given up has put down is no orphan while it waits to be cleared', async () => {
    const given = { parentId: rootId, name: 'New', conflict: 'refuse' as const };
    const { id: folderId } = await createFolder(ground, accountId, given);
    const file = await ground.upload(accountId, { folderId, name: 'c', bytes: bytes('new') });
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    await archiveSteps(ground)['archive-expand']({ body: { jobId: job.id } });
    // As a process leaves it that died before it wrote the copy down.
    const { blob } = await getOwnFile(ground.database, accountId, file);
    await ground.cold.put(copyKey(job.id, blob.id), new Blob([bytes('new')]).stream(), {
      class: 'GLACIER',
      bytes: blob.bytes,
      sha256: blob.sha256,
    });
    const now = ground.now();
    for (const path of listStored('cold')) utimesSync(path, now, now);
    await cancelJob(ground, accountId, job.id);
    expect((await look()).counts).toEqual({});
    await ground.queue.drain();
    expect((await look()).counts).toEqual({});
    expect(await Array.fromAsync(ground.cold.list())).toHaveLength(1);
  });

  test('bytes that are about to be forgotten are no orphans', async () => {
    const { key } = await getContent(ground, accountId, fileId);
    await startBatch(ground, accountId, {
      action: 'trash',
      selection: { ids: [fileId] },
      conflict: 'refuse',
      emptyFirst: false,
    });
    ground.pass(31 * day);
    await purgeTrash(ground);
    expect(await ground.storage.size(key)).toBe(30);
    expect((await look()).counts).toEqual({});
    await ground.queue.drain();
    expect(await ground.storage.size(key)).toBeNull();
    expect((await look()).counts).toEqual({});
  });

  test('numbers of folders, contents and drives that are off are counted anew', async () => {
    await change(({ db, tables: { folders } }) =>
      db.update(folders).set({ files: 7, folders: 3, bytes: 1 }).where(eq(folders.id, rootId)),
    );
    await change(({ db, tables: { blobs } }) => db.update(blobs).set({ refs: 5 }));
    await change(({ db, tables: { drives } }) =>
      db.update(drives).set({ usedBytes: 1, usedFiles: 0, reservedBytes: 0, coldBytes: 9 }),
    );
    const { found } = await look();
    expect(found.counters.rows.join()).toContain('files 7 instead of 1');
    expect(found.quota.rows.join()).toContain('reservedBytes 0 instead of 100');
    await expectMended({ counters: 3, quota: 1 });
  });

  test('a content to which no file points is told and left', async () => {
    await change(({ db, tables: { files } }) => db.delete(files).where(eq(files.id, fileId)));
    const report = await look({ mend: true });
    expect(report.counts).toEqual({ counters: 2, quota: 1 });
    expect(report.left).toBe(1);
    expect(await look()).toMatchObject({ counts: { counters: 1 } });
  });

  test('a folder that lies in none, or deeper than its parent says, is told', async () => {
    await change(({ db, tables: { folders } }) =>
      db.update(folders).set({ depth: 5 }).where(eq(folders.id, coldFolder)),
    );
    expect((await look()).counts).toEqual({ counters: 1 });
    await change(({ db, tables: { folders } }) =>
      db.update(folders).set({ parentId: freshId(), depth: 1 }).where(eq(folders.id, coldFolder)),
    );
    // And its old parent counts one too many.
    expect((await look()).counts).toEqual({ counters: 2 });
  });

  test('an act, a job and a clearing whose messages were lost go on when they are asked again', async () => {
    const forget = () =>
      change(({ db, tables: { outbox } }) => db.delete(outbox).where(sql`done_at IS NULL`));
    const given = { parentId: rootId, name: 'New', conflict: 'refuse' as const };
    const { id: folderId } = await createFolder(ground, accountId, given);
    await ground.upload(accountId, { folderId, name: 'c', bytes: bytes('new') });
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    await forget();
    await expectMended({ stuck: 1 });
    await ground.queue.drain();

    const { seq } = await startBatch(ground, accountId, {
      action: 'trash',
      selection: { ids: [fileId] },
      conflict: 'refuse',
      emptyFirst: false,
    });
    await change(({ db, tables: { journal } }) =>
      db
        .update(journal)
        .set({ state: 'running', task: { act: 'undo', journalId: freshId() } })
        .where(eq(journal.seq, seq)),
    );
    const back = await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    // What a message still moves is not stuck.
    await change((tx) => askToGoOn(tx, { accountId, seq }, ground.now()));
    expect((await look()).counts).toEqual({});
    await forget();
    expect((await look()).counts).toEqual({ stuck: 2 });
    expect((await look({ mend: true })).left).toBe(0);
    ground.pass(hour);
    await ground.queue.drain();
    ground.pass(hour);
    await ground.queue.drain();
    expect(await getAct(ground, accountId, seq)).toMatchObject({ state: 'done' });
    const { db, tables } = ground.database;
    const jobs = await db.select().from(tables.archive);
    const states = Object.fromEntries(jobs.map(({ id, state }) => [id, state]));
    expect(states).toMatchObject({ [job.id]: 'archived', [back.job.id]: 'restored' });
    expect((await look()).counts).toEqual({});
  });

  test('a hot copy that nobody comes to clear is cleared', async () => {
    const given = { parentId: rootId, name: 'New', conflict: 'refuse' as const };
    const { id: folderId } = await createFolder(ground, accountId, given);
    await ground.upload(accountId, { folderId, name: 'c', bytes: bytes('new') });
    await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    await ground.queue.drain();
    await change(({ db, tables: { blobs } }) =>
      db.update(blobs).set({ place: 'cold' }).where(eq(blobs.place, 'both')),
    );
    await change(({ db, tables: { drives } }) => db.update(drives).set({ coldBytes: 70 }));
    await change(({ db, tables: { outbox } }) => db.delete(outbox).where(sql`done_at IS NULL`));
    await expectMended({ stuck: 1 });
    await ground.queue.drain();
    expect(await Array.fromAsync(ground.storage.list('sealed'))).toHaveLength(1);
    expect((await look()).counts).toEqual({});
  });

  test('what somebody elsewhere may still have in hand is not stuck, for an hour', async () => {
    const given = { parentId: rootId, name: 'New', conflict: 'refuse' as const };
    const { id: folderId } = await createFolder(ground, accountId, given);
    await ground.upload(accountId, { folderId, name: 'c', bytes: bytes('new') });
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    // As after messages were handed over.
    const forget = () =>
      change(({ db, tables: { outbox } }) => db.delete(outbox).where(sql`done_at IS NULL`));
    await forget();
    const cloud = { ...ground, handsOver: true };
    const stuck = async () => (await reconcile(cloud)).found.stuck.count;
    expect(await stuck()).toBe(0);
    const changedAt = new Date(Date.now() - hour);
    await change(({ db, tables: { archive } }) =>
      db.update(archive).set({ changedAt }).where(eq(archive.id, job.id)),
    );
    expect(await stuck()).toBe(1);

    await archiveSteps(ground)['archive-expand']({ body: { jobId: job.id } });
    await ground.queue.drain();
    ground.pass(24 * hour);
    await archiveSteps(ground)['archive-settle']({ body: { jobId: job.id } });
    await forget();
    expect(await stuck()).toBe(0);
    ground.pass(hour);
    expect(await stuck()).toBe(1);
  });

  test('of archives that share a copy, the one that is to clear it is enough', async () => {
    const given = { parentId: rootId, name: 'New', conflict: 'refuse' as const };
    const { id: folderId } = await createFolder(ground, accountId, given);
    await ground.upload(accountId, { folderId, name: 'c', bytes: bytes('new') });
    const archive = () => requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    const first = await archive();
    await ground.queue.drain();
    await requestRestore(ground, accountId, { archiveId: first.job.id, tier: 'standard' });
    await ground.queue.drain();
    // Given up when its item was copied already: it still names the copy that was there.
    const again = await archive();
    const steps = archiveSteps(ground);
    await steps['archive-expand']({ body: { jobId: again.job.id } });
    const blobIds = [await blobOf(folderId)];
    await steps['archive-copy']({ body: { jobId: again.job.id, blobIds } });
    await cancelJob(ground, accountId, again.job.id);
    const last = await archive();
    await ground.queue.drain();
    ground.pass(25 * hour);
    await steps['archive-settle']({ body: { jobId: last.job.id } });
    expect((await look()).counts).toEqual({});
    await ground.queue.drain();
    expect((await look()).counts).toEqual({});
    expect(await Array.fromAsync(ground.storage.list('sealed'))).toHaveLength(1);
  });

  test('what is held for ever is let go, and what the trash does not know is told', async () => {
    await change(({ db, tables: { uploads } }) =>
      db.update(uploads).set({ leaseBy: 'dead', leaseUntil: null }).where(eq(uploads.name, 'half')),
    );
    await expectMended({ stuck: 1 });
    await change(({ db, tables: { files } }) =>
      db.update(files).set({ trashId: freshId() }).where(eq(files.id, fileId)),
    );
    const { counts } = await look();
    expect(counts).toEqual({ stuck: 1, counters: 1 });
  });

  test("a ledger that misses one of its folder's contents is told", async () => {
    await change(({ db, tables: { archiveItems } }) => db.delete(archiveItems));
    expect((await look()).counts).toEqual({ differing: 1 });
  });

  test('the sweep says what differs in numbers, and mends nothing', async () => {
    const lines: unknown[] = [];
    const note = (line: unknown) => void lines.push(line);
    const log = { ...ground.log, info: note, error: note } as typeof ground.log;
    await sweepIntegrity({ ...ground, log });
    await change(({ db, tables: { drives } }) => db.update(drives).set({ usedFiles: 9 }));
    await sweepIntegrity({ ...ground, log });
    await sweepIntegrity({ ...ground, log });
    expect(lines).toEqual([
      { event: 'reconciled', looked: 3 },
      expect.objectContaining({ event: 'reconcile-differs', quota: 1, lost: 0 }),
      expect.objectContaining({ event: 'reconcile-differs', quota: 1, lost: 0 }),
    ]);
  });

  describe('a run in the background', () => {
    test('keeps what it found, and mends only when it is asked to', async () => {
      expect(await getCheck(ground)).toEqual({ running: null, brokenOff: null, last: null });
      await change(({ db, tables: { drives } }) => db.update(drives).set({ usedFiles: 9 }));
      await (await beginCheck(ground, { repair: false })).ended;
      const { last, ...rest } = await getCheck(ground);
      expect(rest).toEqual({ running: null, brokenOff: null });
      expect(last).toMatchObject({ repair: false, deep: false, looked: 3, left: 1 });
      expect(last?.found.quota).toMatchObject({ count: 1, mended: 0 });
      await (await beginCheck(ground, { repair: true })).ended;
      const { last: mended } = await getCheck(ground);
      expect(mended).toMatchObject({ repair: true, left: 0 });
      expect(mended?.found.quota).toMatchObject({ count: 1, mended: 1 });
    });

    test('is the only one, however many begin at once, and the next may begin when it has ended', async () => {
      const begun = await Promise.allSettled(
        [true, true, false].map((repair) => beginCheck(ground, { repair })),
      );
      const [mine, ...others] = begun.filter((one) => one.status === 'fulfilled');
      expect(others).toEqual([]);
      for (const { reason } of begun.filter((one) => one.status === 'rejected')) {
        expect(reason).toMatchObject({ code: 'check-running' });
      }
      await mine?.value.ended;
      await (await beginCheck(ground, { repair: false })).ended;
    });

    test('what else belongs to its beginning is undone with it, and done once', async () => {
      const withinClaim = async () => {
        throw new Error('planted');
      };
      const begin = beginCheck(ground, { repair: true, withinClaim });
      await expect(begin).rejects.toThrow('planted');
      expect((await getCheck(ground)).running).toBeNull();
    });

    test('that breaks off says so, and keeps what was found before', async () => {
      await (await beginCheck(ground, { repair: false })).ended;
      const { last } = await getCheck(ground);
      const list = () => {
        throw new Error('planted');
      };
      const broken = { ...ground, storage: { ...ground.storage, list } };
      await (await beginCheck(broken, { repair: false })).ended;
      expect(await getCheck(ground)).toEqual({
        running: null,
        brokenOff: expect.any(String),
        last,
      });
      await (await beginCheck(ground, { repair: false })).ended;
      expect((await getCheck(ground)).brokenOff).toBeNull();
    });

    test('of a process that died keeps the next from beginning for a minute, and no longer', async () => {
      const dead = { beganAt: ground.now(), heldUntil: new Date(ground.now().getTime() + minute) };
      await change((tx) => claimIntegrity(tx, { ...dead, mends: true }));
      expect((await getCheck(ground)).running).toMatchObject({ repair: true });
      const begin = () => beginCheck(ground, { repair: false });
      await expect(begin()).rejects.toMatchObject({ code: 'check-running' });
      ground.pass(minute + 1);
      expect(await getCheck(ground)).toMatchObject({
        running: null,
        brokenOff: dead.beganAt.toISOString(),
      });
      await (await begin()).ended;
    });

    test('of a process that died is let go at once by a new one that is alone', async () => {
      const dead = { beganAt: ground.now(), heldUntil: new Date(ground.now().getTime() + minute) };
      await change((tx) => claimIntegrity(tx, { ...dead, mends: true }));
      await releaseCheck(ground);
      await (await beginCheck(ground, { repair: false })).ended;
    });
  });
});
