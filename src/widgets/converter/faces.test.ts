import { describe, expect, test } from 'vitest';
import { floatFormats, storeFloat } from '#lib/numbers/ieee.ts';
import { type Rational, rational } from '#lib/numbers/rational.ts';
import { english } from '#lib/numbers/spoken-english.ts';
import { writeNumeral } from '#lib/numbers/write.ts';
import {
  colourFace,
  devanagariFace,
  formatError,
  formatFloatValue,
  ipv4Face,
  partFloatBits,
  romanFace,
  spokenFace,
  tallyFace,
} from './faces.ts';

const whole = (value: bigint) => rational(value);

describe('a face that does not apply says why', () => {
  const faces = [
    { name: 'tally', face: tallyFace, last: 200n },
    { name: 'Roman', face: romanFace, last: 3_999n },
    { name: 'IPv4', face: ipv4Face, last: 2n ** 32n - 1n },
    { name: 'colour', face: colourFace, last: 2n ** 24n - 1n },
  ] as { name: string; face: (number: Rational) => object; last: bigint }[];

  test.each(faces)('$name', ({ face, last }) => {
    expect(face(whole(last))).toHaveProperty('shown');
    expect(face(whole(last + 1n))).toEqual({ none: 'too-large' });
    expect(face(whole(-1n))).toEqual({ none: 'negative' });
    expect(face(rational(1n, 2n))).toEqual({ none: 'not-whole' });
  });

  test('Rome has no zero, the others have', () => {
    expect(romanFace(whole(0n))).toEqual({ none: 'zero' });
    expect(romanFace(whole(1n))).toEqual({ shown: 'I' });
    expect(tallyFace(whole(0n))).toEqual({ shown: { bundles: 0, strokes: 0 } });
    expect(ipv4Face(whole(0n))).toEqual({ shown: '0.0.0.0' });
  });

  test('words stop where names stop and where digits never do', () => {
    expect(spokenFace(writeNumeral(rational(1n, 3n), 10), english, 'indian')).toEqual({
      none: 'endless',
    });
    expect(spokenFace(writeNumeral(rational(1n, 1019n), 10), english, 'indian')).toEqual({
      none: 'endless',
    });
    expect(spokenFace(writeNumeral(whole(10n ** 40n), 10), english, 'indian')).toEqual({
      none: 'too-large',
    });
    expect(spokenFace(writeNumeral(whole(16n), 10), english, 'indian')).toEqual({
      shown: 'sixteen',
    });
  });
});

test('Devanagari groups in lakh and crore', () => {
  expect(devanagariFace(writeNumeral(whole(-123456789n), 10))).toBe('−१२,३४,५६,७८९');
  expect(devanagariFace(writeNumeral(rational(1n, 6n), 10))).toBe('०.१(६)');
  expect(devanagariFace(writeNumeral(rational(1n, 1019n), 10))).toMatch(/^०\.[०-९]{1000}…$/);
});

describe('floats', () => {
  const [half] = floatFormats;
  if (half === undefined) throw new Error('binary16 is first');

  test('bits are parted where the format parts them', () => {
    expect(partFloatBits(storeFloat(whole(-2n), half))).toEqual(['1', '10000', '0000000000']);
  });

  test('values are exact, zero keeps its sign, and infinity is shown as such', () => {
    expect(formatFloatValue(storeFloat(rational(1n, 10n), half).stored)).toBe('0.0999755859375');
    expect(formatFloatValue(storeFloat(rational(-1n, 10n ** 30n), half).stored)).toBe('−0');
    expect(formatFloatValue(storeFloat(whole(70_000n), half).stored)).toBe('∞');
    expect(formatFloatValue({ state: 'nan' })).toBe('NaN');
  });

  test.each([
    [rational(0n), '0'],
    [rational(1n, 8n), '+0.125'],
    [rational(-1n, 8n), '−0.125'],
    [rational(1n, 3n), '+0.33333333333333333333…'],
    [rational(-2n, 3n), '−0.66666666666666666666…'],
    [rational(1n, 3n * 10n ** 9n), '+0.00000000033333333333333333333…'],
    [rational(10n, 3n), '+3.33333333333333333333…'],
    [rational(1n, 1019n), '+0.00098135426889106967615…'],
  ])('the error %o is %s', (error, text) => {
    expect(formatError(error)).toBe(text);
  });
});
