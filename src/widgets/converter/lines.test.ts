import { expect, test } from 'vitest';
import { converter } from '#i18n/converter.ts';
import { rational } from '#lib/numbers/rational.ts';
import { answer } from './answer.ts';
import { formatExact, type Method, usualMethod, workOut } from './lines.ts';

function lines(text: string, from: number, to: number, method: Method) {
  const answered = answer({ text, from, to });
  if (answered.state === 'refused') throw new Error(answered.refusal.code);
  const worked = workOut(method, answered, converter.en.steps);
  return 'lines' in worked ? worked.lines : worked.none;
}

test('places are written out and added', () => {
  expect(lines('1F.8', 16, 10, 'expand')).toEqual([
    '1: 1 × 16¹ = 16',
    'F: 15 × 16⁰ = 15',
    '8: 8 × 16⁻¹ = 0.5',
    '16 + 15 + 0.5 = 31.5',
  ]);
});

test('division is read from below', () => {
  expect(lines('6', 10, 2, 'division')).toEqual([
    '6 ÷ 2 = 3, remainder 0. Digit 0.',
    '3 ÷ 2 = 1, remainder 1. Digit 1.',
    '1 ÷ 2 = 0, remainder 1. Digit 1.',
    'Nothing is left to divide. Read the digits from below: 110.',
  ]);
});

test('largest place first leaves no empty place out', () => {
  expect(lines('-5', 10, 2, 'places')).toEqual([
    '4 fits 1 × into 5; 1 is left. Digit 1.',
    '2 fits 0 × into 1; 1 is left. Digit 0.',
    '1 fits 1 × into 1; 0 is left. Digit 1.',
    'The sign is put in front at the end.',
  ]);
});

test('one tenth in base two comes back to its second line', () => {
  expect(lines('0.1', 10, 2, 'multiplication')).toEqual([
    '0.1 × 2 = 0.2. Digit 0, 0.2 is left.',
    '0.2 × 2 = 0.4. Digit 0, 0.4 is left.',
    '0.4 × 2 = 0.8. Digit 0, 0.8 is left.',
    '0.8 × 2 = 1.6. Digit 1, 0.6 is left.',
    '0.6 × 2 = 1.2. Digit 1, 0.2 is left.',
    '0.2 was there before, in line 2: from here the digits repeat.',
  ]);
});

test('what has no working says why', () => {
  expect(lines('5', 10, 2, 'multiplication')).toBe('none');
  expect(lines('0.(3)', 10, 3, 'expand')).toBe('endless');
  expect(lines('1'.repeat(129), 10, 2, 'expand')).toBe('tooLong');
  expect(lines('1'.repeat(129), 2, 2, 'division')).toBe('tooLong');
});

test('a number in a line is never rounded', () => {
  expect(formatExact(rational(1n, 3n))).toBe('1/3');
  expect(formatExact(rational(1n, 2n ** 14n))).toBe('0.00006103515625');
  expect(formatExact(rational(1n, 2n ** 15n))).toBe('1/32768');
  expect(formatExact(rational(123n))).toBe('123');
});

test.each([
  ['0', 'division'],
  ['0.5', 'multiplication'],
  ['-0.5', 'multiplication'],
  ['1', 'division'],
  ['1.5', 'division'],
])('%s is usually worked out by %s', (text, method) => {
  const answered = answer({ text, from: 10, to: 2 });
  expect(answered.state === 'read' && usualMethod(answered)).toBe(method);
});
