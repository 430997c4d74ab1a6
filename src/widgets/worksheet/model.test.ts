import { expect, test } from 'vitest';
import type { Skill } from '#lib/drills/kit/skill.ts';
import {
  drawSheet,
  firstSheet,
  nextSheet,
  readChoice,
  type SheetChoice,
  writeChoice,
} from './model.ts';

test.each([
  ['', firstSheet],
  ['?seed=7&count=5', { seed: 7, count: 5 }],
  ['?seed=7', { seed: 7, count: 20 }],
  ['?seed=0&count=0', firstSheet],
  ['?seed=1000000&count=100', { seed: 1_000_000, count: 100 }],
  ['?seed=1000001&count=101', firstSheet],
  ['?seed=-3&count=2.5', firstSheet],
  ['?seed=1e3&count=%20', firstSheet],
])('%s is read', (query, choice) => {
  expect(readChoice(query)).toEqual(choice);
});

test('what is written is read back', () => {
  expect(readChoice(writeChoice({ seed: 12, count: 34 }))).toEqual({ seed: 12, count: 34 });
});

/** Asks for one of so many numbers. */
const skillOf = (questions: number): Skill<unknown> => ({
  make: (random) => random.whole(1, questions),
  ask: (n) => ({ say: 'n', with: { n: Number(n) } }),
  answer: String,
  work: String,
  steps: () => [],
  misconceptions: {},
});
const numbersOf = (skill: Skill<unknown>, choice: SheetChoice) =>
  drawSheet(skill, choice).map(({ answer }) => answer);

test('a sheet has as many questions as it says, none twice', () => {
  const sheet = numbersOf(skillOf(150), { seed: 1, count: 100 });
  expect(new Set(sheet).size).toBe(100);
  expect(sheet).toHaveLength(100);
  expect(numbersOf(skillOf(150), { seed: 1, count: 100 })).toEqual(sheet);
});

test('a longer sheet begins as the shorter one', () => {
  const long = numbersOf(skillOf(1_000), { seed: 4, count: 30 });
  expect(numbersOf(skillOf(1_000), { seed: 4, count: 9 })).toEqual(long.slice(0, 9));
});

test('a skill with few questions asks all of them, and then again', () => {
  const sheet = numbersOf(skillOf(12), { seed: 1, count: 20 });
  expect(sheet).toHaveLength(20);
  expect(new Set(sheet.slice(0, 12)).size).toBe(12);
});

test('two sheets have no seed in common, and seeds stay small enough to be kept', () => {
  const seeds = (choice: SheetChoice) => drawSheet(skillOf(1e6), choice).map(({ seed }) => seed);
  const one = seeds({ seed: 1, count: 100 });
  const two = seeds(nextSheet({ seed: 1, count: 100 }));
  expect(one.filter((seed) => two.includes(seed))).toEqual([]);
  expect(Math.max(...seeds({ seed: 1_000_000, count: 100 }))).toBeLessThan(2 ** 31);
  expect(nextSheet({ seed: 1_000_000, count: 9 })).toEqual({ seed: 1, count: 9 });
});
