import { expect, test } from 'vitest';
import { skill } from './count-on-in-binary.ts';

const wrong = (value: number) =>
  Object.values(skill.misconceptions).map((err) => err({ value })?.answer);

test.each([
  [0b1011, '1100', ['1012', '1000']],
  [0b111, '1000', ['112', '000']],
  [0b101, '110', ['102', '100']],
  [0b110, '111', [undefined, undefined]],
])('after %i comes %s', (value, next, mistakes) => {
  expect(skill.answer({ value })).toBe(next);
  expect(wrong(value)).toEqual(mistakes);
});

test('a used-up row grows, a single push does not', () => {
  const said = (value: number) => skill.steps({ value }).map(({ say }) => say);
  expect(said(0b1111)).toEqual(['more', 'grow']);
  expect(said(0b1011)).toEqual(['more', 'push']);
  expect(said(0b1001)).toEqual(['one', 'push']);
  expect(said(0b1000)).toEqual(['free', 'turn']);
});
