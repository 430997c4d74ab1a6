import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshFamily, show } from './family.ts';

test('a token brings its successor once, the same one within the grace, and then the end', () => {
  const first = show(freshFamily, { token: 1, at: 0, grace: 10 });
  expect(first.answer).toEqual({ kind: 'next', token: 2 });
  const last = show(first.family, { token: 1, at: 10, grace: 10 });
  expect(last.answer).toEqual({ kind: 'again', token: 2 });
  const late = show(first.family, { token: 1, at: 11, grace: 10 });
  expect(late.answer).toEqual({ kind: 'reuse' });
  expect(show(late.family, { token: 2, at: 12, grace: 10 }).answer).toEqual({ kind: 'dead' });
});

test('strict is strict within the same second', () => {
  const first = show(freshFamily, { token: 1, at: 5, grace: 0 });
  expect(show(first.family, { token: 1, at: 5, grace: 0 }).answer).toEqual({ kind: 'reuse' });
});

test('whoever asks within the grace, and however often, there is one living head', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 10 })), (gaps) => {
      let { family } = show(freshFamily, { token: 1, at: 0, grace: 10 });
      for (const at of gaps) family = show(family, { token: 1, at, grace: 10 }).family;
      expect(family).toEqual({ alive: true, usedAt: [0] });
    }),
  );
});
