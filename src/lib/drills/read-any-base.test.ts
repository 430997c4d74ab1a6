import { expect, test } from 'vitest';
import { randomFrom } from './kit/random.ts';
import { skill } from './read-any-base.ts';

test('243₅ is 73, and three wrong ways lead to three other numbers', () => {
  const question = { base: 5, numeral: '243' };
  expect(skill.answer(question)).toBe('73');
  expect(skill.work(question)).toBe('2·25 + 4·5 + 3·1 = 73');
  const wrong = Object.entries(skill.misconceptions).map(([name, err]) => [
    name,
    err(question)?.answer,
  ]);
  expect(Object.fromEntries(wrong)).toEqual({
    'old-weights': '19',
    'ten-weights': '243',
    'times-not-power': '43',
  });
});

test('43₅ under the places of base two is 11', () => {
  expect(skill.misconceptions['old-weights']?.({ base: 5, numeral: '43' })?.answer).toBe('11');
  expect(skill.misconceptions['times-not-power']?.({ base: 5, numeral: '43' })).toBeNull();
});

test('the answer is what another hand reads', () => {
  const random = randomFrom(16);
  for (let i = 0; i < 500; i++) {
    const question = skill.make(random);
    const { base, numeral } = question;
    expect(skill.answer(question)).toBe(String(Number.parseInt(numeral, base)));
  }
});
