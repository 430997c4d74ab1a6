import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostDigits } from './digits.ts';
import { formatPlain } from './format.ts';
import type { Numeral } from './numeral.ts';
import { longestBlock, readNumeral } from './read.ts';
import { refusalCodes } from './refusal.ts';

function readPlain(text: string, base: number): string {
  const reading = readNumeral(text, base);
  return reading.state === 'read'
    ? formatPlain(reading.numeral)
    : `refused: ${reading.refusal.code}`;
}

function refusalOf(text: string, base: number) {
  const reading = readNumeral(text, base);
  if (reading.state === 'read') throw new Error(`${text} was read`);
  return reading.refusal;
}

describe('what is read', () => {
  test.each([
    ['16', 10, '16'],
    ['ff', 16, 'FF'],
    ['fF', 16, 'FF'],
    ['zZ', 36, 'ZZ'],
    ['१६', 10, '16'],
    ['१०१', 2, '101'],
    ['  16\n', 10, '16'],
    ['1 000 000', 10, '1000000'],
    ['1_000', 10, '1000'],
    ['12,34,56,789', 10, '123456789'],
    ["1'000’000", 10, '1000000'],
    ['1\u202f000\u00a0000\u2009000', 10, '1000000000'],
    ['+7', 10, '7'],
    ['-7', 10, '-7'],
    ['−7', 10, '-7'],
    ['− 7', 10, '-7'],
    ['0.5', 10, '0.5'],
    ['.5', 10, '0.5'],
    ['5.', 10, '5'],
    ['0.0(0011)', 2, '0.0(0011)'],
    ['.(3)', 10, '0.(3)'],
    ['1.00 (01 10)', 2, '1.00(0110)'],
    ['007', 10, '7'],
    ['000', 10, '0'],
    ['101₂', 2, '101'],
    ['16₁₀', 10, '16'],
    ['0b101', 2, '101'],
    ['0B101', 2, '101'],
    ['0o17', 8, '17'],
    ['0x1F', 16, '1F'],
    ['-0x1f', 16, '-1F'],
    ['0x1F₁₆', 16, '1F'],
    ['0b1', 16, '0B1'.replace(/^0/, '')],
    ['0b1', 12, 'B1'],
    ['0o7', 25, 'O7'],
    ['0x7', 34, 'X7'],
    ['0x.8', 16, '0.8'],
  ])('%j in base %i is %s', (text, base, plain) => {
    expect(readPlain(text, base)).toBe(plain);
  });

  test('both sides of where a prefix letter becomes a digit', () => {
    expect(refusalOf('0b1', 11).code).toBe('prefix');
    expect(readPlain('0b1', 12)).toBe('B1');
    expect(refusalOf('0o1', 24).code).toBe('prefix');
    expect(readPlain('0o1', 25)).toBe('O1');
    expect(refusalOf('0x1', 33).code).toBe('prefix');
    expect(readPlain('0x1', 34)).toBe('X1');
  });

  test('0b1 in base 16 is 177, and binary is offered', () => {
    const reading = readNumeral('0b1', 16);
    expect(reading).toMatchObject({
      state: 'read',
      numeral: { whole: 'B1' },
      hint: { code: 'prefix', fix: { base: 2 } },
    });
  });

  test.each([
    ['1,5', '1.5'],
    ['12,34', '12.34'],
    ['-0,25', '-0.25'],
  ])('%s is read as grouped, and %s is offered', (text, meant) => {
    const reading = readNumeral(text, 10);
    expect(reading).toMatchObject({ hint: { code: 'decimal-comma', fix: { text: meant } } });
  });

  test.each(['1,234', '12,34,567', '1,000,000', '0b2x'.slice(0, 1)])('%s has no hint', (text) => {
    expect(readNumeral(text, 10)).toMatchObject({ state: 'read', hint: null });
  });
});

