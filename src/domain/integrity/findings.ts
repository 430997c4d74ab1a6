/**
 * What can differ. `lost`: a row whose bytes are not there. `orphaned`: bytes that no row names.
 * `differing`: both are there and do not agree. `stuck`: work that no worker will take up. `counters`:
 * a number that is not what it counts. `quota`: what a drive is said to use.
 */
export const kinds = ['lost', 'orphaned', 'differing', 'stuck', 'counters', 'quota'] as const;
export type Kind = (typeof kinds)[number];

/** One thing that is not as it should be, in plain words: ids, never what a member named. */
export interface Finding {
  readonly kind: Kind;
  readonly words: string;
  /** Mend it, where no byte can be lost by that; tell whether it was mended. */
  readonly mend?: () => Promise<boolean>;
}

/** Where two stores are held against each other, findings come one by one. */
export type Findings = AsyncGenerator<Finding, void>;

/** Read rows slice by slice, each behind the last row of the one before it. */
export async function* walkRows<Row>(
  read: (after: string | null, limit: number) => Promise<Row[]>,
  keyOf: (row: Row) => string,
  limit = 1_000,
): AsyncGenerator<Row, void> {
  for (let after: string | null = null; ; ) {
    const rows: Row[] = await read(after, limit);
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < limit) return;
    after = keyOf(last);
  }
}

/** Put what comes one by one together in groups. */
export async function* inGroups<Item>(
  items: AsyncIterable<Item>,
  size: number,
): AsyncGenerator<Item[], void> {
  let group: Item[] = [];
  for await (const item of items) {
    group.push(item);
    if (group.length < size) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}

/** Walk over two lists that are both ordered by their keys, and pair what has the same key. */
export async function* pairByKey<A extends { key: string }, B extends { key: string }>(
  left: AsyncIterable<A>,
  right: AsyncIterable<B>,
): AsyncGenerator<[A, B] | [A, null] | [null, B], void> {
  const [as, bs] = [left[Symbol.asyncIterator](), right[Symbol.asyncIterator]()];
  let [a, b] = [await as.next(), await bs.next()];
  while (!a.done || !b.done) {
    if (!a.done && !b.done && a.value.key === b.value.key) {
      yield [a.value, b.value];
      [a, b] = [await as.next(), await bs.next()];
    } else if (!a.done && (b.done || a.value.key < b.value.key)) {
      yield [a.value, null];
      a = await as.next();
    } else if (!b.done) {
      yield [null, b.value];
      b = await bs.next();
    }
  }
}
