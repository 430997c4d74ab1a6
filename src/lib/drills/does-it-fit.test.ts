import { expect, test } from 'vitest';
import { skill } from './does-it-fit.ts';

test.each([
  [
    { a: 100, b: 60, width: 8 },
    '−96',
    { 'always-fits': '160', 'stops-at-end': '127', 'drops-top': '32', 'sign-and-size': '−32' },
  ],
  [{ a: -7, b: -3, width: 4 }, '6', { 'always-fits': '−10', 'stops-at-end': '−8' }],
  [{ a: 100, b: 20, width: 8 }, '120', {}],
])('%o shows %s', (question, answer, wrong) => {
  expect(skill.answer(question)).toBe(answer);
  const found = Object.entries(skill.misconceptions).flatMap(([name, err]) => {
    const mistake = err(question);
    return mistake ? [[name, mistake.answer]] : [];
  });
  expect(Object.fromEntries(found)).toEqual(wrong);
});
