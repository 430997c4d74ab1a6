import { expect, test } from 'vitest';
import { skill } from './add-binary.ts';
import { randomFrom } from './kit/random.ts';

test('1011₂ + 110₂ is 10001; without carries 1121 or 1101', () => {
  const pair = { a: 0b1011, b: 0b110 };
  expect(skill.answer(pair)).toBe('10001');
  expect(skill.work(pair)).toBe('1011 + 110 = 10001');
  expect(skill.misconceptions['carry-at-ten']?.(pair)?.work).toBe('1011 + 110 = 1121');
  expect(skill.misconceptions['lost-carry']?.(pair)?.answer).toBe('1101');
});

test('each column is a step, from the right', () => {
  expect(skill.steps({ a: 0b11, b: 0b11 })).toEqual([
    { say: 'send', with: { work: '1 + 1 = 10', digit: 0 } },
    { say: 'send', with: { work: '1 + 1 + 1 = 11', digit: 1 } },
    { say: 'plain', with: { work: '0 + 0 + 1 = 1', digit: 1 } },
    { say: 'done', with: { work: '11₂ + 11₂ = 110₂' } },
  ]);
});

test('every question carries, and another hand adds the same', () => {
  const random = randomFrom(16);
  for (let i = 0; i < 500; i++) {
    const pair = skill.make(random);
    expect(pair.a & pair.b).toBeGreaterThan(0);
    expect(Number.parseInt(skill.answer(pair), 2)).toBe(pair.a + pair.b);
  }
});
