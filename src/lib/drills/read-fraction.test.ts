import { expect, test } from 'vitest';
import { skill } from './read-fraction.ts';

test('0.1011₂ is 0.6875, and three wrong ways lead to three other numbers', () => {
  const question = { whole: 0, digits: '1011', base: 2 };
  expect(skill.answer(question)).toBe('0.6875');
  expect(skill.work(question)).toBe('1·1/2 + 0·1/4 + 1·1/8 + 1·1/16 = 0.6875');
  const wrong = Object.entries(skill.misconceptions).map(([name, err]) => [
    name,
    err(question)?.answer,
  ]);
  expect(Object.fromEntries(wrong)).toEqual({
    'point-as-whole': '0.11',
    'off-by-one': '1.375',
    'ten-weights': '0.1011',
  });
});

test.each([
  [{ whole: 2, digits: '011', base: 2 }, '2 + 0·1/2 + 1·1/4 + 1·1/8 = 2.375'],
  [{ whole: 0, digits: '23', base: 5 }, '2·1/5 + 3·1/25 = 0.52'],
  [{ whole: 1, digits: 'C', base: 16 }, '1 + 12·1/16 = 1.75'],
])('%o is worked out as %s', (question, work) => {
  expect(skill.work(question)).toBe(work);
});
