import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answer as contract } from '#domain/progress/contract.ts';
import { type Answer, isAnswer, joinAnswers, mostAnswers } from '#domain/progress/rules.ts';
import { largestFile, readProgressFile, writeProgressFile } from './file.ts';

const good: Answer = {
  id: 'abcdefghijklmnopqrstuv',
  skill: 'read-binary',
  seed: 7,
  right: false,
  misconception: 'ten-weights',
  at: '2026-11-25T10:00:00.000Z',
};
const fileOf = (answers: unknown, more: object = {}) =>
  JSON.stringify({ format: 'solah-progress', version: 1, answers, ...more });

test('what was written is read back, in order and once', () => {
  const later = { ...good, id: 'zyxwvutsrqponmlkjihgfe', at: '2026-11-26T10:00:00.000Z' };
  const text = writeProgressFile([later, good, good], new Date());
  expect(readProgressFile(text)).toEqual({ answers: joinAnswers([good, later]) });
});

test.each([
  [' '.repeat(largestFile + 1), { refusal: 'too-large' }],
  [' '.repeat(largestFile), { refusal: 'not-json' }],
  ['{', { refusal: 'not-json' }],
  ['', { refusal: 'not-json' }],
  ['null', { refusal: 'not-ours' }],
  ['[]', { refusal: 'not-ours' }],
  ['{"format":"other","version":1,"answers":[]}', { refusal: 'not-ours' }],
  ['{"format":"solah-progress","version":1}', { refusal: 'not-ours' }],
  [fileOf([], { version: 2 }), { refusal: 'newer' }],
  [fileOf(Array(mostAnswers + 1).fill(good)), { refusal: 'too-many' }],
  [fileOf([good, { ...good, skill: 'fly' }]), { refusal: 'broken', n: 2 }],
  [fileOf([null]), { refusal: 'broken', n: 1 }],
  [fileOf([]), { answers: [] }],
])('%.60s', (text, decision) => {
  expect(readProgressFile(text)).toEqual(decision);
});

test('the most answers that are kept fit into a file', () => {
  const longest = { ...good, misconception: 'x'.repeat(40), skill: 'how-many-numbers' } as const;
  const text = writeProgressFile(
    Array.from({ length: mostAnswers }, (_, n) => ({
      ...longest,
      id: String(n).padStart(22, '0'),
    })),
    new Date(),
  );
  expect(readProgressFile(text)).toHaveProperty('answers.length', mostAnswers);
});

test('a browser takes for an answer what the server takes, and nothing else', () => {
  const somewhat = fc.record({
    id: fc.constantFrom(good.id, 'short', 7),
    skill: fc.constantFrom('read-binary', 'fly', null),
    seed: fc.constantFrom(0, 7, -1, 1.5, 2 ** 31 - 1, 2 ** 31, '7'),
    right: fc.constantFrom(true, false, 1),
    misconception: fc.constantFrom(null, 'mirror', 'Mirror', 'a--b', 'x'.repeat(41), 7, undefined),
    at: fc.constantFrom(
      good.at,
      '2026-11-25',
      '2026-11-25T10:00:00Z',
      '2026-13-25T10:00:00.000Z',
      9,
    ),
  });
  fc.assert(
    fc.property(somewhat, (value) => {
      expect(isAnswer(value)).toBe(contract.safeParse(value).success);
    }),
    { numRuns: 2_000 },
  );
  expect(isAnswer({ ...good, extra: 1 })).toBe(false);
});
