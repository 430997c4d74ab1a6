import { expect, test } from 'vitest';
import { skill } from './write-signed.ts';

const wrong = (question: { value: number; width: number }) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).flatMap(([name, err]) => {
      const mistake = err(question);
      return mistake ? [[name, mistake.work]] : [];
    }),
  );

test('minus five in eight places', () => {
  expect(skill.answer({ value: -5, width: 8 })).toBe('11111011');
  expect(wrong({ value: -5, width: 8 })).toEqual({
    'invert-only': '11111010 = −6',
    'sign-and-size': '10000101 = −123',
    'drops-top': '01111011 = 123',
  });
});

test('a number above zero is written as ever', () => {
  expect(skill.answer({ value: 37, width: 8 })).toBe('00100101');
  expect(wrong({ value: 37, width: 8 })).toEqual({ 'operation-as-value': '11011011 = −37' });
});
