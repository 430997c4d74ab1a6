import { expect, test } from 'vitest';
import { findOverweight, measurePages } from '../../scripts/budget.ts';

test('no page is over the budget of its kind, with every figure awake', () => {
  const costs = measurePages('dist/client');
  expect(costs.length).toBeGreaterThan(0);
  expect(findOverweight(costs)).toEqual([]);
});
