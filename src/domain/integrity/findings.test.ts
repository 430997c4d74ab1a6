import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inGroups, pairByKey, walkRows } from './findings.ts';

async function* each<T>(items: readonly T[]) {
  yield* items;
}
const key = fc.string({
  minLength: 1,
  maxLength: 2,
  unit: fc.constantFrom('A', 'a', '-', '_', '0'),
});
const keys = fc.uniqueArray(key).map((list) => list.sort());

test('every key of either list is told once, in order, beside its twin', async () => {
  await fc.assert(
    fc.asyncProperty(keys, keys, async (left, right) => {
      const toRows = (list: string[]) => each(list.map((key) => ({ key })));
      const pairs = await Array.fromAsync(pairByKey(toRows(left), toRows(right)));
      expect(pairs.map(([a, b]) => (a ?? b)?.key)).toEqual(
        [...new Set([...left, ...right])].sort(),
      );
      expect(pairs.flatMap(([a]) => a?.key ?? [])).toEqual(left);
      expect(pairs.flatMap(([, b]) => b?.key ?? [])).toEqual(right);
    }),
  );
});

test.each([0, 1, 2, 3, 4, 5, 7])('%i rows are walked over in slices of two', async (count) => {
  const rows = Array.from({ length: count }, (_, n) => String(n));
  const read = async (after: string | null, limit: number) =>
    rows.filter((row) => after === null || row > after).slice(0, limit);
  expect(await Array.fromAsync(walkRows(read, (row) => row, 2))).toEqual(rows);
  const groups = await Array.fromAsync(inGroups(each(rows), 2));
  expect(groups.flat()).toEqual(rows);
  expect(groups.every(({ length }) => length > 0 && length <= 2)).toBe(true);
});
