import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findNameFault, nameBytes, toNameKey, toNameSort, toNumberedName } from './names.ts';

const everyCharacter: string[] = [];
for (let point = 0; point <= 0x10ffff; point++) {
  const c = String.fromCodePoint(point);
  // What is private or not assigned has neither case nor parts.
  if (!/\p{Cs}|\p{Co}|\p{Cn}/u.test(c)) everyCharacter.push(c);
}
const text = fc.string({ unit: 'binary', maxLength: 40 });

describe('findNameFault', () => {
  test.each([
    ['plan.txt', null],
    ['.profile', null],
    [' leading', null],
    ['CON', null],
    ['%2e%2e', null],
    ['योजना.pdf', null],
    ['क्\u200dष', null],
    ['👩\u200d👩\u200d👧.png', null],
    ['❤️\u200d🔥', null],
    ['<img onerror=alert(1)>', null],
    ['a'.repeat(255), null],
    ['a'.repeat(256), 'too-long'],
    ['é'.repeat(127), null],
    ['é'.repeat(128), 'too-long'],
    ['e\u0301'.repeat(127), null],
    ['', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    ['a/b', 'slash'],
    ['a\\b', 'slash'],
    ['a\0b', 'control'],
    ['a\r\nb', 'control'],
    ['a\x7fb', 'control'],
    ['a\u2028b', 'control'],
    ['gpj.\u202eexe', 'invisible'],
    ['a\u2066b', 'invisible'],
    ['a\u200bb', 'invisible'],
    ['a\u200db', 'invisible'],
    ['a\u200cb', 'invisible'],
    ['\ufeffa', 'invisible'],
    ['a\u00adb', 'invisible'],
    ['a.', 'ending'],
    ['a ', 'ending'],
    ['a\u3000', 'ending'],
    [' ', 'ending'],
    ['...', 'ending'],
    ['a\ud800', 'not-text'],
  ])('%j: %s', (name, fault) => {
    expect(findNameFault(name)).toBe(fault);
  });
});

// All of Unicode takes a second, and more on a busy machine.
describe('toNameKey', { timeout: 60_000 }, () => {
  test('it is its own key, for every character of Unicode', () => {
    const wrong = everyCharacter.filter((c) => toNameKey(toNameKey(c)) !== toNameKey(c));
    expect(wrong).toEqual([]);
  });

  test('both letter cases have one key, for every character of Unicode', () => {
    const wrong = everyCharacter.filter(
      (c) =>
        toNameKey(c.toLowerCase()) !== toNameKey(c) || toNameKey(c.toUpperCase()) !== toNameKey(c),
    );
    expect(wrong).toEqual([]);
  });

  test('both compositions have one key, for every character of Unicode', () => {
    const wrong = everyCharacter.filter((c) => toNameKey(c.normalize('NFD')) !== toNameKey(c));
    expect(wrong).toEqual([]);
  });

  test('it is its own key, for any text', () => {
    fc.assert(fc.property(text, (t) => toNameKey(toNameKey(t)) === toNameKey(t)));
  });

  test.each([
    ['ẞ', 'ß'],
    ['Straße', 'STRASSE'],
    ['ΟΔΟΣ', 'οδος'],
    ['é', 'e\u0301'],
  ])('%s and %s are one name', (one, other) => {
    expect(toNameKey(one)).toBe(toNameKey(other));
  });
});

describe('toNameSort', () => {
  test('numbers inside names stand in the order of numbers', () => {
    const names = ['file2', 'file10', 'file1', 'file', 'filea', 'file100b', 'file100a'];
    const bytes = (name: string) => Buffer.from(toNameSort(name));
    expect(names.toSorted((a, b) => bytes(a).compare(bytes(b)))).toEqual([
      'file',
      'file1',
      'file2',
      'file10',
      'file100a',
      'file100b',
      'filea',
    ]);
  });

  test('different keys sort differently', () => {
    fc.assert(fc.property(text, text, (a, b) => a === b || toNameSort(a) !== toNameSort(b)));
  });
});

describe('toNumberedName', () => {
  test.each([
    ['plan.txt', 2, 'plan (2).txt'],
    ['plan', 3, 'plan (3)'],
    ['.profile', 2, '.profile (2)'],
    ['a.tar.gz', 2, 'a.tar (2).gz'],
    ['v1.0 final draft', 2, 'v1.0 final draft (2)'],
    [`${'a'.repeat(251)}.txt`, 2, `${'a'.repeat(247)} (2).txt`],
    [`${'👩\u200d👩\u200d👧'.repeat(14)}.txt`, 2, `${'👩\u200d👩\u200d👧'.repeat(13)} (2).txt`],
  ])('%s, %i', (name, number, numbered) => {
    expect(toNumberedName(name, number)).toBe(numbered);
  });

  test('what was a good name stays one', () => {
    const good = text.filter((name) => findNameFault(name) === null);
    fc.assert(
      fc.property(good, fc.integer({ min: 2, max: 999_999 }), (name, number) => {
        const numbered = toNumberedName(name, number);
        expect(findNameFault(numbered)).toBeNull();
        expect(Buffer.byteLength(numbered)).toBeLessThanOrEqual(nameBytes);
      }),
    );
  });
});
