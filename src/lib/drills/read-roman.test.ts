import { expect, test } from 'vitest';
import { skill } from './read-roman.ts';

test.each([
  [14, 'XIV = 10 + 4 = 14', 'XIV = 10 + 1 + 5 = 16', undefined],
  [16, 'XVI = 10 + 5 + 1 = 16', undefined, 'XVI = 10 + 5 − 1 = 14'],
  [9, 'IX = 9', 'IX = 1 + 10 = 11', undefined],
  [11, 'XI = 10 + 1 = 11', undefined, 'XI = 10 − 1 = 9'],
  [40, 'XL = 40', 'XL = 10 + 50 = 60', undefined],
  [12, 'XII = 10 + 1 + 1 = 12', undefined, undefined],
] as const)('%i: %s', (value, work, all, behind) => {
  const question = { value, offered: [] };
  expect(skill.answer(question)).toBe(String(value));
  expect(skill.work(question)).toBe(work);
  expect(skill.misconceptions['adds-all']?.(question)?.work).toBe(all);
  expect(skill.misconceptions['takes-behind']?.(question)?.work).toBe(behind);
});

test('what is taken away is shown first; a single pair is the whole numeral', () => {
  expect(skill.steps({ value: 29, offered: [] })).toEqual([
    { say: 'takes', with: { pair: 'IX = 10 − 1' } },
    { say: 'add', with: { work: 'XXIX = 10 + 10 + 9 = 29' } },
  ]);
  expect(skill.steps({ value: 40, offered: [] })).toEqual([
    { say: 'takes', with: { pair: 'XL = 50 − 10 = 40' } },
  ]);
  expect(skill.steps({ value: 16, offered: [] })[0]).toEqual({
    say: 'falls',
    with: { numeral: 'XVI' },
  });
});
