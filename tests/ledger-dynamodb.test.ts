import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { behavesLikeLedger } from '#adapters/ledger/ledger.contract.ts';
import { freshId } from '#lib/id.ts';
import { type Dynamodb, startDynamodb } from './support/dynamodb.ts';

// Throttled, the client waits longer each time.
vi.setConfig({ testTimeout: 120_000 });

let dynamodb: Dynamodb;
beforeAll(async () => {
  dynamodb = await startDynamodb();
});
afterEach(() => {
  dynamodb.weather = () => 'calm';
});
afterAll(() => dynamodb.close());

describe('dynamodbLedger', () => {
  behavesLikeLedger(() => dynamodb.freshLedger());

  const changedAt = new Date();
  const fresh = (count: number) => {
    const archiveId = freshId();
    return Array.from({ length: count }, () => ({
      archiveId,
      blobId: freshId(),
      state: 'waiting' as const,
      bytes: 1,
      sha256: '0'.repeat(64),
      changedAt,
    }));
  };

  test('too many requests at once are made again, and nothing is lost or done twice', async () => {
    const ledger = await dynamodb.freshLedger();
    const items = fresh(40);
    let asked = 0;
    dynamodb.weather = () => (asked++ % 3 === 0 ? 'throttled' : 'calm');
    await ledger.put(items);
    const { archiveId = '' } = items[0] ?? {};
    const page = { archiveId, states: ['waiting' as const], after: null, limit: 100 };
    const found = await ledger.list(page);
    expect(found).toHaveLength(40);
    expect((await ledger.move(found, { state: 'copied', changedAt })).size).toBe(40);
    expect(await ledger.count(archiveId)).toEqual([
      { state: 'copied', attempt: 0, count: 40, bytes: 40 },
    ]);
    const moved = await ledger.list({ ...page, states: ['copied'] });
    expect(moved.every(({ deliveries }) => deliveries === 1)).toBe(true);
  });

  test('of a move whose answer is lost on its way, its mover knows that it was made', async () => {
    const ledger = await dynamodb.freshLedger();
    const [item] = fresh(1);
    if (!item) return;
    await ledger.put([item]);
    const seen = await ledger.find(item.archiveId, item.blobId);
    if (!seen) return;
    let lost = 0;
    dynamodb.weather = (operation) =>
      operation === 'UpdateItem' && lost++ === 0 ? 'answer lost' : 'calm';
    expect(await ledger.move([seen], { state: 'copied', changedAt })).toEqual(
      new Set([item.blobId]),
    );
    expect(lost).toBe(2);
    expect(await ledger.find(item.archiveId, item.blobId)).toMatchObject({
      state: 'copied',
      deliveries: 1,
    });
  });
});
