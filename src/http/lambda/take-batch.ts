import type { SQSBatchResponse, SQSRecord } from 'aws-lambda';
import type { Log } from '#adapters/log/log.ts';

/** Do what a record asks. It may come twice: doing it again must be harmless. */
export type TakeRecord = (record: SQSRecord) => Promise<void>;

/**
 * Work off a batch, one record after the other: they share one connection to the database. Those that
 * fail go back to the queue by themselves; the others do not come again.
 */
export async function takeBatch(
  log: Log,
  records: readonly SQSRecord[],
  take: TakeRecord,
): Promise<SQSBatchResponse> {
  const batchItemFailures = [];
  for (const record of records) {
    const { messageId: id, attributes } = record;
    try {
      await take(record);
    } catch (error) {
      const attempts = Number(attributes.ApproximateReceiveCount);
      log.error({ event: 'message-failed', id, attempts, err: error });
      batchItemFailures.push({ itemIdentifier: id });
    }
  }
  return { batchItemFailures };
}
