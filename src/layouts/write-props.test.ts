import { expect, test } from 'vitest';
import { writeProps } from './write-props.ts';

test('what JSON knows comes back as it was, and what is absent stays absent', () => {
  const values = { a: 'x', b: [1, null, { c: true }], d: {} };
  expect(JSON.parse(writeProps({ ...values, e: undefined }))).toEqual(values);
});

test.each([
  { what: 'a date', value: new Date(0) },
  { what: 'a map', value: new Map() },
  { what: 'a set', value: new Set() },
  { what: 'an address', value: new URL('https://solah.example') },
  { what: 'bytes', value: new Uint8Array(1) },
  { what: 'a large whole number', value: 16n },
  { what: 'no number', value: Number.NaN },
  { what: 'a function', value: () => 16 },
])('$what is refused, with its name', ({ value }) => {
  expect(() => writeProps({ say: [{ given: value }] })).toThrow('"given"');
});
