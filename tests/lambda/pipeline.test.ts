import { randomBytes } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { FauxqsServer } from 'fauxqs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { silentLog } from '#adapters/log/log.ts';
import type { Queue, Received } from '#adapters/queue/queue.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { getJobOfFolder, restoreFolder } from '#domain/archive/by-folder.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { copyKey } from '#domain/archive/messages.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { sweepJobs } from '#domain/archive/sweep-jobs.ts';
import { requestVerify } from '#domain/archive/verify/request-verify.ts';
import { getContent, getOwnFile } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { takeBatch } from '#http/lambda/take-batch.ts';
import { takeCheck } from '#http/lambda/take-check.ts';
import { takeStep } from '#http/lambda/take-step.ts';
import { freshId } from '#lib/id.ts';
import { hour, minute } from '#lib/units.ts';
import { startMessages } from '../support/aws.ts';
import { type Dynamodb, startDynamodb } from '../support/dynamodb.ts';
import { freshGround, type TestGround } from '../support/ground.ts';
import { type Between, openPipeline, toRecord, toRestoreEvent } from '../support/pipeline.ts';

// The archive's way over SQS with everything that SQS may do to a message: the folder ends in a right
// state by itself, no byte is lost, and people are told once.

vi.setConfig({ testTimeout: 60_000 });

const waits = { COLD_EXPEDITED_MINUTES: '5', COLD_STANDARD_MINUTES: '300', CLEAR_HOURS: '24' };

let server: FauxqsServer;
beforeAll(async () => {
  server = await startMessages();
});
afterAll(() => server.stop());

let ground: TestGround;
let accountId: string;
let rootId: string;
beforeEach(async () => {
  ground = await freshGround({ settings: waits });
  ({ accountId, rootId } = await ground.account());
});
afterEach(() => ground.close());

let dynamodb: Dynamodb | null = null;
afterAll(() => dynamodb?.close());
/** Keep the ledger of this test in DynamoDB. */
async function moveLedger(): Promise<Dynamodb> {
  dynamodb ??= await startDynamodb();
  await ground.close();
  ground = await freshGround({ settings: waits, ledger: await dynamodb.freshLedger() });
  ({ accountId, rootId } = await ground.account());
  return dynamodb;
}

async function fill(name: string, count = 3) {
  const parent = { parentId: rootId, name, conflict: 'refuse' } as const;
  const folder = await createFolder(ground, accountId, parent);
  const files = new Map<string, Buffer>();
  for (let n = 0; n < count; n++) {
    const bytes = randomBytes(20 + n);
    const file = { folderId: folder.id, name: `file ${n}`, bytes };
    files.set(await ground.upload(accountId, file), bytes);
  }
  return { id: folder.id, files };
}

const state = async (id: string) => (await getFolder(ground, accountId, id)).state;
const archive = (folderId: string) =>
  requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
const restore = (archiveId: string) =>
  requestRestore(ground, accountId, { archiveId, tier: 'standard' });
const told = async () => {
  const { items } = await listNotifications(ground, accountId, { limit: 50 });
  return items.map(({ kind }) => kind).sort();
};
const differences = async () => (await reconcile(ground, { deep: true })).left;

async function expectContent(files: Map<string, Buffer>): Promise<void> {
  for (const [id, bytes] of files) {
    const { key } = await getContent(ground, accountId, id);
    const stream = await ground.storage.read(key);
    expect(Buffer.concat(await Array.fromAsync(stream ?? [])).equals(bytes)).toBe(true);
  }
}

/** A way that gives each message twice, in another order, and some only at their second coming. */
function unruly(): Between {
  const seen = new Set<string>();
  return (received: Received[]) => {
    const held = received.filter(({ id }, at) => at % 3 === 1 && !seen.has(id) && seen.add(id));
    const now = received.filter((one) => !held.includes(one));
    return [...now, ...now].reverse();
  };
}

test.each([
  ['as they were sent', 'the database', undefined],
  ['twice, reordered and late', 'the database', unruly()],
  ['twice, reordered and late', 'DynamoDB', unruly()],
])(
  'with messages %s and the ledger in %s a folder sleeps and wakes, told once',
  async (_, ledgerIn, between) => {
    if (ledgerIn === 'DynamoDB') await moveLedger();
    const pipeline = openPipeline(ground, server, between ? { between } : {});
    const { id, files } = await fill('Photos', 4);
    const { job } = await archive(id);
    await pipeline.drain();
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: 'archived', done: 4 });
    ground.pass(25 * hour);
    await pipeline.drain();
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: 'cleared' });
    await restore(job.id);
    for (let passed = 0; passed < 7 * hour; passed += hour) {
      ground.pass(hour);
      await pipeline.drain();
    }
    expect(await state(id)).toBe('active');
    await expectContent(files);
    expect(await told()).toEqual(['archive-finished', 'restore-finished']);
    expect(await differences()).toBe(0);
    for (const queue of Object.values<Queue>(pipeline.queues)) {
      expect(await queue.measure()).toMatchObject({ waiting: 0, inFlight: 0, dead: 0 });
    }
  },
);

