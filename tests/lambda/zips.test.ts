import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyStructuredResultV2, SQSBatchResponse } from 'aws-lambda';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { type Worker, workers } from '#domain/archive/messages.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { getContent, getOwnFile, getReadable } from '#domain/files/get-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { freshId } from '#lib/id.ts';
import { day, hour, MiB, minute } from '#lib/units.ts';
import { buildLambda } from '../../scripts/build-lambda.ts';
import { startMessages } from '../support/aws.ts';
import { openCloud, unpackFunction } from '../support/cloud.ts';
import { startFunction } from '../support/function-process.ts';
import { runPipeline, toRecord, toRestoreEvent } from '../support/pipeline.ts';
import { postgresServer } from '../support/postgres.ts';
import { s3Server } from '../support/s3.ts';

const built = mkdtempSync(join(tmpdir(), 'solah-zips-'));
const read = (folder: string, name: string) => readFileSync(join(built, folder, name));
// A busy machine is no failure.
vi.setConfig({ testTimeout: 600_000, hookTimeout: 180_000 });
beforeAll(async () => {
  await buildLambda(join(built, 'first'));
});

test('there is one zip for each function, of one file, and it is small', () => {
  const zips = readdirSync(join(built, 'first')).sort();
  expect(zips).toEqual([...workers, 'migrate'].sort().map((name) => `${name}.zip`));
  for (const zip of zips) {
    const files = Object.keys(unzipSync(read('first', zip)));
    expect(files.filter((file) => !file.startsWith('migrations/'))).toEqual(['index.mjs']);
    expect(read('first', zip).byteLength).toBeLessThan(2 * MiB);
  }
});

test('the zip of `migrate` holds every migration that the journal names, and no other zip does', () => {
  const journal = readFileSync('src/adapters/database/postgres/migrations/meta/_journal.json');
  const { entries }: { entries: { tag: string }[] } = JSON.parse(String(journal));
  for (const zip of readdirSync(join(built, 'first'))) {
    const files = unzipSync(read('first', zip));
    const sql = Object.keys(files).filter((file) => file.endsWith('.sql'));
    const all = entries.map(({ tag }) => `migrations/${tag}.sql`);
    expect(sql.sort(), zip).toEqual(zip === 'migrate.zip' ? all.sort() : []);
  }
});

test('the same sources make the same zips, byte for byte, in any time zone', async () => {
  vi.stubEnv('TZ', 'Asia/Kolkata');
  await buildLambda(join(built, 'second'));
  vi.unstubAllEnvs();
  for (const zip of readdirSync(join(built, 'first'))) {
    expect(read('second', zip).equals(read('first', zip))).toBe(true);
  }
});

/** Unpack the functions and start them with this environment. */
async function start(environment: Record<string, string>) {
  const open = (name: Worker) => {
    const zip = join(built, 'first', `${name}.zip`);
    return startFunction(unpackFunction(zip, join(built, name)), environment);
  };
  return {
    archive: await open('archive'),
    restore: await open('restore'),
    check: await open('check'),
  };
}

const missing = [!postgresServer && 'POSTGRES_TEST_URL', !s3Server && 'S3_TEST_ENDPOINT'].filter(
  Boolean,
);
if (missing.length > 0) {
  process.stdout.write(
    `Skipped: ${missing.join(' and ')} name no server (npm run test:scale does).\n`,
  );
}

