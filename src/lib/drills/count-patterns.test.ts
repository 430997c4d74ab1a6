import { expect, test } from 'vitest';
import { skill } from './count-patterns.ts';
import { exercise } from './kit/skill.ts';

test('three places have 8 patterns, not 6', () => {
  const question = { places: 3, about: 'lamps' } as const;
  expect(skill.answer(question)).toBe('8');
  expect(skill.work(question)).toBe('2·2·2 = 8');
  expect(skill.misconceptions['patterns-add']?.(question)).toEqual({
    answer: '6',
    work: '2 + 2 + 2 = 6',
  });
  expect(skill.misconceptions['largest-is-power']?.(question)).toBeNull();
});

test('the largest number of four places is 15, not 16', () => {
  const question = { places: 4, about: 'largest' } as const;
  expect(skill.answer(question)).toBe('15');
  expect(skill.misconceptions['largest-is-power']?.(question)?.answer).toBe('16');
});

test('two places are asked only for their largest: 2 + 2 patterns are right by accident', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { ask, answer } = exercise(skill, seed);
    const { n } = ask.with ?? {};
    if (n === 2) expect(answer).toBe('3');
  }
});
