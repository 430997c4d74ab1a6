import type { FauxqsServer } from 'fauxqs';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type Notify, noNotify } from '#adapters/notify/notify.ts';
import { snsNotify } from '#adapters/notify/sns.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { markTold } from '#domain/archive/tell/queries.ts';
import { tellJobs } from '#domain/archive/tell/tell-jobs.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { day } from '#lib/units.ts';
import { makeTopic, startMessages } from '../support/aws.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// What programs outside hear of a job, whatever happens between the database and the topic.

let server: FauxqsServer;
beforeAll(async () => {
  server = await startMessages();
});
afterAll(() => server.stop());

let ground: TestGround;
let account: { accountId: string; rootId: string };
let topic: ReturnType<typeof makeTopic>;
let notify: Notify;
let dies = false;
beforeEach(async () => {
  dies = false;
  const fault = async (point: string) => {
    if (dies && point === 'job-told') throw new Error('Died.');
  };
  const [engine] = engines;
  ground = await freshGround({ engine, fault });
  account = await ground.account();
  topic = makeTopic(server);
  notify = snsNotify(topic.topicArn);
});
afterEach(() => ground.close());

/** Let a folder of one file be archived, up to a state. */
async function archive(name: string, state: 'running' | 'archived' = 'archived'): Promise<string> {
  const { accountId, rootId } = account;
  const parent = { parentId: rootId, name, conflict: 'refuse' } as const;
  const { id: folderId } = await createFolder(ground, accountId, parent);
  const bytes = Buffer.from(`bytes of ${name}`);
  await ground.upload(accountId, { folderId, name: 'wedding-guests.txt', bytes });
  const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
  if (state === 'archived') await ground.queue.drain();
  return job.id;
}

const tell = (by: Notify = notify) => tellJobs({ ...ground, notify: by });
const keysHeard = () => topic.heard().map(({ attributes }) => attributes.jobId?.Value);
const untold = async () => {
  const { db, tables } = ground.database;
  const rows = await db.select({ notifiedAt: tables.archive.notifiedAt }).from(tables.archive);
  return rows.filter(({ notifiedAt }) => notifiedAt === null).length;
};

test('of a job that ended are told ids, its state and counts, once, and no name', async () => {
  const jobId = await archive('Divorce papers');
  await tell();
  await tell();
  const [heard, ...more] = topic.heard();
  expect(more).toEqual([]);
  expect(JSON.parse(heard?.message ?? '')).toEqual({
    jobId,
    accountId: account.accountId,
    folderId: expect.any(String),
    kind: 'archive',
    state: 'archived',
    files: 1,
    bytes: 23,
    failed: 0,
    finishedAt: expect.stringMatching(/^\d{4}-.*Z$/),
  });
  expect(JSON.stringify(heard)).not.toMatch(/divorce|papers|wedding|guests/i);
  expect(await untold()).toBe(0);
});

test('a job that runs is told to nobody, one that was given up to who waits for it', async () => {
  await archive('Runs', 'running');
  const jobId = await archive('Given up', 'running');
  await cancelJob(ground, account.accountId, jobId);
  await tell();
  const heard = topic.heard().map(({ message }) => JSON.parse(message));
  expect(heard).toMatchObject([{ jobId, state: 'cancelled', finishedAt: expect.any(String) }]);
  expect(await untold()).toBe(1);
});

test('an opening that was given up is told as well', async () => {
  const archiveId = await archive('Photos');
  const wish = { archiveId, tier: 'standard' as const, open: { days: 1 } };
  const { job } = await requestRestore(ground, account.accountId, wish);
  await cancelJob(ground, account.accountId, job.id);
  await tell();
  expect(keysHeard()).toEqual([archiveId, job.id]);
});

test('while the topic is away nothing is marked, and a later sweep tells it by the same key', async () => {
  const jobs = [await archive('One'), await archive('Two')];
  const gone = makeTopic(server, 'away');
  server.deleteTopic('away');
  await tell(snsNotify(gone.topicArn));
  expect(await untold()).toBe(2);
  await tell();
  expect(keysHeard().sort()).toEqual([...jobs].sort());
  expect(await untold()).toBe(0);
});

test('who dies after telling tells it again by the same key', async () => {
  const jobId = await archive('One');
  dies = true;
  await expect(tell()).rejects.toThrow('Died.');
  expect(await untold()).toBe(1);
  dies = false;
  await tell();
  expect(keysHeard()).toEqual([jobId, jobId]);
  expect(await untold()).toBe(0);
});

test('when it was told first stands, whoever tells it once more', async () => {
  const jobId = await archive('One');
  await tell();
  const { db, tables } = ground.database;
  const when = async () => (await db.select().from(tables.archive))[0]?.notifiedAt;
  const first = await when();
  await ground.database.transaction((tx) => markTold(tx, jobId, new Date(0)));
  expect(await when()).toEqual(first);
});

test('two sweeps at once tell each job by one key, and people are told once', async () => {
  const jobs = [await archive('One'), await archive('Two'), await archive('Three')];
  await Promise.all([tell(), tell()]);
  expect(new Set(keysHeard())).toEqual(new Set(jobs));
  expect(await untold()).toBe(0);
  await tell();
  const { total } = await listNotifications(ground, account.accountId, { limit: 1 });
  expect(total).toBe(jobs.length);
});

test('where nobody is to be told nothing is marked, and a topic of today is not told old news', async () => {
  await archive('Old');
  await tell(noNotify);
  expect(await untold()).toBe(1);
  ground.pass(14 * day);
  const jobId = await archive('New');
  await tell();
  expect(keysHeard()).toEqual([jobId]);
});

test('a site that is told of a topic tells of what ended, when it sweeps', async () => {
  await ground.close();
  const [engine] = engines;
  const settings = { NOTIFY: 'sns', SNS_NOTIFY: topic.topicArn };
  ground = await freshGround({ engine, settings });
  account = await ground.account();
  const jobId = await archive('One');
  expect(topic.heard()).toEqual([]);
  await ground.start();
  await vi.waitFor(() => expect(keysHeard()).toEqual([jobId]), 10_000);
});
