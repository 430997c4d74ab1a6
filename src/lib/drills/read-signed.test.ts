import { expect, test } from 'vitest';
import { skill } from './read-signed.ts';

const wrong = (bits: string) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).flatMap(([name, err]) => {
      const mistake = err({ bits });
      return mistake ? [[name, mistake.answer]] : [];
    }),
  );

test('11111011 is minus five, and four wrong ways lead to four other numbers', () => {
  expect(skill.answer({ bits: '11111011' })).toBe('−5');
  expect(skill.work({ bits: '11111011' })).toBe('−128 + 123 = −5');
  expect(wrong('11111011')).toEqual({
    'invert-only': '−4',
    'sign-and-size': '−123',
    'old-weights': '251',
    'drops-top': '123',
  });
});

test('0100101 is thirty-seven; whoever inverts it gets ninety-one', () => {
  expect(skill.answer({ bits: '0100101' })).toBe('37');
  expect(wrong('0100101')).toEqual({ 'operation-as-value': '91' });
});
