import { describe, expect, test } from 'vitest';
import { answer } from './answer.ts';
import { type CopyKind, excerpt, usualGrouping, writeCopy } from './copies.ts';

function copy(text: string, from: number, to: number, kind: CopyKind): string {
  const answered = answer({ text, from, to });
  if (answered.state === 'refused') throw new Error(answered.refusal.code);
  const written = writeCopy(kind, answered.number, answered.written, usualGrouping(to, 9, true));
  return 'text' in written ? written.text : written.none;
}

test.each<[string, number, number, CopyKind, string]>([
  ['-300', 10, 16, 'plain', '-12C'],
  ['-300', 10, 16, 'prefixed', '-0x12C'],
  ['123456789', 10, 10, 'grouped', '12,34,56,789'],
  ['-53', 10, 2, 'grouped', '−11 0101'],
  ['300', 10, 7, 'prefixed', 'no-prefix'],
  ['300', 10, 16, 'javascript', '0x12c'],
  ['0.1', 10, 2, 'plain', '0.0(0011)'],
  ['0.1', 10, 2, 'prefixed', '0b0.0(0011)'],
  ['0.1', 10, 2, 'javascript', 'fraction'],
  ['0.1', 10, 2, 'python', 'Fraction(1, 10)'],
  ['36893488147419103232', 10, 10, 'c', 'too-large'],
])('%s, %i to %i, %s', (text, from, to, kind, copied) => {
  expect(copy(text, from, to, kind)).toBe(copied);
});

test('what was cut says so in the copy, and has no prefixed form', () => {
  // 1019 has ten as a primitive root: a block of 1,018 digits.
  const text = '0.(1)';
  const plain = copy(text, 32, 10, 'plain');
  expect(plain.endsWith('…')).toBe(false);
  const long = answer({ text: `0.${'1'.repeat(9)}`, from: 7, to: 10 });
  if (long.state === 'refused') throw new Error();
  expect(long.written.ending.state).toBe('goes-on');
  expect(writeCopy('plain', long.number, long.written, 'none')).toMatchObject({
    text: expect.stringMatching(/\d…$/),
  });
  const binary = answer({ text: `0.${'1'.repeat(9)}`, from: 7, to: 2 });
  if (binary.state === 'refused') throw new Error();
  expect(writeCopy('prefixed', binary.number, binary.written, 'none')).toEqual({ none: 'cut' });
});

describe('excerpts', () => {
  test.each([0, 1, 1_399, 1_400])('%i characters are shown whole', (length) => {
    expect(excerpt('7'.repeat(length))).toEqual({ head: '7'.repeat(length), hidden: 0, tail: '' });
  });

  test('1,401 characters hide one, and nothing is counted twice', () => {
    const text = Array.from({ length: 1_401 }, (_, at) => at % 10).join('');
    const { head, hidden, tail } = excerpt(text);
    expect(hidden).toBe(1);
    expect(head + text.slice(1_200, 1_201) + tail).toBe(text);
  });
});

test.each([
  [2, 8, 'none'],
  [2, 9, 'fours'],
  [16, 9, 'fours'],
  [16, 8, 'none'],
  [8, 99, 'none'],
  [10, 4, 'indian'],
] as const)('base %i with %i digits is usually grouped: %s', (base, digits, grouping) => {
  expect(usualGrouping(base, digits, true)).toBe(grouping);
  expect(usualGrouping(10, digits, false)).toBe('threes');
});