test.each(['the database', 'DynamoDB'])(
  'with messages twice, reordered and late and the ledger in %s an archive is checked once',
  async (ledgerIn) => {
    if (ledgerIn === 'DynamoDB') await moveLedger();
    const pipeline = openPipeline(ground, server, { between: unruly() });
    const { id } = await fill('Photos', 4);
    const { job } = await archive(id);
    await pipeline.drain();
    await requestVerify(ground, accountId, job.id);
    await pipeline.drain();
    expect(await getJob(ground, accountId, job.id)).toMatchObject({
      check: { state: 'finished', expected: 4, looked: 4, right: 4 },
    });
    expect(await differences()).toBe(0);
  },
);

test('each function asks DynamoDB for nothing that its role does not hold', async () => {
  const dynamodb = await moveLedger();
  const asked = new Map<string, Set<string>>();
  const note = (who: string) => {
    const operations = asked.get(who) ?? new Set();
    for (const operation of dynamodb.operations()) operations.add(operation);
    asked.set(who, operations);
  };
  dynamodb.operations();
  const pipeline = openPipeline(ground, server, { after: note });
  const { id } = await fill('Photos');
  const { job } = await archive(id);
  await pipeline.drain();
  ground.pass(25 * hour);
  await pipeline.drain();
  await requestVerify(ground, accountId, job.id);
  await pipeline.drain();
  await restore(job.id);
  for (let passed = 0; passed < 7 * hour; passed += hour) {
    ground.pass(hour);
    await pipeline.drain();
  }
  expect(await state(id)).toBe('active');
  const { site = new Set(), ...functions } = Object.fromEntries(asked);
  expect([...site].sort()).toEqual(['PutItem', 'Query']);
  for (const operations of Object.values(functions)) {
    expect(['GetItem', 'Query', 'UpdateItem']).toEqual(expect.arrayContaining([...operations]));
  }
});

test('of a batch only what failed comes back', async () => {
  const { id } = await fill('Photos');
  const { job } = await archive(id);
  const records = [
    toRecord('no JSON', 1, 'unreadable'),
    toRecord(JSON.stringify({ topic: 'archive-copy', body: { jobId: job.id, blobIds: [] } })),
    toRecord(JSON.stringify({ topic: 'archive-copy', body: {} }), 1, 'incomplete'),
    toRecord(JSON.stringify({ topic: 'restore-ask', body: { jobId: job.id } }), 1, 'of another'),
  ];
  const answer = await takeBatch(silentLog, records, takeStep(ground, 'archive'));
  const failed = answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  expect(failed).toEqual(['unreadable', 'incomplete', 'of another']);
});

describe('when the store says that objects are awake', () => {
  async function asleep() {
    const pipeline = openPipeline(ground, server);
    const { id, files } = await fill('Photos');
    const { job } = await archive(id);
    await pipeline.drain();
    ground.pass(25 * hour);
    await pipeline.drain();
    const [first] = files.keys();
    const { file } = await getOwnFile(ground.database, accountId, first ?? '');
    const event = toRecord(toRestoreEvent(`solah/cold/${copyKey(job.id, file.blobId)}`));
    const services = { ...ground, log: silentLog };
    return { pipeline, id, job, event, take: () => takeCheck(services, [event, event]) };
  }

  test('before anybody asked for it, nothing happens', async () => {
    const { pipeline, job, take, id } = await asleep();
    expect(await take()).toEqual({ batchItemFailures: [] });
    await pipeline.drain();
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ items: { cleared: 3 } });
    expect(await state(id)).toBe('archived');
  });

  test('it is looked at: what still sleeps waits, what is awake is brought back at once', async () => {
    const { pipeline, job, take } = await asleep();
    const { job: back } = await restore(job.id);
    await pipeline.drain();
    await take();
    expect(await getJob(ground, accountId, back.id)).toMatchObject({ items: { asked: 3 } });
    ground.pass(5 * hour);
    await take();
    await take();
    expect(await getJob(ground, accountId, back.id)).toMatchObject({
      items: { asked: 2, ready: 1 },
    });
  });

  test('what opens a folder looks within a minute, once for all that it hears, and not before', async () => {
    const { pipeline, job, take } = await asleep();
    const open = { archiveId: job.id, tier: 'standard' as const, open: { days: 1 } };
    const { job: opening } = await requestRestore(ground, accountId, open);
    const later = async (span: number) => {
      ground.pass(span);
      await pipeline.drain();
      return (await getJob(ground, accountId, opening.id)).state;
    };
    await pipeline.drain();
    // It looked just before, and would look again in a quarter of an hour.
    expect(await later(5 * hour - minute)).toBe('running');
    expect(await later(2 * minute)).toBe('running');
    await take();
    await take();
    expect(await later(0)).toBe('running');
    const { db, tables } = ground.database;
    const watching = and(eq(tables.outbox.topic, 'open-watch'), isNull(tables.outbox.doneAt));
    expect(await db.$count(tables.outbox, watching)).toBe(1);
    expect(await later(minute)).toBe('opened');
  });

  test('when it never says so, the folder wakes all the same', async () => {
    const { pipeline, job, id } = await asleep();
    await restore(job.id);
    await pipeline.drain();
    ground.pass(6 * hour);
    await pipeline.drain();
    expect(await state(id)).toBe('active');
  });
});

