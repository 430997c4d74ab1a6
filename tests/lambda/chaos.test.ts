import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FauxqsServer } from 'fauxqs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Worker } from '#domain/archive/messages.ts';
import { hour, second } from '#lib/units.ts';
import { buildLambda } from '../../scripts/build-lambda.ts';
import { startMessages } from '../support/aws.ts';
import { freshWeather, sleepAndWake } from '../support/chaos.ts';
import { openCloud, unpackFunction } from '../support/cloud.ts';
import { freshGround } from '../support/ground.ts';
import { mortalFunction } from '../support/mortal.ts';
import { openPipeline, runPipeline } from '../support/pipeline.ts';
import { postgresServer } from '../support/postgres.ts';
import { s3Server } from '../support/s3.ts';

// Many folders at once, with every message doubled, reordered or late at random, and workers that die in
// the middle. The seed is printed with a failure.

/** `npm run test:scale` has time for more. */
const folders = Number(process.env.CHAOS_FOLDERS || 12);
vi.setConfig({ testTimeout: 3_600_000, hookTimeout: 180_000 });

let server: FauxqsServer;
beforeAll(async () => {
  server = await startMessages();
});
afterAll(() => server.stop());

test('twelve folders sleep and wake whatever happens to their messages', async () => {
  const weather = freshWeather();
  const ground = await freshGround({
    settings: { CLEAR_HOURS: '24', COLD_STANDARD_MINUTES: '300' },
    fault: async (point) => {
      if (!weather.calm && weather.chance(3)) throw new Error(`Died at ${point}.`);
    },
  });
  const { between } = weather;
  const pipeline = openPipeline(ground, server, { between });
  await sleepAndWake({
    ground,
    pipeline,
    weather,
    folders: 12,
    site: ground.queue,
    pass: ground.pass,
  });
  await ground.close();
});

const missing = [!postgresServer && 'POSTGRES_TEST_URL', !s3Server && 'S3_TEST_ENDPOINT'].filter(
  Boolean,
);
if (missing.length > 0) {
  process.stdout.write(
    `Skipped: ${missing.join(' and ')} name no server (npm run test:scale does).\n`,
  );
}

test.skipIf(missing.length > 0)(
  `${folders} folders sleep and wake though the functions are killed again and again`,
  async () => {
    const weather = freshWeather();
    // The functions live by the machine's clock. While nothing asks to look again later, the site's may
    // run ahead.
    let passed = 0;
    let slept = 0;
    const cloud = await openCloud(server, {
      now: () => new Date(Date.now() + passed),
      // Each look at what sleeps takes a while: who looks again and again sees it awake in the end.
      coldNow: () => {
        slept += 20 * second;
        return new Date(Date.now() + slept);
      },
      fault: async (point) => {
        if (!weather.calm && weather.chance(3)) throw new Error(`Died at ${point}.`);
      },
    });
    const folder = mkdtempSync(join(tmpdir(), 'solah-chaos-'));
    await buildLambda(join(folder, 'zips'));
    const start = (worker: Worker) =>
      mortalFunction(unpackFunction(join(folder, 'zips', `${worker}.zip`), join(folder, worker)), {
        environment: cloud.environment,
        random: weather.random,
        percent: () => (weather.calm ? 0 : 15),
      });
    const functions = {
      archive: start('archive'),
      restore: start('restore'),
      check: start('check'),
    };
    const { ground, queues, topic } = cloud;
    const { between } = weather;
    const handlers = {
      archive: functions.archive.take,
      restore: functions.restore.take,
      check: functions.check.take,
    };
    const pipeline = runPipeline({ queues, site: ground.queue, handlers, between, atOnce: 2 });
    try {
      const { jobs } = await sleepAndWake({
        ground,
        pipeline,
        weather,
        folders,
        site: ground.queue,
        pass: (span) => {
          passed += span;
        },
        wake: (span) => {
          slept += 5 * span;
          // Functions ask to look again a quarter of an hour from now, by their own clock.
          passed = 0.5 * hour;
        },
      });
      const told = topic.heard().map(({ attributes }) => attributes.jobId?.Value);
      expect(new Set(told), `seed ${weather.seed}`).toEqual(new Set(jobs));
      const killed = Object.values(functions).reduce((sum, { deaths }) => sum + deaths(), 0);
      process.stdout.write(
        `${folders} folders, ${killed} processes killed, told ${told.length} times of ${jobs.length} jobs.\n`,
      );
      expect(killed).toBeGreaterThan(0);
    } finally {
      for (const { end } of Object.values(functions)) end();
      await cloud.close();
    }
  },
);
