import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { diskStorage } from '#adapters/storage/disk.ts';
import { behavesLikeStorage } from '#adapters/storage/storage.contract.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { getContent, getOwnFile } from '#domain/files/get-file.ts';
import { zipFolder } from '#domain/files/zip/zip-folder.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { answerTus } from '#domain/uploads/answer-tus.ts';
import { answerFile, answerZip } from '#http/member-file.ts';
import { hour, MiB } from '#lib/units.ts';
import { toMetadata } from '../support/drive.ts';
import { type Faults, faultyStorage } from '../support/faulty-storage.ts';
import { freshGround, type TestGround } from '../support/ground.ts';

// A store that is away, slow, full, or gives other bytes than it took: who asks is told, nothing that was
// acknowledged is lost, nothing is there by half, and once it is well again everything goes on.

describe('a store with faults, while it has none', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'solah-faulty-'));
  behavesLikeStorage(async () => faultyStorage(diskStorage(folder())).storage);
});

describe('with a faulty store', () => {
  let whole: TestGround;
  let ground: TestGround;
  let faults: Faults;
  let accountId: string;
  let rootId: string;
  beforeEach(async () => {
    whole = await freshGround({ settings: { COLD_STANDARD_MINUTES: '300', CLEAR_HOURS: '24' } });
    ({ accountId, rootId } = await whole.account());
    const faulty = faultyStorage(whole.storage);
    faults = faulty.faults;
    ground = { ...whole, storage: faulty.storage };
  });
  afterEach(() => whole.close());

  const well = () => Object.assign(faults, { away: false, breaks: null, wait: 0, lies: false });
  const tus = (method: string, path: string, headers: Record<string, string>, body?: Body) =>
    answerTus(
      ground,
      accountId,
      new Request(`http://localhost${path}`, {
        method,
        headers: {
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          ...headers,
        },
      }),
      body,
    );
  type Body = AsyncIterable<Uint8Array>;
  const chunks = async function* (bytes: Uint8Array) {
    for (let at = 0; at < bytes.byteLength; at += 64 * 1024)
      yield bytes.subarray(at, at + 64 * 1024);
  };
  const begin = async (name: string, bytes: Uint8Array) => {
    const begun = await tus('POST', '/api/uploads', {
      'upload-length': String(bytes.byteLength),
      'upload-metadata': toMetadata({ filename: name, folderId: rootId }),
    });
    return begun.headers.get('location') ?? '';
  };
  const send = (path: string, offset: number, bytes: Uint8Array) =>
    tus('PATCH', path, { 'upload-offset': String(offset) }, chunks(bytes.subarray(offset)));
  const offsetOf = async (path: string) =>
    Number((await tus('HEAD', path, {})).headers.get('upload-offset'));
  const names = async () => {
    const page = { sort: 'name', dir: 'asc', limit: 50 } as const;
    return (await listItems(ground, accountId, rootId, page)).items.map(({ name }) => name);
  };
  const download = async (fileId: string) => {
    const content = await getContent(ground, accountId, fileId);
    const visit = { request: new Request('http://localhost/'), drained: async () => {} };
    return answerFile(ground, content, visit);
  };
  const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
  const expectAllWell = async () => {
    well();
    await whole.queue.drain();
    const { found } = await reconcile(whole, { deep: true });
    expect(Object.values(found).flatMap(({ rows }) => rows)).toEqual([]);
  };

  test.each([
    ['storage-away', 'is lost'],
    ['storage-full', 'fills up'],
  ] as const)(
    '%s: an upload in whose middle the store %s goes on from what was acknowledged',
    async (code, _) => {
      const bytes = randomBytes(5 * MiB);
      const path = await begin('a.bin', bytes);
      faults.breaks = { after: 2.5 * MiB, with: code };
      await expect(send(path, 0, bytes)).rejects.toMatchObject({ code });
      expect(await names()).toEqual([]);
      well();
      const offset = await offsetOf(path);
      expect(offset).toBeLessThanOrEqual(3 * MiB);
      await send(path, offset, bytes);
      expect(await names()).toEqual(['a.bin']);
      const { items } = await listItems(ground, accountId, rootId, page);
      expect(await bytesOf(await download(items[0]?.id ?? ''))).toEqual(bytes);
      await expectAllWell();
    },
  );
  const page = { sort: 'name', dir: 'asc', limit: 50 } as const;

  test('while the store is away nothing begins, and nothing is reserved', async () => {
    faults.away = true;
    await expect(begin('a.bin', randomBytes(10))).rejects.toMatchObject({ code: 'storage-away' });
    well();
    const { reservedBytes } = await getDrive(ground, accountId, ground.cold.waits);
    expect(reservedBytes).toBe(0);
    await expectAllWell();
  });

  test('a slow store holds its sender back: two batches wait, however much comes', async () => {
    const bytes = randomBytes(12 * MiB);
    const path = await begin('a.bin', bytes);
    faults.wait = 20;
    let ahead = 0;
    let came = 0;
    const watched = async function* () {
      for await (const chunk of chunks(bytes)) {
        came += chunk.byteLength;
        ahead = Math.max(ahead, came - (faults.taken.all - faults.taken.now));
        yield chunk;
      }
    };
    await tus('PATCH', path, { 'upload-offset': '0' }, watched());
    expect(faults.taken).toMatchObject({ all: bytes.byteLength, now: 0 });
    expect(ahead).toBeLessThanOrEqual(2 * MiB + 64 * 1024);
    expect(await names()).toEqual(['a.bin']);
    await expectAllWell();
  });

  test('a download and a zip are refused, or break off, and never look whole', async () => {
    const bytes = randomBytes(2 * MiB);
    const fileId = await whole.upload(accountId, { folderId: rootId, name: 'a.bin', bytes });
    const zip = async () => {
      const visit = { request: new Request('http://localhost/'), drained: async () => {} };
      return answerZip(await zipFolder(ground, accountId, rootId), visit);
    };
    faults.away = true;
    await expect(download(fileId)).rejects.toMatchObject({ code: 'storage-away' });
    await expect(zip().then(bytesOf)).rejects.toMatchObject({ code: 'storage-away' });
    well();
    for (const open of [() => download(fileId), zip]) {
      faults.breaks = { after: MiB, with: 'storage-away' };
      const answer = await open();
      expect(answer.status).toBe(200);
      await expect(bytesOf(answer)).rejects.toMatchObject({ code: 'storage-away' });
      well();
    }
    faults.wait = 5;
    expect(await bytesOf(await download(fileId))).toEqual(bytes);
    await expectAllWell();
  });

  describe('an archive', () => {
    let folderId: string;
    let fileId: string;
    const bytes = randomBytes(300_000);
    beforeEach(async () => {
      const given = { parentId: rootId, name: 'Photos', conflict: 'refuse' as const };
      folderId = (await createFolder(whole, accountId, given)).id;
      fileId = await whole.upload(accountId, { folderId, name: 'a', bytes });
    });
    const steps = () => archiveSteps(ground);
    const begun = async () => {
      const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
      await steps()['archive-expand']({ body: { jobId: job.id } });
      const { blob } = await getOwnFile(ground.database, accountId, fileId);
      const body = { jobId: job.id, blobIds: [blob.id] };
      return { job, copy: () => steps()['archive-copy']({ body }) };
    };
    const look = (jobId: string) => getJob(ground, accountId, jobId);

    test.each(['away', 'breaking'])(
      'of a store that is %s is tried again, and then done',
      async (how) => {
        const { job, copy } = await begun();
        if (how === 'away') faults.away = true;
        else faults.breaks = { after: 100_000, with: 'storage-away' };
        await expect(copy()).rejects.toMatchObject({ code: 'storage-away' });
        expect(await look(job.id)).toMatchObject({
          state: 'running',
          items: { waiting: 1, failed: 0 },
        });
        well();
        await whole.queue.drain();
        expect(await look(job.id)).toMatchObject({ state: 'archived' });
        await expectAllWell();
      },
    );

    test('whose copy is other bytes needs help, keeps the hot ones, and can be given up', async () => {
      const { job, copy } = await begun();
      faults.lies = true;
      await copy();
      well();
      await whole.queue.drain();
      expect(await look(job.id)).toMatchObject({ state: 'needs-help', items: { failed: 1 } });
      expect(await bytesOf(await download(fileId))).toEqual(bytes);
      await cancelJob(ground, accountId, job.id);
      await whole.queue.drain();
      expect(await getFolder(ground, accountId, folderId)).toMatchObject({ state: 'active' });
      expect(await Array.fromAsync(whole.cold.list())).toEqual([]);
      await expectAllWell();
    });

    test('that comes back as other bytes needs help, and what sleeps is kept', async () => {
      const { job } = await requestArchive(whole, accountId, { folderId, class: 'GLACIER' });
      await whole.queue.drain();
      whole.pass(25 * hour);
      await whole.queue.drain();
      const wish = { archiveId: job.id, tier: 'standard' } as const;
      const { job: back } = await requestRestore(whole, accountId, wish);
      await whole.queue.drain();
      whole.pass(6 * hour);
      await steps()['restore-watch']({ body: { jobId: back.id } });
      const { blob } = await getOwnFile(ground.database, accountId, fileId);
      const body = { jobId: back.id, blobIds: [blob.id] };
      faults.away = true;
      await expect(steps()['restore-bring-back']({ body })).rejects.toMatchObject({
        code: 'storage-away',
      });
      well();
      faults.lies = true;
      await steps()['restore-bring-back']({ body });
      well();
      await steps()['restore-finish']({ body: { jobId: back.id } });
      expect(await look(back.id)).toMatchObject({ state: 'needs-help', items: { failed: 1 } });
      await cancelJob(ground, accountId, back.id);
      await whole.queue.drain();
      await requestRestore(whole, accountId, wish);
      await whole.queue.drain();
      whole.pass(6 * hour);
      await whole.queue.drain();
      expect(await bytesOf(await download(fileId))).toEqual(bytes);
      await expectAllWell();
    });

    test('a store that lies is noticed by a deep look, and by no other', async () => {
      faults.lies = true;
      expect((await reconcile(ground)).left).toBe(0);
      const { found } = await reconcile(ground, { deep: true });
      expect(found.differing.rows).toEqual([expect.stringContaining('other bytes')]);
    });
  });
});
