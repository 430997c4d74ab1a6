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

test('after a failure no more are begun, and it is told when those that were have ended', async () => {
  const begun: number[] = [];
  const ended: number[] = [];
  const work = atOnce(2, [20, 1, 3, 4], async (n) => {
    begun.push(n);
    await wait(n);
    if (n === 1) throw new Error('planted');
    ended.push(n);
  });
  await expect(work).rejects.toThrow('planted');
  expect([begun, ended]).toEqual([[20, 1], [20]]);
});
