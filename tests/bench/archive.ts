import { randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { silentLog } from '#adapters/log/log.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { priceTable } from '#domain/archive/prices.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { takeBatch } from '#http/lambda/take-batch.ts';
import { takeCheck } from '#http/lambda/take-check.ts';
import { takeStep } from '#http/lambda/take-step.ts';
import { atOnce } from '#lib/at-once.ts';
import { hour, KiB } from '#lib/units.ts';
import { startPostgres } from '../../scripts/postgres-server.ts';
import { run } from '../../scripts/run.ts';
import { region, startMessages } from '../support/aws.ts';
import { openCloud } from '../support/cloud.ts';
import type { Asked } from '../support/cold-proxy.ts';
import { freshGround, type TestGround } from '../support/ground.ts';
import { runPipeline } from '../support/pipeline.ts';
import { postgresServer } from '../support/postgres.ts';
import { s3Server } from '../support/s3.ts';

// A folder of 10,000 small files archived, cleared and brought back: files a second for each journey,
// beside the same files written one after the other, each safe before the next: with fsync, or by
// PutObject. Embedded, and where their servers are, on Postgres, S3, SQS and DynamoDB: there also what
// was asked for each file, and what AWS would have asked for it. `ARCHIVE_FILES` names another number.

const files = Number(process.env.ARCHIVE_FILES ?? 10_000);
const size = 4 * KiB;

/** In US dollars for one request, us-east-1, from memory in November 2026: not looked up. */
const prices = {
  sleep: priceTable.put.GLACIER / 1_000,
  wake: priceTable.wake.GLACIER.standard.requests / 1_000,
  write: 0.005 / 1_000,
  read: 0.0004 / 1_000,
  free: 0,
  ledgerWrite: 0.625 / 1e6,
  ledgerRead: 0.125 / 1e6,
  queue: 0.4 / 1e6,
};

if (postgresServer) await measureCloud();
else {
  await measureEmbedded();
  await startCloud();
}

interface Journey {
  readonly ground: TestGround;
  readonly drain: () => Promise<void>;
  /** Let time pass for the site, and for what sleeps. */
  readonly pass: (span: number) => void;
  readonly sleep: (span: number) => void;
}

/** How many files a second each part of the way did. */
type Rates = Record<'uploads' | 'archived' | 'cleared' | 'asked' | 'back', number>;

/** Let one folder go the whole way. */
async function travel({ ground, drain, pass, sleep }: Journey): Promise<Rates> {
  const { accountId, rootId } = await ground.account();
  const parent = { parentId: rootId, name: 'Many', conflict: 'refuse' } as const;
  const { id: folderId } = await createFolder(ground, accountId, parent);
  const names = Array.from({ length: files }, (_, n) => `file ${n}`);
  const uploads = await rate(() =>
    atOnce(8, names, (name) =>
      ground.upload(accountId, { folderId, name, bytes: randomBytes(size) }),
    ),
  );
  const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
  const expectState = async (id: string, state: string) => {
    const now = await getJob(ground, accountId, id);
    if (now.state !== state) throw new Error(`The job is ${now.state}, not ${state}.`);
  };
  const archived = await rate(drain);
  await expectState(job.id, 'archived');
  pass(25 * hour);
  const cleared = await rate(drain);
  await expectState(job.id, 'cleared');
  const wish = { archiveId: job.id, tier: 'standard' } as const;
  const { job: restore } = await requestRestore(ground, accountId, wish);
  const asked = await rate(drain);
  sleep(6 * hour);
  pass(1 * hour);
  const back = await rate(drain);
  await expectState(restore.id, 'restored');
  return { uploads, archived, cleared, asked, back };
}

async function measureEmbedded(): Promise<void> {
  const ground = await freshGround({ settings: { CLEAR_HOURS: '24' } });
  const { pass } = ground;
  const rates = await travel({ ground, drain: () => ground.queue.drain(), pass, sleep: pass });
  await ground.close();
  const folder = mkdtempSync(join(tmpdir(), 'solah-bench-'));
  const plain = await rate(async () => {
    for (let n = 0; n < files; n++) {
      const file = await open(join(folder, String(n)), 'w');
      await file.writeFile(randomBytes(size));
      await file.sync();
      await file.close();
    }
  });
  print('SQLite and disk', { plain, ...rates });
}

async function startCloud(): Promise<void> {
  const postgres = s3Server === '' ? null : await startPostgres();
  if (!postgres) {
    const why = s3Server === '' ? 'S3_TEST_ENDPOINT names no server' : 'Postgres is not installed';
    console.log(`Skipped: the way over the cloud; ${why} (.ci/servers npm run bench archive).`);
    return;
  }
  try {
    const code = await run('node', [import.meta.filename], { POSTGRES_TEST_URL: postgres.url });
    if (code !== 0) process.exitCode = 1;
  } finally {
    postgres.stop();
  }
}

async function measureCloud(): Promise<void> {
  const messages = await startMessages();
  let passed = 0;
  let slept = 0;
  let received = 0;
  const cloud = await openCloud(messages, {
    now: () => new Date(Date.now() + passed),
    coldNow: () => new Date(Date.now() + slept),
  });
  const { ground, queues, asked, dynamodb } = cloud;
  const pipeline = runPipeline({
    queues,
    site: ground.queue,
    handlers: {
      archive: ({ Records }) => takeBatch(silentLog, Records, takeStep(ground, 'archive')),
      restore: ({ Records }) => takeBatch(silentLog, Records, takeStep(ground, 'restore')),
      check: ({ Records }) => takeCheck({ ...ground, log: silentLog }, Records),
    },
    between: (batch) => {
      received += batch.length;
      return batch;
    },
    atOnce: 2,
  });
  try {
    let before = 0;
    const journey: Journey = {
      ground,
      drain: async () => {
        // What was asked before the first step is the uploads'.
        before ||= asked.length;
        await pipeline.drain();
      },
      pass: (span) => {
        passed += span;
      },
      sleep: (span) => {
        slept += span;
      },
    };
    const rates = await travel(journey);
    const billed = asked.slice(before);
    const plain = await putPlainly(cloud.environment);
    print('Postgres, S3, SQS and DynamoDB', { plain, ...rates });
    printBill(billed, dynamodb.operations(), received);
  } finally {
    await cloud.close();
    await messages.stop();
  }
}

/** The same files into the same bucket, by the SDK alone. */
async function putPlainly({ S3_ENDPOINT, S3_HOT }: Record<string, string>): Promise<number> {
  const client = new S3Client({ region, endpoint: S3_ENDPOINT ?? '', forcePathStyle: true });
  const plain = await rate(async () => {
    for (let n = 0; n < files; n++) {
      const Key = `plain/${n}`;
      await client.send(new PutObjectCommand({ Bucket: S3_HOT, Key, Body: randomBytes(size) }));
    }
  });
  client.destroy();
  return plain;
}

function print(parts: string, rates: Rates & { plain: number }): void {
  const row = (name: keyof typeof rates) => ({
    'files a second': rates[name],
    ratio: round(rates[name] / rates.plain),
  });
  console.log(parts);
  console.table({
    'written plainly, one by one': row('plain'),
    uploaded: row('uploads'),
    archived: row('archived'),
    'cleared a day later': row('cleared'),
    'asked to wake': row('asked'),
    'brought back': row('back'),
  });
}

/** Tell what S3 bills a request as. */
function kindOf({ method, query, headers }: Asked): 'sleep' | 'wake' | 'write' | 'read' | 'free' {
  if (method === 'DELETE') return 'free';
  if (method === 'POST' && query.has('restore')) return 'wake';
  if (method === 'GET' && query.has('list-type')) return 'write';
  if (method === 'GET' || method === 'HEAD') return 'read';
  return headers['x-amz-storage-class'] === 'GLACIER' ? 'sleep' : 'write';
}

function printBill(asked: readonly Asked[], operations: readonly string[], received: number): void {
  const counts = Map.groupBy(asked, kindOf);
  const count = (kind: ReturnType<typeof kindOf>) => counts.get(kind)?.length ?? 0;
  const isRead = (operation: string) => /^(Get|Query|Scan|BatchGet)/.test(operation);
  const lines: [what: string, requests: number, price: number][] = [
    ['S3: put to sleep', count('sleep'), prices.sleep],
    ['S3: asked to wake', count('wake'), prices.wake],
    ['S3: written or listed', count('write'), prices.write],
    ['S3: read or looked at', count('read'), prices.read],
    ['S3: deleted', count('free'), prices.free],
    ['DynamoDB: written', operations.filter((one) => !isRead(one)).length, prices.ledgerWrite],
    ['DynamoDB: read', operations.filter(isRead).length, prices.ledgerRead],
    // Sent, received and deleted; batches make it fewer.
    ['SQS: at most', 3 * received, prices.queue],
  ];
  const bill = lines.reduce((sum, [, requests, price]) => sum + requests * price, 0);
  console.table(
    Object.fromEntries(
      lines.map(([what, requests, price]) => [
        what,
        {
          'requests a file': round(requests / files),
          'dollars for 1,000 files': Number(((requests * price * 1_000) / files).toFixed(4)),
        },
      ]),
    ),
  );
  const thousand = ((bill * 1_000) / files).toFixed(3);
  console.log(`About ${thousand} dollars for 1,000 files there and back, requests alone.`);
}

/** Do something with all files, and answer how many of them that is a second. */
async function rate(act: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await act();
  return Math.round((files / (performance.now() - began)) * 1_000);
}

function round(value: number): number {
  return Number(value.toFixed(2));
}
