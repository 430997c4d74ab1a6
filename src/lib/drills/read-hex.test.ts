import { expect, test } from 'vitest';
import { skill } from './read-hex.ts';

test('2F₁₆ is 47, and four wrong ways lead to four other numbers', () => {
  const question = { numeral: '2F' };
  expect(skill.answer(question)).toBe('47');
  expect(skill.work(question)).toBe('2·16 + 15·1 = 47');
  const wrong = Object.entries(skill.misconceptions).map(([name, err]) => [
    name,
    err(question)?.answer,
  ]);
  expect(Object.fromEntries(wrong)).toEqual({
    'letters-join': '215',
    'letter-shift': '48',
    'ten-weights': '35',
    'counts-ones': '17',
  });
});

test('a numeral without letters cannot be joined or shifted', () => {
  const question = { numeral: '64' };
  expect(skill.answer(question)).toBe('100');
  expect(skill.misconceptions['letters-join']?.(question)).toBeNull();
  expect(skill.misconceptions['letter-shift']?.(question)).toBeNull();
  expect(skill.misconceptions['ten-weights']?.(question)?.answer).toBe('64');
});