describe('what is refused, where, and the press that mends it', () => {
  test.each([
    ['', 10, 'no-digit', 0, 0, { text: '16' }],
    ['  ', 10, 'no-digit', 0, 2, { text: '16' }],
    ['-', 10, 'no-digit', 0, 1, { text: '16' }],
    ['.', 10, 'no-digit', 0, 1, { text: '16' }],
    ['0x', 16, 'no-digit', 0, 2, { text: '16' }],
    ['179', 8, 'digit', 2, 1, { base: 10 }],
    ['12', 2, 'digit', 1, 1, { base: 8 }],
    ['102F', 10, 'digit', 3, 1, { base: 16 }],
    ['1G', 16, 'digit', 1, 1, { base: 17 }],
    ['1z', 35, 'digit', 1, 1, { base: 36 }],
    ['1९', 8, 'digit', 1, 1, { base: 10 }],
    ['XVI', 10, 'digit', 0, 1, { text: '16', base: 10 }],
    ['1.2.3', 10, 'second-point', 3, 1, { text: '1.23' }],
    ['1.234.567', 10, 'second-point', 5, 1, { text: '1234567' }],
    ['0x1F', 2, 'prefix', 0, 2, { base: 16 }],
    ['-0b1', 10, 'prefix', 1, 2, { base: 2 }],
    ['101₂', 10, 'subscript', 3, 1, { base: 2 }],
    ['101₁₆', 10, 'subscript', 3, 2, { base: 16 }],
    ['101₁', 10, 'no-such-base', 3, 1, { text: '101' }],
    ['101₃₇', 10, 'no-such-base', 3, 2, { text: '101' }],
    ['0x10₂', 10, 'two-bases', 0, 2, { text: '10₂', base: 2 }],
    ['0.1(3', 10, 'block-open', 3, 1, { text: '0.1(3)' }],
    ['0.1(', 10, 'block-open', 3, 1, { text: '0.1' }],
    ['0.1()', 10, 'block-empty', 3, 2, { text: '0.1' }],
    ['0.13)', 10, 'block-not-open', 4, 1, { text: '0.13' }],
    ['12(3)', 10, 'block-without-point', 2, 1, { text: '12.(3)' }],
    ['(3)', 10, 'block-without-point', 0, 1, { text: '0.(3)' }],
    ['0.(3)5', 10, 'after-block', 5, 1, { text: '0.(3)' }],
    ['0.(3)(4)', 10, 'after-block', 5, 1, { text: '0.(3)' }],
    ['0.(3).5', 10, 'after-block', 5, 1, { text: '0.(3)' }],
    ['1.5e3', 10, 'exponent', 3, 1, { text: '1500' }],
    ['2E-3', 10, 'exponent', 1, 1, { text: '0.002' }],
    ['1/3', 10, 'expression', 1, 1, { text: '0.(3)' }],
    ['1/10', 2, 'expression', 1, 1, { text: '0.1' }],
    ['1/0', 10, 'expression', 1, 1, { text: '1' }],
    ['1/a', 32, 'expression', 1, 1, { text: '0.3(6CPJ)' }],
    ['12+4', 10, 'expression', 2, 1, { text: '12' }],
    ['--5', 10, 'sign', 1, 1, { text: '-5' }],
    ['12€', 10, 'character', 2, 1, { text: '12' }],
    ['1😀2', 10, 'character', 1, 2, { text: '12' }],
  ] as const)('%j in base %i: %s at %i', (text, base, code, at, length, fix) => {
    expect(refusalOf(text, base)).toMatchObject({ code, at, length, fix });
  });

  test('the facts of a digit are those that its sentence names', () => {
    expect(refusalOf('19', 8).facts).toEqual({ digit: '9', base: 8, highest: '7', offered: 10 });
    expect(refusalOf('XVI', 10).facts).toMatchObject({ digit: 'X', highest: '9', roman: 16 });
  });

  test('a fix that is pressed leads to a number, within two presses', () => {
    const texts = [
      '179',
      '1.2.3',
      '1.234.567',
      '0x1F',
      '101₂',
      '0x10₂',
      '0.1(3',
      '(3)',
      '1e5',
      '1/3',
      '12€',
      '--5',
      'XVI',
      '',
    ];
    for (const start of texts) {
      let text: string = start;
      let base = 4;
      for (let press = 0; press < 2; press++) {
        const reading = readNumeral(text, base);
        if (reading.state === 'read') break;
        text = reading.refusal.fix?.text ?? text;
        base = reading.refusal.fix?.base ?? base;
      }
      expect(readNumeral(text, base), start).toMatchObject({ state: 'read' });
    }
  });

  test('a million digits are read, one more is refused with its count', () => {
    const million = '7'.repeat(mostDigits);
    expect(readNumeral(million, 10).state).toBe('read');
    expect(readNumeral(`${million.slice(1)} 7`, 10).state).toBe('read');
    const refusal = refusalOf(`${million}77`, 10);
    expect(refusal).toMatchObject({ code: 'too-long', at: mostDigits, length: 2 });
    expect(refusal.facts).toEqual({ n: mostDigits + 2, most: mostDigits });
    expect(refusal.fix?.text).toBe(million);
  });

  test('a block of ten thousand digits is read, one more is refused', () => {
    expect(readNumeral(`0.(${'12345'.repeat(longestBlock / 5)})`, 10).state).toBe('read');
    expect(refusalOf(`0.(${'1'.repeat(longestBlock + 1)})`, 10).code).toBe('block-too-long');
  });

  test('any text at all is read or refused with a known code inside the text', () => {
    const signs = "019aFzxbo.()-−+₁₂ _,'/*e१९€😀";
    const anyText = fc
      .array(fc.constantFrom(...signs), { maxLength: 12 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), fc.integer({ min: 2, max: 36 }), (text, base) => {
        const reading = readNumeral(text, base);
        if (reading.state === 'read') return;
        const { code, at, length } = reading.refusal;
        expect(refusalCodes).toContain(code);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at + length).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 1500 },
    );
  });
});

/** Any numeral, its digits in any case and any script, grouped anywhere. */
const anyNumeral = fc
  .record({
    base: fc.integer({ min: 2, max: 36 }),
    negative: fc.boolean(),
    whole: fc.array(fc.nat(35), { minLength: 1, maxLength: 30 }),
    fraction: fc.array(fc.nat(35), { maxLength: 12 }),
    block: fc.array(fc.nat(35), { maxLength: 6 }),
  })
  .map(({ base, negative, whole, fraction, block }): Numeral => {
    const write = (digits: number[]) =>
      digits.map((digit) => (digit % base).toString(36).toUpperCase()).join('');
    return {
      base,
      negative,
      whole: write(whole).replace(/^0+(?=.)/, ''),
      fraction: write(fraction),
      block: write(block),
    };
  });

test('what was written is read back, in every base, whatever groups it', () => {
  const separators = fc.constantFrom('', ' ', '_', "'");
  fc.assert(
    fc.property(anyNumeral, separators, fc.boolean(), (numeral, separator, lower) => {
      const plain = formatPlain(numeral);
      // A zero in front of b, o or x would be a prefix, so the sign stays next to a digit that is none.
      const grouped = plain.replace(/(?<=[0-9A-Z])(?=[0-9A-Z])/g, separator);
      const reading = readNumeral(lower ? grouped.toLowerCase() : grouped, numeral.base);
      expect(reading).toMatchObject({ state: 'read', numeral });
    }),
    { numRuns: 800 },
  );
});
