import { expect, test } from 'vitest';
import { skill } from './same-heap.ts';

const wide = (count: number) => ({ count, wide: true });
const close = (count: number) => ({ count, wide: false });

test('seven far apart are seven close together, though eight reach as far', () => {
  const question = { heaps: [wide(7), close(7), wide(8)] };
  expect(skill.answer(question)).toBe('A = B');
  expect(skill.work(question)).toBe('A 7, B 7, C 8 → A = B');
  expect(skill.misconceptions['spread-is-more']?.(question)).toEqual({
    answer: 'A = C',
    work: 'A ————, B ——, C ———— → A = C',
  });
  expect(skill.steps(question)).toEqual([
    { say: 'even', with: { a: 'A', b: 'B', more: 'B' } },
    { say: 'left', with: { a: 'A', b: 'C', more: 'C' } },
    { say: 'done', with: { answer: 'A = B' } },
  ]);
});

test('the last two heaps are paired only when neither is like the first', () => {
  const question = { heaps: [close(5), wide(6), close(6)] };
  expect(skill.answer(question)).toBe('B = C');
  expect(skill.steps(question).map(({ say }) => say)).toEqual(['left', 'left', 'even', 'done']);
});

test('all three may be one number', () => {
  const question = { heaps: [wide(6), wide(6), close(6)] };
  expect(skill.answer(question)).toBe('A = B = C');
  expect(skill.misconceptions['spread-is-more']?.(question)?.answer).toBe('A = B');
});

test('each stone is drawn, and heaps that reach equally far end in one line', () => {
  const picture = skill.picture?.({ heaps: [wide(7), close(9), wide(8)] });
  const ends = picture?.paths.map(([path]) => {
    const stones = path.match(/M[\d.]+/g) ?? [];
    return [stones.length, stones.at(-1)];
  });
  expect(ends).toEqual([
    [7, 'M289'],
    [9, 'M169'],
    [8, 'M289'],
  ]);
  expect(picture?.shows?.with).toEqual({ A: '7', B: '9', C: '8', far: 'A, C' });
});
