import { expect, test } from 'vitest';
import { skill } from './expand-decimal.ts';
import { exercise, judge } from './kit/skill.ts';

const wrong = (numeral: string) =>
  Object.values(skill.misconceptions).map((err) => err({ numeral })?.answer);

test('7045 is 7000 + 40 + 5, and three wrong ways lead to three other sums', () => {
  expect(skill.answer({ numeral: '7045' })).toBe('7000 + 40 + 5');
  expect(wrong('7045')).toEqual(['7 + 4 + 5', '700 + 40 + 5', '70000 + 400 + 50']);
  expect(wrong('532')).toEqual(['5 + 3 + 2', undefined, '5000 + 300 + 20']);
});

test('the order of the parts, a part of 0, spaces and the numeral in front do not matter', () => {
  const one = exercise(skill, 3);
  const parts = one.answer.split(' + ').reverse();
  expect(judge(skill, one, [...parts, '0'].join('+'))).toEqual({ right: true });
  expect(judge(skill, one, one.work)).toEqual({ right: true });
  expect(judge(skill, one, parts.slice(1).join(' + ')).right).toBe(false);
});

test('what is no sum is wrong, with no cause known', () => {
  const one = exercise(skill, 3);
  expect(judge(skill, one, 'many')).toEqual({ right: false, misconception: null, mistake: null });
});
