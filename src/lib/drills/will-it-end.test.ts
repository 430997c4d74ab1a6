import { expect, test } from 'vitest';
import { skill } from './will-it-end.ts';

test.each([
  [
    { top: 1, bottom: 10, base: 2 },
    '∞',
    { 'always-ends': '5', 'ten-weights': '1', 'not-reduced': null },
  ],
  [
    { top: 5, bottom: 12, base: 6 },
    '2',
    { 'always-ends': null, 'ten-weights': '∞', 'not-reduced': null },
  ],
  [
    { top: 3, bottom: 12, base: 2 },
    '2',
    { 'always-ends': null, 'ten-weights': null, 'not-reduced': '∞' },
  ],
])('%o needs %s places', (question, answer, wrong) => {
  expect(skill.answer(question)).toBe(answer);
  expect(
    Object.fromEntries(
      Object.entries(skill.misconceptions).map(([name, err]) => [
        name,
        err(question)?.answer ?? null,
      ]),
    ),
  ).toEqual(wrong);
});
