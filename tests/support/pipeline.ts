import { randomUUID } from 'node:crypto';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { FauxqsServer } from 'fauxqs';
import { silentLog } from '#adapters/log/log.ts';
import { embeddedQueue } from '#adapters/queue/embedded.ts';
import type { Queue, Received } from '#adapters/queue/queue.ts';
import { sqsQueue, toText } from '#adapters/queue/sqs.ts';
import { forgetCopies } from '#domain/archive/forget-copies.ts';
import { runsIn, type Worker, workers } from '#domain/archive/messages.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { objectForgotten } from '#domain/files/forget-object.ts';
import { coldCopiesForgotten } from '#domain/files/purge-trash.ts';
import { takeBatch } from '#http/lambda/take-batch.ts';
import { takeCheck } from '#http/lambda/take-check.ts';
import { takeStep } from '#http/lambda/take-step.ts';
import { minute } from '#lib/units.ts';
import { makeQueues, region } from './aws.ts';
import type { TestGround } from './ground.ts';

/** Write a record as SQS hands it to a function. */
export function toRecord(body: string, attempts = 1, messageId: string = randomUUID()): SQSRecord {
  return {
    messageId,
    receiptHandle: 'handle',
    body,
    attributes: {
      ApproximateReceiveCount: String(attempts),
      SentTimestamp: '0',
      SenderId: 'test',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:archive',
    awsRegion: region,
  };
}

/** Write what EventBridge says when an object of the archive bucket is awake. */
export function toRestoreEvent(key: string, type = 'Object Restore Completed'): string {
  return JSON.stringify({
    version: '0',
    id: randomUUID(),
    'detail-type': type,
    source: 'aws.s3',
    account: '000000000000',
    time: '2026-11-29T00:00:00Z',
    region,
    resources: ['arn:aws:s3:::solah-archive'],
    detail: {
      version: '0',
      bucket: { name: 'solah-archive' },
      object: { key, size: 9, etag: 'e', 'version-id': 'v' },
      'request-id': 'r',
      requester: 's3.amazonaws.com',
      'restore-expiry-time': '2026-12-06T00:00:00Z',
      'source-storage-class': 'GLACIER',
    },
  });
}

/** The archive's way over SQS: the site's dispatcher, three queues, and who works them off. */
export interface Pipeline {
  readonly queues: Readonly<Record<Worker, Queue>>;
  /** Let the dispatcher and the functions work until nothing more is due. */
  drain(): Promise<void>;
}

/** What happens to a batch between the queue and its function. */
export type Between = (received: Received[]) => Received[];

export type Handlers = Readonly<Record<Worker, (event: SQSEvent) => Promise<SQSBatchResponse>>>;

/** Make the three queues. */
export function openQueues(server: FauxqsServer) {
  const urls = {
    archive: makeQueues(server),
    restore: makeQueues(server),
    check: makeQueues(server),
  };
  const queues: Record<Worker, Queue> = {
    archive: sqsQueue({ region, ...urls.archive }),
    restore: sqsQueue({ region, ...urls.restore }),
    check: sqsQueue({ region, ...urls.check }),
  };
  return { urls, queues };
}

/** Open the pipeline over a ground whose own settings know of no queue, with the functions in process. */
export function openPipeline(
  ground: TestGround,
  server: FauxqsServer,
  { between, after = () => {} }: { between?: Between; after?: (who: Worker | 'site') => void } = {},
): Pipeline {
  const { queues } = openQueues(server);
  const site = embeddedQueue({
    database: ground.database,
    log: silentLog,
    now: ground.now,
    alone: true,
    handlers: {
      ...archiveSteps(ground),
      [objectForgotten]: ({ key }) => ground.storage.remove(key),
      [coldCopiesForgotten]: (message) => forgetCopies(ground, message),
    },
    queues: Object.fromEntries(
      Object.entries(runsIn).flatMap(([topic, where]) =>
        where === 'site' ? [] : [[topic, queues[where]]],
      ),
    ),
  });
  const tell = async <T>(who: Worker | 'site', work: Promise<T>) => {
    const result = await work;
    after(who);
    return result;
  };
  const handlers: Handlers = {
    archive: ({ Records }) =>
      tell('archive', takeBatch(silentLog, Records, takeStep(ground, 'archive'))),
    restore: ({ Records }) =>
      tell('restore', takeBatch(silentLog, Records, takeStep(ground, 'restore'))),
    check: ({ Records }) => tell('check', takeCheck({ ...ground, log: silentLog }, Records)),
  };
  const drained = { drain: () => tell('site', site.drain()) };
  return runPipeline({ queues, site: drained, handlers, ...(between && { between }) });
}

/** Let a site's dispatcher and functions work on queues, as the Lambda service would. */
export function runPipeline({
  queues,
  site,
  handlers,
  between = (received) => received,
  atOnce = 1,
}: {
  queues: Readonly<Record<Worker, Queue>>;
  site: { drain(): Promise<void> };
  handlers: Handlers;
  between?: Between;
  atOnce?: number;
}): Pipeline {
  // One worker after the other, or all of them and each several times at once.
  const all = Array.from({ length: atOnce }, () => workers).flat();
  const turns = atOnce === 1 ? workers.map((worker) => [worker]) : [all];

  /** What the Lambda service does: poll, hand over, delete what did not fail. */
  async function poll(worker: Worker): Promise<boolean> {
    const queue = queues[worker];
    const received = await queue.receive({ limit: 10, span: minute });
    if (received.length === 0) return false;
    const Records = between(received).map((message) =>
      toRecord(toText(message), message.attempts, message.handle),
    );
    const { batchItemFailures } = await handlers[worker]({ Records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const handed = new Set(Records.map(({ messageId }) => messageId));
    for (const { handle } of received) {
      if (failed.has(handle) || !handed.has(handle)) await queue.giveBack(handle);
      else await queue.finish(handle);
    }
    return true;
  }

  return {
    queues,
    drain: async () => {
      for (let busy = true; busy; ) {
        await site.drain();
        busy = false;
        for (const turn of turns) {
          const found = await Promise.all(turn.map(poll));
          busy ||= found.includes(true);
        }
      }
      await site.drain();
    },
  };
}
