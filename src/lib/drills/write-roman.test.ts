import { expect, test } from 'vitest';
import { skill } from './write-roman.ts';

test.each([
  [14, 'XIV', { 'adds-all': 'XIIII' }],
  [16, 'XVI', { 'bundles-stay': 'VVVI', 'small-first': 'IVX' }],
  [19, 'XIX', { 'adds-all': 'XVIIII', 'takes-from-next': 'IXX' }],
  [9, 'IX', { 'adds-all': 'VIIII' }],
  [30, 'XXX', { 'bundles-stay': 'VVVVVV' }],
  [39, 'XXXIX', { 'adds-all': 'XXXVIIII', 'takes-from-next': 'IXL' }],
  [40, 'XL', { 'adds-all': 'XXXX', 'bundles-stay': 'VVVVVVVV' }],
  [8, 'VIII', { 'small-first': 'IIIV' }],
] as const)('%i is %s', (value, numeral, wrong) => {
  expect(skill.answer({ value })).toBe(numeral);
  const found = Object.entries(skill.misconceptions).flatMap(([name, err]) => {
    const mistake = err({ value });
    return mistake ? [[name, mistake.answer]] : [];
  });
  expect(Object.fromEntries(found)).toEqual(wrong);
});

test('the work takes the number apart', () => {
  expect(skill.work({ value: 29 })).toBe('29 = 10 + 10 + 9 → XXIX');
  expect(skill.misconceptions['takes-from-next']?.({ value: 29 })?.work).toBe('29 = 30 − 1 → IXXX');
  expect(skill.work({ value: 9 })).toBe('9 → IX');
  expect(skill.steps({ value: 40 })[0]).toEqual({ say: 'signs', with: { signs: 'XL = 50 − 10' } });
});
