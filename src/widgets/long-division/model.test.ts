import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rational } from '#lib/numbers/rational.ts';
import { explainEnding } from '#lib/numbers/why.ts';
import { ask, least, limits, workOut } from './model.ts';

test('one tenth in base two: five is missing, and the figure says so', () => {
  expect(workOut({ top: 1, bottom: 10, base: 2 })).toMatchObject({
    numeral: '0.0(0011)₂',
    primes: '2·5',
    missing: 5,
  });
});

test('what is shared is taken out first', () => {
  expect(workOut({ top: 3, bottom: 12, base: 2 })).toMatchObject({
    numeral: '0.01₂',
    reduced: { top: 1, bottom: 4 },
    primes: '2·2',
    missing: null,
  });
});

const anyQuestion = fc
  .record({
    top: fc.integer({ min: 1, max: limits.top }),
    bottom: fc.integer({ min: 2, max: limits.bottom }),
    base: fc.integer({ min: 2, max: limits.base }),
  })
  .filter(({ top, bottom }) => top < bottom);

describe('any question', () => {
  test('the missing prime is the one that the exact library names', () => {
    fc.assert(
      fc.property(anyQuestion, (question) => {
        const why = explainEnding(
          rational(BigInt(question.top), BigInt(question.bottom)),
          question.base,
        );
        expect(workOut(question).missing).toBe(why?.missing ?? null);
        expect(workOut(question).division.returnsTo === null).toBe(why?.ends);
      }),
    );
  });

  test('a change keeps it within its limits and below one', () => {
    const change = fc.tuple(
      fc.constantFrom('top', 'bottom', 'base'),
      fc.integer({ min: -3, max: 30 }),
    );
    fc.assert(
      fc.property(anyQuestion, change, (question, [name, to]) => {
        const next = ask(question, name, to);
        expect(next.top).toBeLessThan(next.bottom);
        for (const key of ['top', 'bottom', 'base'] as const) {
          expect(next[key]).toBeGreaterThanOrEqual(least[key]);
          expect(next[key]).toBeLessThanOrEqual(limits[key]);
        }
        if (to >= least[name] && to <= limits[name]) expect(next[name]).toBe(to);
        else expect(next).toEqual(question);
      }),
    );
  });
});
