import { expect, test } from 'vitest';
import { skill } from './write-fraction.ts';

const wrong = (question: { top: number; bottom: number; base: number }) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [
      name,
      err(question)?.answer ?? null,
    ]),
  );

test('three quarters and a bit: what ends can be shifted or turned round', () => {
  const question = { top: 13, bottom: 16, base: 2 };
  expect(skill.answer(question)).toBe('0.1101');
  expect(wrong(question)).toEqual({
    'point-as-whole': null,
    'off-by-one': '1.101',
    mirror: '0.1011',
    'always-ends': null,
  });
});

test('one fifth repeats; cut after one block it is three sixteenths', () => {
  const question = { top: 1, bottom: 5, base: 2 };
  expect(skill.answer(question)).toBe('0.(0011)');
  expect(skill.misconceptions['always-ends']?.(question)).toEqual({
    answer: '0.0011',
    work: '0.0011₂ = 3/16',
  });
  expect(wrong(question)['point-as-whole']).toBe('0.10');
});

test('three quarters, taken as seventy-five', () => {
  expect(wrong({ top: 3, bottom: 4, base: 2 })['point-as-whole']).toBe('0.1001011');
});
