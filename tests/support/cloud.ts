import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FauxqsServer } from 'fauxqs';
import { unzipSync } from 'fflate';
import type { Queue } from '#adapters/queue/queue.ts';
import type { Worker } from '#domain/archive/messages.ts';
import type { Fault } from '#domain/files/ground.ts';
import { makeTopic } from './aws.ts';
import { type Asked, openS3 } from './cold-proxy.ts';
import { type Dynamodb, startDynamodb } from './dynamodb.ts';
import { freshGround, type TestGround } from './ground.ts';
import { openQueues } from './pipeline.ts';

/** A site beside the servers that its functions work on: Postgres, S3 with a cold side, SQS, SNS and DynamoDB. */
export interface Cloud {
  readonly ground: TestGround;
  readonly queues: Readonly<Record<Worker, Queue>>;
  readonly topic: ReturnType<typeof makeTopic>;
  /** Every request that S3 was sent. */
  readonly asked: Asked[];
  readonly dynamodb: Dynamodb;
  /** What Terraform would tell a function. */
  readonly environment: Record<string, string>;
  close(): Promise<void>;
}

/** Open all of it: the site lives by one clock, what sleeps in S3 by another. */
export async function openCloud(
  server: FauxqsServer,
  {
    now,
    coldNow,
    fault,
  }: {
    now: () => Date;
    coldNow: () => Date;
    fault?: Fault;
  },
): Promise<Cloud> {
  const s3 = await openS3({ now: coldNow });
  const { urls, queues } = openQueues(server);
  const topic = makeTopic(server);
  const dynamodb = await startDynamodb();
  const settings = {
    ...s3.settings,
    QUEUE: 'sqs',
    SQS_ARCHIVE: urls.archive.queue,
    SQS_RESTORE: urls.restore.queue,
    SQS_CHECK: urls.check.queue,
    SQS_ARCHIVE_DEAD: urls.archive.dead,
    SQS_RESTORE_DEAD: urls.restore.dead,
    SQS_CHECK_DEAD: urls.check.dead,
    NOTIFY: 'sns',
    SNS_NOTIFY: topic.topicArn,
    LEDGER: 'dynamodb',
    DYNAMODB_LEDGER: await dynamodb.makeTable(),
  };
  const ground = await freshGround({
    engine: 'postgres',
    settings,
    now,
    ...(fault && { fault }),
  });
  return {
    ground,
    queues,
    topic,
    asked: s3.asked,
    dynamodb,
    environment: {
      ...settings,
      DATABASE_URL: ground.settings.DATABASE_URL,
      AWS_ENDPOINT_URL_SNS: server.address,
      AWS_ENDPOINT_URL_DYNAMODB: dynamodb.url,
      AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? '',
      AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? '',
    },
    close: async () => {
      await ground.close();
      await s3.close();
      await dynamodb.close();
    },
  };
}

/** Unpack a function as it is shipped, and answer where its code lies. */
export function unpackFunction(zip: string, folder: string): string {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(zip)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return join(folder, 'index.mjs');
}
