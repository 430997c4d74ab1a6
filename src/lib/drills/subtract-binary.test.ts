import { expect, test } from 'vitest';
import { randomFrom } from './kit/random.ts';
import { skill } from './subtract-binary.ts';

test('10001₂ − 110₂ is 1011; borrowing ten leads to 9891', () => {
  const pair = { a: 0b10001, b: 0b110 };
  expect(skill.answer(pair)).toBe('1011');
  expect(skill.work(pair)).toBe('10001 − 110 = 1011');
  expect(skill.misconceptions['carry-at-ten']?.(pair)?.answer).toBe('9891');
  expect(skill.misconceptions['smaller-from-larger']?.(pair)?.answer).toBe('10111');
});

test('a one that is borrowed is two here, and was one there', () => {
  expect(skill.steps({ a: 0b100, b: 0b1 })).toEqual([
    { say: 'send', with: { work: '10 − 1 = 1', digit: 1 } },
    { say: 'send', with: { work: '10 − 1 − 0 = 1', digit: 1 } },
    { say: 'plain', with: { work: '1 − 1 − 0 = 0', digit: 0 } },
    { say: 'done', with: { work: '100₂ − 1₂ = 11₂' } },
  ]);
});

test('the lower number is smaller, and another hand subtracts the same', () => {
  const random = randomFrom(16);
  for (let i = 0; i < 500; i++) {
    const pair = skill.make(random);
    expect(pair.b).toBeGreaterThan(0);
    expect(pair.b).toBeLessThan(pair.a);
    expect(Number.parseInt(skill.answer(pair), 2)).toBe(pair.a - pair.b);
  }
});
