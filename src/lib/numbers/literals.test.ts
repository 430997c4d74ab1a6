import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type LiteralLanguage, writeLiteral, writePrefixed } from './literals.ts';
import { rational } from './rational.ts';
import { writeNumeral } from './write.ts';

function literal(top: bigint, base: number, language: LiteralLanguage, bottom = 1n): string {
  const number = rational(top, bottom);
  const written = writeLiteral(number, writeNumeral(number, base).numeral, language);
  return 'text' in written ? written.text : written.none;
}

test('JavaScript reads its literal as the same number', () => {
  const anyValue = fc.oneof(
    fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }),
    fc.bigInt({ min: -300n, max: 300n }),
  );
  fc.assert(
    fc.property(anyValue, fc.integer({ min: 2, max: 36 }), (value, base) => {
      const text = literal(value, base, 'javascript');
      // An indirect eval of digits, letters of ours and parseInt: nothing from outside.
      expect(BigInt(new Function(`return ${text}`)() as number | bigint)).toBe(value);
    }),
  );
});

describe('each language', () => {
  test.each<[bigint, number, LiteralLanguage, string]>([
    [26n, 2, 'javascript', '0b11010'],
    [26n, 8, 'javascript', '0o32'],
    [-26n, 16, 'javascript', '-0x1a'],
    [26n, 36, 'javascript', 'parseInt("q", 36)'],
    [2n ** 53n - 1n, 10, 'javascript', '9007199254740991'],
    [2n ** 53n, 10, 'javascript', '9007199254740992n'],
    [2n ** 53n, 3, 'javascript', '9007199254740992n'],
    [26n, 2, 'python', '0b11010'],
    [26n, 10, 'python', '26'],
    [-26n, 7, 'python', 'int("-35", 7)'],
    [2n ** 70n, 16, 'python', '0x400000000000000000'],
    [26n, 16, 'c', '0x1a'],
    [26n, 8, 'c', '032'],
    [0n, 8, 'c', '0'],
    [26n, 2, 'c', '26'],
    [2n ** 31n - 1n, 10, 'c', '2147483647'],
    [2n ** 31n, 10, 'c', '2147483648LL'],
    [2n ** 63n - 1n, 10, 'c', '9223372036854775807LL'],
    [2n ** 63n, 10, 'c', '9223372036854775808ULL'],
    [2n ** 64n - 1n, 16, 'c', '0xffffffffffffffffULL'],
    [2n ** 64n, 10, 'c', 'too-large'],
    [-(2n ** 63n), 16, 'c', '(-9223372036854775807LL - 1)'],
    [-(2n ** 63n) - 1n, 10, 'c', 'too-large'],
  ])('%s, base %i, %s: %s', (value, base, language, text) => {
    expect(literal(value, base, language)).toBe(text);
  });

  test('a fraction is exact in Python and has no exact literal elsewhere', () => {
    expect(literal(-1n, 10, 'python', 10n)).toBe('Fraction(-1, 10)');
    expect(literal(1n, 10, 'javascript', 10n)).toBe('fraction');
    expect(literal(1n, 10, 'c', 2n)).toBe('fraction');
  });
});

test('a prefix stands after the sign', () => {
  expect(writePrefixed(writeNumeral(rational(-26n), 16).numeral, '0x')).toBe('-0x1A');
  expect(writePrefixed(writeNumeral(rational(26n), 10).numeral, '')).toBe('26');
});