describe('the sweep', () => {
  /** Lose every message, and let the jobs be quiet for a while. */
  async function lose() {
    await ground.database.transaction(async ({ db, tables }) => {
      await db.delete(tables.outbox);
      await db.update(tables.archive).set({ changedAt: new Date(Date.now() - 11 * minute) });
    });
  }

  test('alone brings an archive to its end when every message is lost', async () => {
    const pipeline = openPipeline(ground, server);
    const { id } = await fill('Photos');
    const { job } = await archive(id);
    await lose();
    await sweepJobs(ground);
    await ground.queue.drain();
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: 'archived' });
    expect(await pipeline.queues.archive.measure()).toMatchObject({ waiting: 0 });
  });

  test('alone brings a restore to its end when every message is lost', async () => {
    const { id } = await fill('Photos');
    const { job } = await archive(id);
    await ground.queue.drain();
    ground.pass(25 * hour);
    await ground.queue.drain();
    const { job: back } = await restore(job.id);
    await lose();
    for (let round = 0; round < 4; round++) {
      await sweepJobs(ground);
      await ground.queue.drain();
      ground.pass(6 * hour);
    }
    expect(await getJob(ground, accountId, back.id)).toMatchObject({ state: 'restored' });
    expect(await state(id)).toBe('active');
  });

  test('leaves alone what moves, and what has a message waiting', async () => {
    const { id } = await fill('Photos');
    await archive(id);
    const waiting = () => ground.database.db.select().from(ground.database.tables.outbox);
    await sweepJobs(ground);
    expect(await waiting()).toHaveLength(1);
    await ground.database.transaction(async ({ db, tables }) => {
      await db.update(tables.archive).set({ changedAt: new Date(0) });
    });
    await sweepJobs(ground);
    expect(await waiting()).toHaveLength(1);
    // In the hands of a function, whose message has left the outbox.
    await ground.database.transaction(async ({ db, tables }) => {
      await db.delete(tables.outbox);
      await db.update(tables.archive).set({ changedAt: new Date() });
    });
    await sweepJobs(ground);
    expect(await waiting()).toEqual([]);
  });
});

test('of two that copy the same thing at once, one counts', async () => {
  const { id } = await fill('Photos', 1);
  const { job } = await archive(id);
  await archiveSteps(ground)['archive-expand']({ body: { jobId: job.id } });
  const [item] = await ground.database.db.select().from(ground.database.tables.archiveItems);
  const body = { jobId: job.id, blobIds: [item?.blobId ?? ''] };
  let other: Promise<void> | null = null;
  const first = archiveSteps({
    ...ground,
    fault: async (point) => {
      if (point !== 'copy-put') return;
      other ??= archiveSteps(ground)['archive-copy']({ body });
      await other;
    },
  });
  await first['archive-copy']({ body });
  expect(await getJob(ground, accountId, job.id)).toMatchObject({ done: 1, items: { copied: 1 } });
});

test('a step that comes after its job was given up leaves nothing behind', async () => {
  const { id, files } = await fill('Photos');
  const { job } = await archive(id);
  await archiveSteps(ground)['archive-expand']({ body: { jobId: job.id } });
  await cancelJob(ground, accountId, job.id);
  const pipeline = openPipeline(ground, server);
  await pipeline.drain();
  expect(await Array.fromAsync(ground.cold.list())).toEqual([]);
  expect(await state(id)).toBe('active');
  await expectContent(files);
  expect(await differences()).toBe(0);
});

describe('by its folder, for the owner’s own programs', () => {
  test('an archive can be asked about and brought back', async () => {
    const { id } = await fill('Photos');
    const { job } = await archive(id);
    await ground.queue.drain();
    expect(await getJobOfFolder(ground, id)).toMatchObject({ id: job.id, state: 'archived' });
    const { job: opening } = await restoreFolder(ground, id, { open: { days: 1 } });
    expect(await getJobOfFolder(ground, id)).toMatchObject({ id: opening.id, kind: 'open' });
    ground.pass(minute);
    const { job: back, isNew } = await restoreFolder(ground, id, { tier: 'standard' });
    expect(isNew).toBe(true);
    expect(await getJobOfFolder(ground, id)).toMatchObject({ id: back.id, kind: 'restore' });
  });

  test('a folder that was never archived is refused', async () => {
    const { id } = await fill('Photos');
    for (const folderId of [id, freshId()]) {
      await expect(getJobOfFolder(ground, folderId)).rejects.toMatchObject({
        code: 'archive-not-found',
      });
      await expect(restoreFolder(ground, folderId, { tier: 'bulk' })).rejects.toMatchObject({
        code: 'archive-not-found',
      });
    }
  });
});
