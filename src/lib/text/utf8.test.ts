import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byteCount, codePointsOf, framesOf, utf8, writeCodePoint } from './utf8.ts';

test.each([
  ['A', 'U+0041', '41'],
  ['7', 'U+0037', '37'],
  ['\u007f', 'U+007F', '7F'],
  ['\u0080', 'U+0080', 'C2 80'],
  ['é', 'U+00E9', 'C3 A9'],
  ['\u07ff', 'U+07FF', 'DF BF'],
  ['\u0800', 'U+0800', 'E0 A0 80'],
  ['क', 'U+0915', 'E0 A4 95'],
  ['\uffff', 'U+FFFF', 'EF BF BF'],
  ['🚦', 'U+1F6A6', 'F0 9F 9A A6'],
  ['\u{10ffff}', 'U+10FFFF', 'F4 8F BF BF'],
])('%s is %s, spelled %s', (symbol, point, bytes) => {
  const [only = 0, ...rest] = codePointsOf(symbol);
  expect(rest).toEqual([]);
  expect(writeCodePoint(only)).toBe(point);
  expect(utf8(only).join(' ')).toBe(bytes);
  expect(byteCount(only)).toBe(bytes.split(' ').length);
});

test('any text is spelled as the platform spells it, halves of pairs included', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.integer({ max: 0xffff }).map((unit) => String.fromCharCode(unit)) }),
      (text) => {
        const ours = codePointsOf(text).flatMap(utf8);
        const theirs = [...new TextEncoder().encode(text)].map((byte) =>
          byte.toString(16).toUpperCase().padStart(2, '0'),
        );
        expect(ours).toEqual(theirs);
      },
    ),
  );
});

test('the bits in the frames, put behind each other, are the number', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 0x10ffff }), (point) => {
      const frames = framesOf(point);
      expect(Number.parseInt(frames.map(({ bits }) => bits).join(''), 2)).toBe(point);
      for (const { frame, bits } of frames) expect(frame.length + bits.length).toBe(8);
    }),
  );
});
