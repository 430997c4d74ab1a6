import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atOnce } from './at-once.ts';

test('results stand in the order of their items, and no more than the limit run', async () => {
  let running = 0;
  let most = 0;
  const results = await atOnce(3, [5, 1, 4, 2, 3], async (n) => {
    running += 1;
    most = Math.max(most, running);
    await wait(n);
    running -= 1;
    return n * 2;
  });
  expect(results).toEqual([10, 2, 8, 4, 6]);
  expect(most).toBe(3);
});

test('nothing is done to nothing, and a failure is told', async () => {
  const fail = () => Promise.reject(new Error('planted'));
  expect(await atOnce(3, [], fail)).toEqual([]);
  await expect(atOnce(3, [1, 2], fail)).rejects.toThrow('planted');
});
