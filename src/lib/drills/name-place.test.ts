import { expect, test } from 'vitest';
import { exercise } from './kit/skill.ts';
import { skill } from './name-place.ts';

const wrong = (numeral: string, at: number) =>
  Object.values(skill.misconceptions).map((err) => err({ numeral, at })?.answer);

test('the 4 in 4072 is worth 4000, and three wrong ways lead to three other numbers', () => {
  expect(skill.answer({ numeral: '4072', at: 0 })).toBe('4000');
  expect(wrong('4072', 0)).toEqual(['4', '40000', '400']);
});

test('without a zero behind it none is dropped', () => {
  expect(skill.answer({ numeral: '4072', at: 2 })).toBe('70');
  expect(wrong('4072', 2)).toEqual(['7', '700', undefined]);
});

test('the digit that is asked for stands in the numeral once, and is no 0', () => {
  for (let seed = 1; seed <= 300; seed++) {
    const { numeral, digit } = exercise(skill, seed).ask.with ?? {};
    expect(String(numeral).split(String(digit))).toHaveLength(2);
    expect(digit).not.toBe(0);
  }
});
