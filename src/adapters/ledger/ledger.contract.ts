import { expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import type { Counted, Item, ItemState, Ledger, NewItem } from './ledger.ts';

const all = ['waiting', 'copied', 'cleared', 'asked', 'ready', 'back', 'failed'] as const;
const changedAt = new Date(Date.UTC(2026, 10, 29, 12, 0, 0, 1));

/** What every ledger promises. */
export function behavesLikeLedger(open: () => Promise<Ledger>): void {
  /** So many new items of one archive, in the order of their blobs. */
  const fresh = (count: number, archiveId = freshId()): NewItem[] =>
    Array.from({ length: count }, (_, n) => ({
      archiveId,
      blobId: `${String(n).padStart(4, '0')} ${freshId()}`,
      state: 'waiting',
      bytes: n + 1,
      sha256: `${n}`.padStart(64, '0'),
      changedAt,
    }));
  /** Write new items and read them back. */
  const put = async (ledger: Ledger, count: number): Promise<Item[]> => {
    const items = fresh(count);
    await ledger.put(items);
    return listAll(ledger, items[0]?.archiveId ?? '');
  };
  const listAll = (ledger: Ledger, archiveId: string, states: readonly ItemState[] = all) =>
    ledger.list({ archiveId, states, after: null, limit: 10_000 });
  const blobs = (items: readonly Item[]) => items.map(({ blobId }) => blobId);
  const to = (state: ItemState) => ({ state, changedAt });

  test('an item is found as it was written, and nothing where nothing was', async () => {
    const ledger = await open();
    const [item] = fresh(1);
    if (!item) return;
    await ledger.put([item]);
    expect(await ledger.find(item.archiveId, item.blobId)).toEqual({
      ...item,
      attempt: 0,
      deliveries: 0,
      coldKey: null,
      coldVersion: null,
      problem: null,
    });
    expect(await ledger.find(item.archiveId, freshId())).toBeNull();
    expect(await ledger.find(freshId(), item.blobId)).toBeNull();
  });

  test('written again, an item stays as it has become', async () => {
    const ledger = await open();
    const items = fresh(2);
    await ledger.put(items);
    const [first] = await listAll(ledger, items[0]?.archiveId ?? '');
    if (first) await ledger.move([first], to('copied'));
    await ledger.put(items);
    const now = await listAll(ledger, items[0]?.archiveId ?? '');
    expect(now.map(({ state }) => state)).toEqual(['copied', 'waiting']);
  });

  test('writing and moving nothing at all is no error', async () => {
    const ledger = await open();
    await ledger.put([]);
    expect(await ledger.move([], to('copied'))).toEqual(new Set());
    await ledger.remove([]);
  });

  test('an item moves with all that is told of it, and what is not told stays', async () => {
    const ledger = await open();
    const [item] = await put(ledger, 1);
    if (!item) return;
    const copy = { coldKey: freshId(), coldVersion: 'v' };
    const later = new Date(changedAt.getTime() + 1);
    expect(await ledger.move([item], { state: 'copied', changedAt: later, ...copy })).toEqual(
      new Set([item.blobId]),
    );
    const copied = { ...item, ...copy, state: 'copied', deliveries: 1, changedAt: later };
    expect(await ledger.find(item.archiveId, item.blobId)).toEqual(copied);
    const failed = { ...to('failed'), attempt: 3, problem: 'why' };
    // What was read of it before counts, and nothing else.
    await ledger.move([{ ...item, state: 'copied' }], failed);
    const gone = { ...copied, ...failed, deliveries: 2 };
    expect(await ledger.find(item.archiveId, item.blobId)).toEqual(gone);
    await ledger.move([{ ...item, state: 'failed', attempt: 3 }], { ...to('back'), problem: null });
    expect(await ledger.find(item.archiveId, item.blobId)).toMatchObject({
      ...copy,
      state: 'back',
      attempt: 3,
      problem: null,
    });
  });

  test.each([
    ['state', { state: 'ready' as const }],
    ['attempt', { attempt: 1 }],
  ])('seen with another %s, it does not move', async (_, other) => {
    const ledger = await open();
    const [item] = await put(ledger, 1);
    if (!item) return;
    expect(await ledger.move([{ ...item, ...other }], to('copied'))).toEqual(new Set());
    expect(await ledger.find(item.archiveId, item.blobId)).toEqual(item);
  });

  test('one that is not there does not move, and does not come to be', async () => {
    const ledger = await open();
    const [item] = await put(ledger, 1);
    if (!item) return;
    const absent = { ...item, blobId: freshId() };
    expect(await ledger.move([absent], to('copied'))).toEqual(new Set());
    expect(await ledger.find(absent.archiveId, absent.blobId)).toBeNull();
  });

  test('of many that move one at once, one has moved it', async () => {
    const ledger = await open();
    const [item] = await put(ledger, 1);
    if (!item) return;
    const moves = await Promise.all(
      Array.from({ length: 20 }, () => ledger.move([item], to('copied'))),
    );
    expect(moves.filter(({ size }) => size === 1)).toHaveLength(1);
    expect(await ledger.find(item.archiveId, item.blobId)).toMatchObject({ deliveries: 1 });
  });

  test('of many items those move that are as they were seen, whatever that was', async () => {
    const ledger = await open();
    const items = await put(ledger, 30);
    const [one, two, three] = items;
    if (!one || !two || !three) return;
    await ledger.move([one], { ...to('asked'), attempt: 2 });
    await ledger.move([two], to('failed'));
    const now = { ...one, state: 'asked' as const, attempt: 2 };
    const moved = await ledger.move([now, ...items.slice(1)], to('back'));
    expect(moved).toEqual(new Set(blobs([one, ...items.slice(2)])));
    const failed = await listAll(ledger, one.archiveId, ['failed']);
    expect(blobs(failed)).toEqual([two.blobId]);
  });

  test('items are listed slice by slice in the order of their blobs, of some states', async () => {
    const ledger = await open();
    const items = await put(ledger, 25);
    // Two of three: a slice is full in the middle of a read.
    const some = items.filter((_, at) => at % 3 > 0);
    await ledger.move(some, to('copied'));
    await put(ledger, 5);
    const { archiveId = '' } = items[0] ?? {};
    const slices: string[][] = [];
    for (let after: string | null = null; ; ) {
      const found: Item[] = await ledger.list({ archiveId, states: ['copied'], after, limit: 5 });
      slices.push(blobs(found));
      after = found.at(-1)?.blobId ?? null;
      if (found.length < 5) break;
    }
    expect(slices.map((slice) => slice.length)).toEqual([5, 5, 5, 1]);
    expect(slices.flat()).toEqual(blobs(some));
    expect(blobs(await listAll(ledger, archiveId, ['waiting', 'copied']))).toEqual(blobs(items));
    expect(await listAll(ledger, archiveId, ['back'])).toEqual([]);
  });

  test('turned round, items are listed from the end, or from before one of them', async () => {
    const ledger = await open();
    const items = await put(ledger, 12);
    const odd = items.filter((_, at) => at % 2 === 1);
    await ledger.move(odd, to('copied'));
    const { archiveId = '' } = items[0] ?? {};
    const page = { archiveId, states: ['copied'] as const, limit: 4, way: 'prev' as const };
    const last = await ledger.list({ ...page, after: null });
    expect(blobs(last)).toEqual(blobs(odd.slice(2).reverse()));
    const after = last.at(-1)?.blobId ?? null;
    expect(blobs(await ledger.list({ ...page, after }))).toEqual(blobs(odd.slice(0, 2).reverse()));
  });

  test('it tells whether any is in a state, however far it lies', async () => {
    const ledger = await open();
    const items = await put(ledger, 120);
    const [first] = items;
    if (!first) return;
    expect(await ledger.hasAny(first.archiveId, 'copied')).toBe(false);
    await ledger.move([first], to('copied'));
    expect(await ledger.hasAny(first.archiveId, 'copied')).toBe(true);
    expect(await ledger.hasAny(freshId(), 'waiting')).toBe(false);
  });

  test('items that stand alike are counted with their bytes', async () => {
    const ledger = await open();
    const items = await put(ledger, 10);
    await ledger.move(items.slice(0, 3), to('copied'));
    await ledger.move(items.slice(3, 4), { ...to('copied'), attempt: 1 });
    const { archiveId = '' } = items[0] ?? {};
    const counted = await ledger.count(archiveId);
    const order = ({ state, attempt }: Counted) => state + attempt;
    const byState = (a: Counted, b: Counted) => (order(a) < order(b) ? -1 : 1);
    const sums = [
      { state: 'copied', attempt: 0, count: 3, bytes: 6 },
      { state: 'copied', attempt: 1, count: 1, bytes: 4 },
      { state: 'waiting', attempt: 0, count: 6, bytes: 45 },
    ];
    expect(counted.toSorted(byState)).toEqual(sums);
    expect((await ledger.glance(archiveId, 'running')).toSorted(byState)).toEqual(sums);
    expect(await ledger.count(freshId())).toEqual([]);
  });

  test('the items of a blob are found, whichever archives wrote them', async () => {
    const ledger = await open();
    const [one, other] = [...(await put(ledger, 2)), ...fresh(1)];
    if (!one || !other) return;
    const second = { ...one, archiveId: freshId(), state: 'waiting' as const, changedAt };
    const { archiveId, blobId, state, bytes, sha256 } = second;
    await ledger.put([{ archiveId, blobId, state, bytes, sha256, changedAt }]);
    const found = await ledger.listOfBlob(one.blobId);
    expect(found.map((item) => item.archiveId).sort()).toEqual([one.archiveId, archiveId].sort());
    expect(await ledger.listOfBlob(freshId())).toEqual([]);
  });

  test('items are found by where their cold copies lie', async () => {
    const ledger = await open();
    const [one, two, three] = await put(ledger, 3);
    if (!one || !two || !three) return;
    const [shared, own] = [freshId(), freshId()];
    await ledger.move([one, two], { ...to('copied'), coldKey: shared, coldVersion: 'v' });
    await ledger.move([three], { ...to('copied'), coldKey: own, coldVersion: 'v' });
    expect(blobs(await ledger.listByColdKeys([own, freshId()]))).toEqual([three.blobId]);
    expect(blobs(await ledger.listByColdKeys([shared])).sort()).toEqual(blobs([one, two]));
    expect(await ledger.listByColdKeys([])).toEqual([]);
  });

  test('what is forgotten is gone, the rest stays; forgotten again it is no error', async () => {
    const ledger = await open();
    const items = await put(ledger, 4);
    const { archiveId = '' } = items[0] ?? {};
    await ledger.remove(items.slice(1, 3));
    await ledger.remove(items.slice(1, 3));
    expect(blobs(await listAll(ledger, archiveId))).toEqual(
      blobs([...items.slice(0, 1), ...items.slice(3)]),
    );
  });
}
