import { expect, test } from 'vitest';
import { exercise, judge } from './kit/skill.ts';
import { skill } from './write-binary.ts';

const wrong = (value: number) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err({ value })?.answer]),
  );

test('100 is 1100100₂, and four wrong ways lead to four other numerals', () => {
  expect(skill.answer({ value: 100 })).toBe('1100100');
  expect(skill.work({ value: 100 })).toBe('100 = 64 + 32 + 4 → 1100100');
  expect(wrong(100)).toEqual({
    mirror: '0010011',
    'drops-zeros': '111',
    'stops-early': '100100',
    'off-by-one': '110010',
  });
  expect(skill.misconceptions['stops-early']?.({ value: 100 })?.work).toBe(
    '100, 50, 25, 12, 6, 3 → 100100',
  );
});

test('an odd number has no numeral over places 2, 4, 8; one without zeros drops none', () => {
  expect(wrong(101)['off-by-one']).toBeUndefined();
  expect(wrong(63)['drops-zeros']).toBeUndefined();
});

test('each step takes what is left', () => {
  expect(
    skill
      .steps({ value: 100 })
      .slice(1, -1)
      .map((step) => step.with),
  ).toEqual([
    { weight: 64, line: '100 − 64 = 36' },
    { weight: 32, line: '36 − 32 = 4' },
    { weight: 4, line: '4 − 4 = 0' },
  ]);
});

test('zeros in front and the base below are the same numeral', () => {
  const one = exercise(skill, 7);
  expect(judge(skill, one, `00${one.answer}₂`)).toEqual({ right: true });
});
