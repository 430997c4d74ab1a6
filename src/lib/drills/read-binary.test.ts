import { expect, test } from 'vitest';
import { skill } from './read-binary.ts';

test('10110₂ is 22, and five wrong ways lead to five other numbers', () => {
  const question = { numeral: '10110' };
  expect(skill.answer(question)).toBe('22');
  expect(skill.work(question)).toBe('1·16 + 0·8 + 1·4 + 1·2 + 0·1 = 22');
  const wrong = Object.entries(skill.misconceptions).map(([name, err]) => [
    name,
    err(question)?.answer,
  ]);
  expect(Object.fromEntries(wrong)).toEqual({
    'ten-weights': '10110',
    'off-by-one': '44',
    mirror: '13',
    'counts-ones': '3',
    'times-not-power': '14',
  });
});
