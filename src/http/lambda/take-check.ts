import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import { z } from 'zod';
import type { Log } from '#adapters/log/log.ts';
import type { Ground } from '#domain/archive/ground.ts';
import { noticeAsleep } from '#domain/archive/open/close-folder.ts';
import { noticeOpening } from '#domain/archive/open/open-folder.ts';
import { noticeAwake } from '#domain/archive/wake-items.ts';
import { takeBatch } from './take-batch.ts';
import { takeStep } from './take-step.ts';

/** What EventBridge says about an object of the archive bucket, as far as we listen. */
const event = z.object({
  source: z.literal('aws.s3'),
  'detail-type': z.enum(['Object Restore Completed', 'Object Restore Expired']),
  detail: z.object({ object: z.object({ key: z.string() }) }),
});

/**
 * Take a batch of the queue `check`: our own messages, and events of the store. An event of a folder's
 * restore is one of very many, so all of a batch are looked at together, and fail together.
 */
export async function takeCheck(
  ground: Ground & { log: Log },
  records: readonly SQSRecord[],
): Promise<SQSBatchResponse> {
  const events = new Map<SQSRecord, string>();
  for (const record of records) {
    const key = readKey(record.body);
    if (key !== null) events.set(record, key);
  }
  let noticed: Promise<void> | null = null;
  const step = takeStep(ground, 'check');
  return takeBatch(ground.log, records, async (record) => {
    if (!events.has(record)) return step(record);
    noticed ??= notice(ground, [...new Set(events.values())]);
    await noticed;
  });
}

async function notice(ground: Ground, keys: readonly string[]): Promise<void> {
  await noticeAwake(ground, keys);
  await noticeOpening(ground, keys);
  await noticeAsleep(ground, keys);
}

/** Read the key, by its own name in our archive, of which an event tells; null for anything else. */
function readKey(text: string): string | null {
  try {
    const { detail } = event.parse(JSON.parse(text));
    return detail.object.key.split('/').at(-1) ?? null;
  } catch {
    return null;
  }
}