describe.skipIf(missing.length > 0)('on Postgres, S3 and SQS', () => {
  const ends: (() => unknown)[] = [];
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  test('a folder sleeps, is opened and wakes by the functions as they are shipped', async () => {
    // The functions live by the machine's clock: the site's must not run ahead of what they ask for.
    let passed = 0;
    let slept = 0;
    const now = () => new Date(Date.now() + passed);
    const server = await startMessages();
    ends.push(() => server.stop());
    const coldNow = () => new Date(Date.now() + slept);
    const cloud = await openCloud(server, { now, coldNow });
    ends.push(() => cloud.close());
    const { ground, queues, topic } = cloud;
    const functions = await start(cloud.environment);
    ends.push(() => {
      for (const { kill } of Object.values(functions)) kill();
    });
    const batch = (worker: Worker) => (event: unknown) =>
      functions[worker].call(event) as Promise<SQSBatchResponse>; // What a batch is answered with.
    const ask = async (worker: Worker, folderId: string, body?: unknown) => {
      const answer = await functions[worker].call({
        routeKey: 'any',
        requestContext: { requestId: 'r' },
        pathParameters: { folderId },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const { statusCode, body: text } = answer as APIGatewayProxyStructuredResultV2;
      return { status: statusCode, json: JSON.parse(text ?? '') };
    };
    const handlers = {
      archive: batch('archive'),
      restore: batch('restore'),
      check: batch('check'),
    };
    const pipeline = runPipeline({ queues, site: ground.queue, handlers });

    const { accountId, rootId } = await ground.account();
    const parent = { parentId: rootId, name: 'Photos', conflict: 'refuse' } as const;
    const { id } = await createFolder(ground, accountId, parent);
    const files = new Map<string, Buffer>();
    for (const size of [0, 20, 9 * MiB]) {
      const bytes = randomBytes(size);
      const name = `${size} bytes`;
      files.set(await ground.upload(accountId, { folderId: id, name, bytes }), bytes);
    }
    const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    await pipeline.drain();
    expect(await getJob(ground, accountId, job.id)).toMatchObject({ state: 'archived', done: 3 });
    passed = 25 * hour;
    await pipeline.drain();
    passed = 0;
    expect(await ask('check', id)).toMatchObject({ status: 200, json: { state: 'cleared' } });

    expect(await ask('restore', freshId(), {})).toMatchObject({
      status: 404,
      json: { code: 'archive-not-found' },
    });
    expect(await ask('restore', id, { tier: 'at once' })).toMatchObject({ status: 400 });
    const [first = ''] = files.keys();
    const { blob } = await getOwnFile(ground.database, accountId, first);
    const awake = toRecord(toRestoreEvent(`solah/cold/${blob.coldKey}`));
    const notice = () => batch('check')({ Records: [awake, awake] });

    const opening = await ask('restore', id, { tier: 'expedited', open: { days: 1 } });
    expect(opening).toMatchObject({ status: 202, json: { kind: 'open', state: 'running' } });
    await pipeline.drain();
    slept = 5 * minute;
    expect(await notice()).toEqual({ batchItemFailures: [] });
    passed = 1 * minute;
    await pipeline.drain();
    passed = 0;
    expect(await ask('check', id)).toMatchObject({
      json: { id: opening.json.id, state: 'opened' },
    });
    for (const [fileId, bytes] of files) {
      const { key, version } = await getReadable(ground, accountId, fileId);
      const stream = await ground.cold.read(key, version ?? '');
      expect(Buffer.concat(await Array.fromAsync(stream ?? [])).equals(bytes)).toBe(true);
    }
    // By the store's clock it sleeps again.
    slept = 3 * day;

    const asked = await ask('restore', id, { tier: 'standard' });
    expect(asked).toMatchObject({ status: 202, json: { kind: 'restore' } });
    expect(await ask('restore', id, { tier: 'standard' })).toMatchObject({ status: 200 });
    await pipeline.drain();
    slept += 5 * hour;
    // Of one the store tells, twice; the others are found by looking.
    expect(await notice()).toEqual({ batchItemFailures: [] });
    await functions.check.call({ sweep: true });
    await pipeline.drain();
    expect(await ask('check', id)).toMatchObject({ json: { state: 'running', done: 1 } });
    passed = 1 * hour;
    await pipeline.drain();
    expect(await ask('check', id)).toMatchObject({ json: { state: 'restored', done: 3 } });
    // Told by the function that counted: no site sweeps here.
    const told = topic.heard().map(({ message }) => JSON.parse(message));
    expect(told).toMatchObject([
      { jobId: job.id, state: 'archived', files: 3 },
      { jobId: opening.json.id, kind: 'open', state: 'opened', files: 3 },
      { jobId: asked.json.id, kind: 'restore', state: 'restored', files: 3 },
    ]);
    for (const [fileId, bytes] of files) {
      const { key } = await getContent(ground, accountId, fileId);
      const stream = await ground.storage.read(key);
      expect(Buffer.concat(await Array.fromAsync(stream ?? [])).equals(bytes)).toBe(true);
    }
    expect(await reconcile(ground, { deep: true })).toMatchObject({ left: 0 });
  });
});
