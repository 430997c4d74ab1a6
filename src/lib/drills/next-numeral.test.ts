import { expect, test } from 'vitest';
import { randomFrom } from './kit/random.ts';
import { exercise, judge } from './kit/skill.ts';
import { skill } from './next-numeral.ts';

test.each([
  [5, '4', '10'],
  [5, '23', '24'],
  [5, '44', '100'],
  [3, '122', '200'],
  [12, '9', 'A'],
  [12, '19', '1A'],
  [12, 'BB', '100'],
  [11, '9A', 'A0'],
])('in base %i the numeral after %s is %s', (base, numeral, next) => {
  expect(skill.answer({ base, numeral })).toBe(next);
});

test('after 44₅ three wrong hands write three other numerals', () => {
  const wrong = (question: { base: number; numeral: string }) =>
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)?.answer]);
  expect(Object.fromEntries(wrong({ base: 5, numeral: '44' }))).toEqual({
    'digit-too-big': '45',
    'carry-at-ten': undefined,
    'lost-push': '40',
  });
  expect(Object.fromEntries(wrong({ base: 12, numeral: '19' }))).toEqual({
    'digit-too-big': undefined,
    'carry-at-ten': '20',
    'lost-push': undefined,
  });
});

test('the steps push a standing wheel, or begin a new one', () => {
  const said = (numeral: string) => skill.steps({ base: 5, numeral }).map(({ say }) => say);
  expect(said('23')).toEqual(['symbols', 'push', 'done']);
  expect(said('244')).toEqual(['symbols', 'full', 'push', 'done']);
  expect(said('44')).toEqual(['symbols', 'full', 'grow', 'done']);
});

test('the next numeral is worth one more, in every base that is asked', () => {
  const random = randomFrom(16);
  for (let i = 0; i < 500; i++) {
    const question = skill.make(random);
    const { base, numeral } = question;
    expect(base).not.toBe(10);
    expect(Number.parseInt(skill.answer(question), base)).toBe(Number.parseInt(numeral, base) + 1);
  }
});

test('the base may be written below the answer', () => {
  const one = exercise(skill, 1);
  expect(judge(skill, one, `${one.answer.toLowerCase()}₁₂`)).toEqual({ right: true });
});
