import { expect, test } from 'vitest';
import { driveWords } from '#i18n/drive.ts';
import { sayCheck, sayRest } from './say-check.ts';

const check: Parameters<typeof sayCheck>[0] = {
  state: 'finished',
  ...{ expected: 10_000, looked: 10_000, right: 10_000, missing: 0, different: 0 },
  ...{ faults: [], againAt: null },
  createdAt: '2026-11-29T12:39:00.000Z',
  finishedAt: '2026-11-29T12:40:00.000Z',
};
const words = { say: driveWords.en.cold.job.check, language: 'en' };

test.each<[Partial<typeof check>, RegExp]>([
  [{}, /^Checked on Nov.* 29, 2026.*: all 10,000 files are there/],
  [{ expected: 1 }, /: the one file is there/],
  [{ missing: 1, different: 2_000 }, /: of 10,000 files, 1 missing and 2,000 changed\.$/],
  [{ state: 'running', looked: 4_000 }, /^Looking/],
  [{ state: 'broken-off', looked: 4_000 }, /^Broken off .* 4,000 of 10,000 looked at/],
])('a check with %j', (change, sentence) => {
  expect(sayCheck({ ...check, ...change }, words)).toMatch(sentence);
});

test.each(['en', 'hi-Latn'] as const)('no sentence leaves a gap, %s', (language) => {
  const say = driveWords[language].cold.job.check;
  const states = ['running', 'finished', 'broken-off'] as const;
  for (const missing of [0, 1]) {
    for (const state of states) {
      expect(sayCheck({ ...check, state, missing }, { say, language })).not.toMatch(/[{}]/);
    }
  }
});

test.each([
  ['finished', '2026-11-29T13:39:00.000Z', '2026-11-29T13:38:59.000Z', true],
  ['finished', '2026-11-29T13:39:00.000Z', '2026-11-29T13:39:00.000Z', false],
  ['running', '2026-11-29T13:39:00.000Z', '2026-11-29T13:38:59.000Z', false],
  ['finished', null, '2026-11-29T13:38:59.000Z', false],
] as const)('one that is %s and rests until %s, at %s', (state, againAt, now, rests) => {
  expect(sayRest({ state, againAt }, new Date(now), words) !== null).toBe(rests);
});
