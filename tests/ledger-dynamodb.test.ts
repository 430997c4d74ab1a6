import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { dynamodbLedger } from '#adapters/ledger/dynamodb.ts';
import { behavesLikeLedger } from '#adapters/ledger/ledger.contract.ts';
import { freshId } from '#lib/id.ts';
import { region } from './support/aws.ts';
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

  test('what it reads of an item or an archive is as it is now, never a moment old', async () => {
    const ledger = await dynamodb.freshLedger();
    const [item] = fresh(1);
    if (!item) return;
    await ledger.put([item]);
    const { archiveId, blobId } = item;
    const late: string[] = [];
    let reads = 0;
    dynamodb.weather = (operation, body) => {
      const { ConsistentRead, IndexName } = JSON.parse(body);
      // An index is always late: what it names is read once more.
      if (IndexName) return 'calm';
      reads += 1;
      if (!ConsistentRead) late.push(`${operation} ${body}`);
      return 'calm';
    };
    await ledger.find(archiveId, blobId);
    await ledger.list({ archiveId, states: ['waiting'], after: null, limit: 1 });
    await ledger.hasAny(archiveId, 'waiting');
    await ledger.count(archiveId);
    await ledger.listOfBlob(blobId);
    expect({ reads, late }).toEqual({ reads: 5, late: [] });
  });

  test('what cannot be written is told, and not taken for done by somebody else', async () => {
    const ledger = dynamodbLedger({ region, table: 'solah-gone' });
    const [item] = fresh(1);
    if (!item) return;
    const gone = { name: 'ResourceNotFoundException' };
    await expect(ledger.put([item])).rejects.toMatchObject(gone);
    const seen = { attempt: 0, deliveries: 0, coldKey: null, coldVersion: null, problem: null };
    const moved = ledger.move([{ ...item, ...seen }], { state: 'copied', changedAt });
    await expect(moved).rejects.toMatchObject(gone);
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
