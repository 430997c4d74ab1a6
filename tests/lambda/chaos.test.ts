import { randomInt } from 'node:crypto';
import type { FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Received } from '#adapters/queue/queue.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { randomFrom } from '#lib/drills/kit/random.ts';
import { hour } from '#lib/units.ts';
import { startMessages } from '../support/aws.ts';
import { freshGround } from '../support/ground.ts';
import { openPipeline } from '../support/pipeline.ts';
import { postgresServer } from '../support/postgres.ts';

// Many folders at once, with every message doubled, reordered or late at random, and functions that die
// in the middle. The seed is printed with a failure.

/** `npm run test:scale` has a Postgres server, and time. */
const folders = postgresServer ? 500 : 12;
vi.setConfig({ testTimeout: 1_200_000 });

let server: FauxqsServer;
beforeAll(async () => {
  server = await startMessages();
});
afterAll(() => server.stop());

test(`${folders} folders sleep and wake whatever happens to their messages`, async () => {
  const seed = randomInt(2 ** 31);
  const random = randomFrom(seed);
  const chance = (percent: number) => random.whole(1, 100) <= percent;
  // Folders are made and asked for in peace.
  let calm = true;
  const ground = await freshGround({
    engine: postgresServer ? 'postgres' : 'sqlite',
    settings: { CLEAR_HOURS: '24', COLD_STANDARD_MINUTES: '300' },
    fault: async (point) => {
      if (!calm && chance(3)) throw new Error(`Died at ${point}.`);
    },
  });
  const { accountId, rootId } = await ground.account();
  const between = (received: Received[]) => {
    const now = received.filter(() => calm || chance(80));
    const twice = now.filter(() => chance(50));
    return random.shuffle([...now, ...twice]);
  };
  const pipeline = openPipeline(ground, server, { between });

  const ids: string[] = [];
  for (let n = 0; n < folders; n++) {
    const parent = { parentId: rootId, name: `Folder ${n}`, conflict: 'refuse' } as const;
    const { id } = await createFolder(ground, accountId, parent);
    for (const name of ['a', 'b']) {
      const bytes = Buffer.from(`${n} ${name} `.repeat(20));
      await ground.upload(accountId, { folderId: id, name, bytes });
    }
    ids.push(id);
  }
  const jobs: string[] = [];
  for (const folderId of ids) {
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    jobs.push(job.id);
  }
  const states = async () => {
    const found = await Promise.all(ids.map((id) => getFolder(ground, accountId, id)));
    return [...new Set(found.map(({ state }) => state))];
  };
  /** What the worker and the owner do about what was tried too often. */
  const redriveAll = async () => {
    for (const queue of [...Object.values(pipeline.queues), ground.queue]) {
      for (const { id } of await queue.listDead()) await queue.redrive(id);
    }
  };
  const settle = async (wanted: string) => {
    for (let round = 0; round < 20; round++) {
      ground.pass(hour);
      // The weather clears up in the end.
      calm = round > 10;
      await pipeline.drain();
      await redriveAll();
      if ((await states()).every((state) => state === wanted)) return;
    }
  };
  await settle('archived');
  expect(await states(), `seed ${seed}`).toEqual(['archived']);
  ground.pass(25 * hour);
  calm = false;
  await pipeline.drain();
  calm = true;
  for (const archiveId of jobs) {
    await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
  }
  await settle('active');
  expect(await states(), `seed ${seed}`).toEqual(['active']);
  calm = true;
  await redriveAll();
  await pipeline.drain();
  const { total } = await listNotifications(ground, accountId, { limit: 1 });
  expect(total, `seed ${seed}`).toBe(2 * folders);
  const report = await reconcile(ground, { deep: true });
  expect(report, `seed ${seed}`).toMatchObject({ left: 0 });
  await ground.close();
});
