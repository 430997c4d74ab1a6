import { expect, test } from 'vitest';
import { nothing } from '#drive/selection/selection.ts';
import { askUpTo, decideConflict, type Wish } from './work.ts';

const to = (action: 'move' | 'copy', id: string): Wish => ({
  action,
  what: nothing,
  target: { id, name: 'Target' },
});

test.each<[what: string, wish: Wish, count: number, conflict: string]>([
  ['a few moved are asked about', to('move', 'there'), askUpTo, 'refuse'],
  ['more than can be named are both kept', to('move', 'there'), askUpTo + 1, 'keep-both'],
  ['a few copied are asked about', to('copy', 'there'), 1, 'refuse'],
  ['a copy beside its original gets a name of its own', to('copy', 'home'), 1, 'keep-both'],
  ['what stays where it is keeps its name', to('move', 'home'), 1, 'refuse'],
  ['the trash knows no names', { action: 'trash', what: nothing }, 1_000, 'refuse'],
])('%s', (_, wish, count, conflict) => {
  expect(decideConflict(wish, { count, homeId: 'home' })).toBe(conflict);
});
