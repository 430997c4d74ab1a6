import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, dealOut } from './support/oracles/comparison.ts';
import { comparisons } from './support/oracles/comparisons.ts';

// A sample of what `npm run bench models` compares a million times.

const counts = dealOut(comparisons, 5_000);
const samples = comparisons.map((one, i) => ({ ...one, cases: counts[i] ?? 0 }));

test.each(samples)('$model answers as $oracle does', async ({ run, cases }) => {
  expect(await run(16, cases)).toEqual({ cases, difference: null });
});

const sides = { model: 'ours', oracle: 'theirs', cases: fc.nat({ max: 10_000 }) };

test('the smallest case that differs is told, with both answers', async () => {
  const halves = compare({
    ...sides,
    ours: (n) => (n > 20 ? n : n * 2),
    theirs: async (n) => n * 2,
  });
  const { difference } = await halves.run(16, 1_000);
  expect(difference).toBe('21\n  ours:   21\n  theirs: 42');
});

test('a model that throws differs', async () => {
  const breaks = compare({
    ...sides,
    ours: (n) => {
      if (n > 20) throw new Error('too large');
      return n;
    },
    theirs: (n) => n,
  });
  const { difference } = await breaks.run(16, 1_000);
  expect(difference).toBe('21\n  threw:  Error: too large');
});

test('cases are dealt out by share, and nobody goes without', () => {
  const [once, twice] = [1, 2].map((share) =>
    compare({ ...sides, share, ours: () => 0, theirs: () => 0 }),
  );
  expect(once && twice && dealOut([once, twice, once], 8)).toEqual([2, 4, 2]);
  expect(once && dealOut([once, once], 1)).toEqual([1, 1]);
});
