import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { noticeAsleep } from '#domain/archive/open/close-folder.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { getContent, getOwnFile, getReadable } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { answerFile } from '#http/member-file.ts';
import { freshId } from '#lib/id.ts';
import { day, hour, MiB } from '#lib/units.ts';
import { openS3, type S3Sides } from '../support/cold-proxy.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';
import { s3Server } from '../support/s3.ts';

// An archived folder that is read for some days where it sleeps, on a clock that the test moves: on this
// machine, or where a run has an S3 server there.

const waits = {
  COLD_EXPEDITED_MINUTES: '5',
  COLD_STANDARD_MINUTES: '300',
  COLD_BULK_MINUTES: '720',
  CLEAR_HOURS: '24',
};
// Of an S3 server each step asks many times.
if (s3Server) vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });
const midday = Date.UTC(2026, 10, 29, 12);

const [engine] = engines;

describe(`an archive that is opened for a while on ${engine} and ${s3Server ? 'S3' : 'disk'}`, () => {
  let ground: TestGround;
  let clock: number;
  let s3: S3Sides | null = null;
  let accountId: string;
  let folderId: string;
  let archiveId: string;
  let files: { id: string; bytes: Buffer }[];

  beforeAll(async () => {
    if (s3Server) s3 = await openS3({ now: () => new Date(clock) });
  });
  afterAll(() => s3?.close());

  beforeEach(async () => {
    clock = midday;
    // One of its own in shared buckets.
    const place = s3 && { ...s3.settings, S3_PREFIX: `${freshId()}/` };
    const settings = { ...waits, ...place };
    ground = await freshGround({ engine, settings, now: () => new Date(clock) });
    const born = await ground.account();
    accountId = born.accountId;
    const wish = { parentId: born.rootId, name: 'Photos', conflict: 'refuse' as const };
    folderId = (await createFolder(ground, accountId, wish)).id;
    files = [randomBytes(MiB), Buffer.from('the same text '.repeat(100_000))].map((bytes, i) => ({
      id: String(i),
      bytes,
    }));
    for (const file of files) {
      file.id = await ground.upload(accountId, { folderId, name: file.id, bytes: file.bytes });
    }
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    archiveId = job.id;
    await ground.queue.drain();
    await live(25 * hour);
    expect(await getJob(ground, accountId, archiveId)).toMatchObject({ state: 'cleared' });
  });
  afterEach(() => ground.close());

  /** Let time pass in steps, as a worker would see it. */
  const live = async (span: number) => {
    for (let left = span; left > 0; left -= hour) {
      clock += Math.min(left, hour);
      await ground.queue.drain();
    }
  };
  const open = async (days = 7, tier: 'expedited' | 'standard' | 'bulk' = 'standard') => {
    const wish = { archiveId, tier, open: { days } };
    const { job, isNew } = await requestRestore(ground, accountId, wish);
    await ground.queue.drain();
    return { id: job.id, isNew, tier: job.tier };
  };
  const look = (jobId: string) => getJob(ground, accountId, jobId);
  const folder = () => getFolder(ground, accountId, folderId);
  const told = async () => {
    const { items } = await listNotifications(ground, accountId, { limit: 50 });
    return items.map(({ kind }) => kind);
  };
  const read = async (fileId: string, range?: string) => {
    const content = await getReadable(ground, accountId, fileId);
    const headers = range === undefined ? {} : { range };
    const request = new Request('http://localhost/', { headers });
    const answer = await answerFile(ground, content, { request, drained: async () => {} });
    return Buffer.from(await answer.arrayBuffer());
  };
  const refused = (code: string) => expect.objectContaining({ code });

  test('it is read byte for byte, whole and in part, and stays archived', async () => {
    for (const { id } of files) await expect(read(id)).rejects.toEqual(refused('folder-archived'));
    const { id } = await open(7);
    expect(await look(id)).toMatchObject({ kind: 'open', state: 'running', days: 7 });
    await expect(read(files[0]?.id ?? '')).rejects.toEqual(refused('folder-archived'));

    await live(6 * hour);
    expect(await look(id)).toMatchObject({ state: 'opened', done: 2, expected: 2 });
    for (const { id, bytes } of files) {
      expect((await read(id)).equals(bytes)).toBe(true);
      expect((await read(id, 'bytes=1000-1999')).equals(bytes.subarray(1000, 2000))).toBe(true);
      expect((await read(id, 'bytes=-5')).equals(bytes.subarray(-5))).toBe(true);
      // A link to it stays as dead as it was.
      await expect(getContent(ground, accountId, id)).rejects.toEqual(refused('folder-archived'));
    }
    const opened = await folder();
    expect(opened).toMatchObject({ state: 'archived', refusals: { read: null, restore: null } });
    expect(opened.refusals.write).toBe('folder-archived');
    expect(await told()).toEqual(['folder-opened', 'archive-finished']);
  });

  test('48 hours before the end its owner is told, once, and at the end it is closed', async () => {
    const { id } = await open(7);
    await live(6 * hour);
    const { closesAt } = await look(id);
    // S3 counts to the midnight after the last of the days.
    expect(closesAt).toBe('2026-12-08T00:00:00.000Z');
    expect((await folder()).openUntil).toBe(closesAt);
    await live(Date.parse(String(closesAt)) - 49 * hour - clock);
    expect(await told()).not.toContain('folder-closing');
    await live(2 * hour);
    await archiveSteps(ground)['open-warn']({ body: { jobId: id } });
    expect((await told()).filter((kind) => kind === 'folder-closing')).toHaveLength(1);
    expect((await read(files[0]?.id ?? '')).byteLength).toBe(MiB);

    await live(48 * hour);
    expect(await look(id)).toMatchObject({ state: 'closed' });
    expect(await folder()).toMatchObject({ openUntil: null, state: 'archived' });
    await expect(read(files[0]?.id ?? '')).rejects.toEqual(refused('folder-archived'));
  });

  test('when its time is over it is not read, whether anybody has closed it or not', async () => {
    const { id } = await open(1);
    await live(6 * hour);
    clock = Date.parse(String((await look(id)).closesAt));
    expect(await look(id)).toMatchObject({ state: 'opened' });
    await expect(read(files[0]?.id ?? '')).rejects.toEqual(refused('folder-archived'));
    expect((await folder()).refusals.read).toBe('folder-archived');
  });

  test('one that is open for less than two days is not told of twice', async () => {
    await open(1);
    await live(48 * hour);
    expect(await told()).toEqual(['folder-opened', 'archive-finished']);
  });

  test('asked again it is the same job; a faster tier speeds it up; a slower one does not', async () => {
    const first = await open(7, 'bulk');
    expect(await open(7, 'bulk')).toEqual({ id: first.id, isNew: false, tier: 'bulk' });
    expect(await open(7, 'expedited')).toEqual({ id: first.id, isNew: false, tier: 'expedited' });
    expect(await open(7, 'standard')).toEqual({ id: first.id, isNew: false, tier: 'expedited' });
    await live(hour);
    expect(await look(first.id)).toMatchObject({ state: 'opened' });
  });

  test('opened anew while it is open, its days count from then, and it is not closed between', async () => {
    const first = await open(2);
    await live(6 * hour);
    const second = await open(10);
    expect(second.isNew).toBe(true);
    await live(2 * hour);
    const { closesAt } = await look(second.id);
    await live(4 * day);
    expect(await look(first.id)).toMatchObject({ state: 'closed' });
    expect((await folder()).openUntil).toBe(closesAt);
    expect((await read(files[0]?.id ?? '')).byteLength).toBe(MiB);
    // Only the longer one warns.
    await live(5 * day);
    expect((await told()).filter((kind) => kind === 'folder-closing')).toHaveLength(1);
  });

  test('closed by its owner, nothing of it is read', async () => {
    const { id } = await open(7);
    await live(6 * hour);
    expect(await cancelJob(ground, accountId, id)).toMatchObject({ state: 'closed' });
    await expect(read(files[0]?.id ?? '')).rejects.toEqual(refused('folder-archived'));
    await expect(cancelJob(ground, accountId, id)).rejects.toEqual(refused('nothing-running'));
    await live(7 * day);
    expect(await told()).not.toContain('folder-closing');
  });

  test('given up while it wakes, it never opens', async () => {
    const { id } = await open(7);
    expect(await cancelJob(ground, accountId, id)).toMatchObject({ state: 'cancelled' });
    await live(6 * hour);
    expect(await folder()).toMatchObject({ openUntil: null });
    expect(await told()).toEqual(['archive-finished']);
  });

  test('brought back while it is open, it is back as soon as it is copied', async () => {
    const { id } = await open(7);
    await live(6 * hour);
    await requestRestore(ground, accountId, { archiveId, tier: 'bulk' });
    expect(await look(id)).toMatchObject({ state: 'closed' });
    expect(await folder()).toMatchObject({ state: 'restoring', openUntil: null });
    await live(4 * hour);
    expect(await folder()).toMatchObject({ state: 'active' });
    await live(8 * day);
    expect(await told()).toEqual(['restore-finished', 'folder-opened', 'archive-finished']);
  });

  test('when the store says that an object fell asleep too soon, it is closed', async () => {
    const { id } = await open(7);
    const { blob } = await getOwnFile(ground.database, accountId, files[0]?.id ?? '');
    const key = String(blob.coldKey);
    await noticeAsleep(ground, [key]);
    expect(await look(id)).toMatchObject({ state: 'running' });
    await live(6 * hour);
    // Too early, and of nothing that is ours: neither changes anything.
    await noticeAsleep(ground, [key, 'AbCdEfGhIjKlMnOpQrStUv']);
    expect(await look(id)).toMatchObject({ state: 'opened' });

    const object = await ground.cold.head(key, String(blob.coldVersion));
    const asleep = async () => object && { ...object, restore: null };
    await noticeAsleep({ ...ground, cold: { ...ground.cold, head: asleep } }, [key]);
    expect(await look(id)).toMatchObject({ state: 'closed' });
    expect(await folder()).toMatchObject({ openUntil: null });
  });

  test('what cannot be woken stops the job, and is told', async () => {
    const { blob } = await getOwnFile(ground.database, accountId, files[0]?.id ?? '');
    await ground.cold.forget(String(blob.coldKey));
    const { id } = await open(7);
    expect(await look(id)).toMatchObject({ state: 'needs-help' });
    expect(await folder()).toMatchObject({ state: 'archived', openUntil: null });
    expect(await told()).toContain('archive-needs-help');
  });

  test('every message may come twice', async () => {
    const { id } = await open(7);
    const steps = archiveSteps(ground);
    await steps['open-ask']({ body: { jobId: id } });
    await live(6 * hour);
    for (const topic of ['open-ask', 'open-watch', 'open-warn', 'open-close'] as const) {
      await steps[topic]({ body: { jobId: id } });
      await steps[topic]({ body: { jobId: id } });
    }
    await ground.queue.drain();
    expect(await look(id)).toMatchObject({ state: 'opened', done: 2 });
    expect((await told()).filter((kind) => kind === 'folder-opened')).toHaveLength(1);
  });

  test('an active folder is not opened, nor a busy one, nor in a tier that its class has not', async () => {
    await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    await expect(open()).rejects.toEqual(refused('folder-busy'));
    await live(6 * hour);
    await expect(open()).rejects.toEqual(refused('folder-not-archived'));

    const { job } = await requestArchive(ground, accountId, { folderId, class: 'DEEP_ARCHIVE' });
    await ground.queue.drain();
    archiveId = job.id;
    await expect(open(7, 'expedited')).rejects.toEqual(refused('tier-unavailable'));
  });
});
