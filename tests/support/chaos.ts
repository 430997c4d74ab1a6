import { randomInt } from 'node:crypto';
import { expect } from 'vitest';
import type { EmbeddedQueue } from '#adapters/queue/embedded.ts';
import type { Received } from '#adapters/queue/queue.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { type Random, randomFrom } from '#lib/drills/kit/random.ts';
import { hour } from '#lib/units.ts';
import type { TestGround } from './ground.ts';
import type { Pipeline } from './pipeline.ts';

/** What may go wrong now: nothing while folders are made and asked for, nothing any more in the end. */
export interface Weather {
  calm: boolean;
  readonly seed: number;
  readonly random: Random;
  chance(percent: number): boolean;
  /** Drop some messages for now, double some, and put all into another order. */
  between(received: Received[]): Received[];
}

/** Begin with a seed of its own, which a failure tells. */
export function freshWeather(seed = randomInt(2 ** 31)): Weather {
  const random = randomFrom(seed);
  const chance = (percent: number) => random.whole(1, 100) <= percent;
  const weather: Weather = {
    calm: true,
    seed,
    random,
    chance,
    between: (received) => {
      const now = received.filter(() => weather.calm || chance(80));
      const twice = now.filter(() => chance(50));
      return random.shuffle([...now, ...twice]);
    },
  };
  return weather;
}

/**
 * Let many folders sleep and wake in this weather, and see that each does, that people are told once of
 * each, and that nothing is left over. `pass` lets time go by, `wake` time for what sleeps.
 */
export async function sleepAndWake({
  ground,
  pipeline,
  site,
  weather,
  folders,
  pass,
  wake = pass,
}: {
  ground: TestGround;
  pipeline: Pipeline;
  site: EmbeddedQueue;
  weather: Weather;
  folders: number;
  pass: (span: number) => void;
  wake?: (span: number) => void;
}): Promise<{ jobs: string[] }> {
  const { accountId, rootId } = await ground.account();
  const seed = `seed ${weather.seed}`;
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
    for (const queue of [...Object.values(pipeline.queues), site]) {
      for (const { id } of await queue.listDead()) await queue.redrive(id);
    }
  };
  const settle = async (wanted: string, later: (span: number) => void) => {
    for (let round = 0; round < 20; round++) {
      later(hour);
      // The weather clears up in the end.
      weather.calm = round > 10;
      await pipeline.drain();
      await redriveAll();
      if ((await states()).every((state) => state === wanted)) break;
    }
    expect(await states(), seed).toEqual([wanted]);
  };

  await settle('archived', pass);
  pass(25 * hour);
  weather.calm = false;
  await pipeline.drain();
  weather.calm = true;
  await redriveAll();
  await pipeline.drain();
  wake(0);
  const slept = jobs.map((archiveId) => ({ archiveId, tier: 'standard' as const }));
  for (const wish of slept) {
    const { job } = await requestRestore(ground, accountId, wish);
    jobs.push(job.id);
  }
  await settle('active', wake);
  weather.calm = true;
  // Nothing is waited for any more that was put off.
  pass(100 * hour);
  await redriveAll();
  await pipeline.drain();
  const { total } = await listNotifications(ground, accountId, { limit: 1 });
  expect(total, seed).toBe(2 * folders);
  expect(await reconcile(ground, { deep: true }), seed).toMatchObject({ left: 0 });
  return { jobs };
}
