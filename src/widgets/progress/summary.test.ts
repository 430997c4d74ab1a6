import { expect, test } from 'vitest';
import { type Answer, dayOf } from '#domain/progress/rules.ts';
import { summarise } from './summary.ts';

const start = Date.UTC(2026, 10, 1);
const today = dayOf(new Date(start));
let given = 0;
function give(skill: Answer['skill'], misconception: string | null | true, day = 0): Answer {
  given += 1;
  const right = misconception === true;
  return {
    id: String(given).padStart(22, '0'),
    skill,
    seed: given,
    right,
    misconception: misconception === true ? null : misconception,
    at: new Date(start + day * 86_400_000 + given).toISOString(),
  };
}
const rights = (skill: Answer['skill'], n: number) =>
  Array.from({ length: n }, () => give(skill, true));

test('nothing answered is nothing to sum up', () => {
  expect(summarise([], today)).toEqual([]);
});

test('a skill counts its answers and the right ones', () => {
  const answers = [give('read-hex', true), give('read-hex', null), give('read-hex', true)];
  expect(summarise([...answers, ...answers], today)).toEqual([
    {
      skill: 'read-hex',
      standing: { state: 'begun', streak: 1 },
      due: false,
      answers: 3,
      right: 2,
      cause: null,
    },
  ]);
});

test('what is due comes first, the rest in the order of the course', () => {
  const answers = [
    ...rights('write-hex', 5),
    give('read-hex', true, 1),
    give('read-tally', true, 1),
  ];
  const order = (day: number) => summarise(answers, day).map(({ skill, due }) => [skill, due]);
  expect(order(today)).toEqual([
    ['read-tally', false],
    ['read-hex', false],
    ['write-hex', false],
  ]);
  expect(order(today + 1)).toEqual([
    ['write-hex', true],
    ['read-tally', false],
    ['read-hex', false],
  ]);
});

test.each([
  { causes: ['mirror'], cause: null },
  { causes: ['mirror', 'mirror'], cause: 'mirror' },
  { causes: ['mirror', 'mirror', 'off-by-one'], cause: 'mirror' },
  { causes: ['mirror', 'mirror', 'off-by-one', 'off-by-one'], cause: 'off-by-one' },
  { causes: [null, null, null], cause: null },
  { causes: ['mirror', 'mirror', ...Array<true>(19).fill(true)], cause: null },
  { causes: ['mirror', 'mirror', ...Array<true>(18).fill(true)], cause: 'mirror' },
])('of $causes the cause is $cause', ({ causes, cause }) => {
  const answers = causes.map((one) => give('read-binary', one as string | null | true));
  expect(summarise(answers, today)[0]?.cause).toBe(cause);
});
