import * as languages from '@speed-highlight/core/languages';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toLines } from './to-lines.ts';

const join = (lines: ReturnType<typeof toLines>) =>
  lines.map((runs) => runs.map(([text]) => text).join('')).join('\n');

test.each(Object.keys(languages))('%s: no character is lost, added or moved', (language) => {
  const text = fc.string({ unit: fc.constantFrom(...'<a>"\'`{}/*#= \n\\1.:-$&|[]()') });
  fc.assert(
    fc.property(text, (source) => {
      expect(join(toLines(source, language, languages))).toBe(source);
    }),
    { numRuns: 50 },
  );
});

test('a comment over two lines is a comment in both', () => {
  expect(toLines('/* a\nb */ 1', 'js', languages)).toEqual([
    [['/* a', 'cmnt']],
    [
      ['b */', 'cmnt'],
      [' ', null],
      ['1', 'num'],
    ],
  ]);
});
