import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { getContent } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { hour, minute } from '#lib/units.ts';
import { startDynamodb } from '../support/dynamodb.ts';
import { engines, freshGround } from '../support/ground.ts';

// Each step writes the ledger and the database, one after the other. Here a step dies once at each named
// point, between any two writes, and its message comes again.

const [engine] = engines;
const dynamodb = await startDynamodb();
afterAll(() => dynamodb.close());
const ledgers = {
  'the database': async () => undefined,
  DynamoDB: () => dynamodb.freshLedger(),
};
type LedgerIn = keyof typeof ledgers;

/** Let a folder sleep, wake half, sleep on and wake, with a step that dies at the nth point it passes. */
async function live(ledgerIn: LedgerIn, dieAt = 0) {
  const points: string[] = [];
  let dying = false;
  const ground = await freshGround({
    engine,
    settings: { COLD_EXPEDITED_MINUTES: '5', COLD_STANDARD_MINUTES: '300', CLEAR_HOURS: '24' },
    ledger: await ledgers[ledgerIn](),
    fault: async (point) => {
      if (!dying || !/^(archive|copy|restore)-/.test(point)) return;
      points.push(point);
      if (points.length === dieAt) throw new Error(`Died at ${point}.`);
    },
  });
  const { accountId, rootId } = await ground.account();
  const parent = { parentId: rootId, name: 'Photos', conflict: 'refuse' } as const;
  const { id: folderId } = await createFolder(ground, accountId, parent);
  const files = new Map<string, Buffer>();
  for (const name of ['a', 'b', 'c']) {
    const bytes = randomBytes(20);
    files.set(await ground.upload(accountId, { folderId, name, bytes }), bytes);
  }
  const pass = async (hours: number) => {
    for (let passed = 0; passed < hours; passed++) {
      ground.pass(hour);
      await ground.queue.drain();
    }
  };
  /** Take a step by itself; when it dies its message comes again. */
  const take = async (topic: 'restore-watch' | 'restore-bring-back', body: unknown) => {
    const step = archiveSteps(ground)[topic];
    await step({ body }).catch(() => step({ body }));
  };
  dying = true;
  const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
  await ground.queue.drain();
  await pass(1);
  const archived = await getJob(ground, accountId, job.id);
  await pass(25);
  const cleared = await getJob(ground, accountId, job.id);
  const restore = async (tier: 'expedited' | 'standard') =>
    (await requestRestore(ground, accountId, { archiveId: job.id, tier })).job.id;
  const first = await restore('expedited');
  await ground.queue.drain();
  // What died is tried again after some seconds.
  ground.pass(minute);
  await ground.queue.drain();
  // Awake, and one of it copied, when it is given up.
  ground.pass(6 * minute);
  await take('restore-watch', { jobId: first });
  const ready = { archiveId: job.id, states: ['ready' as const], after: null, limit: 1 };
  const [{ blobId = '' } = {}] = await ground.ledger.list(ready);
  await take('restore-bring-back', { jobId: first, blobIds: [blobId] });
  await cancelJob(ground, accountId, first);
  await ground.queue.drain();
  await pass(26);
  const second = await restore('standard');
  await ground.queue.drain();
  await pass(8);
  dying = false;
  return { ground, accountId, files, archived, cleared, second, points };
}

const wholeLife = await live('the database');
await wholeLife.ground.close();
const { points } = wholeLife;
/** The first time that each named point is passed. */
const deaths = [...new Set(points)].map((point) => [point, points.indexOf(point) + 1] as const);

test('every point between two writes is passed', () => {
  expect([...new Set(points)].sort()).toEqual([
    'archive-checked',
    'archive-cleared',
    'archive-expanded',
    'archive-finished',
    'archive-let-go',
    'archive-listed',
    'archive-reset',
    'archive-settled',
    'archive-slice',
    'copy-counted',
    'copy-put',
    'copy-recorded',
    'restore-asked',
    'restore-checked',
    'restore-counted',
    'restore-finished',
    'restore-handed',
    'restore-put',
    'restore-recorded',
    'restore-slice',
    'restore-taken',
    'restore-watched',
    'restore-woken',
  ]);
});

// Object.keys says only that they are texts.
describe.each(Object.keys(ledgers) as LedgerIn[])('with the ledger in %s', (ledgerIn) => {
  test.each([['no point', 0] as const, ...deaths])(
    'died at %s (%i), a folder sleeps and wakes whole, and is told of once',
    async (_, dieAt) => {
      const { ground, accountId, files, archived, cleared, second } = await live(ledgerIn, dieAt);
      expect(archived).toMatchObject({ state: 'archived', done: 3, items: { copied: 3 } });
      expect(cleared).toMatchObject({ state: 'cleared', items: { cleared: 3 } });
      expect(await getJob(ground, accountId, second)).toMatchObject({
        state: 'restored',
        done: 3,
        doneBytes: 60,
        failed: 0,
        items: { back: 3 },
      });
      for (const [fileId, bytes] of files) {
        const { key } = await getContent(ground, accountId, fileId);
        const stream = await ground.storage.read(key);
        expect(Buffer.concat(await Array.fromAsync(stream ?? []))).toEqual(bytes);
      }
      const { items } = await listNotifications(ground, accountId, { limit: 50 });
      expect(items.map(({ kind }) => kind)).toEqual(['restore-finished', 'archive-finished']);
      expect(await getDrive(ground, accountId, ground.cold.waits)).toMatchObject({ coldBytes: 0 });
      expect(await reconcile(ground, { deep: true })).toMatchObject({ left: 0 });
      await ground.close();
    },
  );
});
