import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut, sourcesOf, spellingsOf } from './model.ts';

test.each([
  ['Sol', '53 6F 6C', '010100 110110 111101 101100', 'U29s', 'U29s', 0],
  ['So', '53 6F', '010100 110110 111100', 'U28', 'U28=', 2],
  ['S', '53', '010100 110000', 'Uw', 'Uw==', 4],
  ['क', 'E0 A4 95', '111000 001010 010010 010101', '4KSV', '4KSV', 0],
  ['', '', '', '', '', 0],
])('%s is %s, cut by six %s, written %s', (text, eights, sixes, plain, padded, filled) => {
  const board = layOut(text);
  expect(board.eights.map(({ hex }) => hex).join(' ')).toBe(eights);
  expect(board.sixes.map(({ bits }) => bits).join(' ')).toBe(sixes);
  expect(spellingsOf(board)).toEqual({ plain, padded });
  expect(board.filled).toBe(filled);
});

test('the bits of a symbol come from one byte or from two', () => {
  const sources = (text: string) => layOut(text).sixes.map((_, at) => sourcesOf(layOut(text), at));
  expect(sources('Sol')).toEqual([[0], [0, 1], [1, 2], [2]]);
  expect(sources('S')).toEqual([[0], [0]]);
});

test('a letter of several bytes says so, and is never cut in two', () => {
  expect(layOut('क').eights.map(({ shown, hex }) => `${shown} ${hex}`)).toEqual([
    'क 1/3 E0',
    'क 2/3 A4',
    'क 3/3 95',
  ]);
  expect(layOut('Soक').text).toBe('So');
  expect(layOut('🙂').text).toBe('');
  expect(layOut('Solah').text).toBe('Sol');
  expect(layOut('a b').eights[1]?.shown).toBe('␣');
});

test('whatever is typed, the symbols are those of the bytes', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...'Sol 9?é£ÿक🙂'), { maxLength: 5 }), (letters) => {
      const board = layOut(letters.join(''));
      const bytes = board.eights.map(({ hex }) => Number.parseInt(hex, 16));
      expect(bytes.length).toBeLessThanOrEqual(3);
      expect(Buffer.from(bytes).toString()).toBe(board.text);
      expect(Buffer.from(bytes).toString('base64url')).toBe(spellingsOf(board).plain);
      // Padding is the same in both alphabets.
      const padded = Buffer.from(bytes).toString('base64').replace(/\+/g, '-').replace(/\//g, '_');
      expect(spellingsOf(board).padded).toBe(padded);
    }),
  );
});
