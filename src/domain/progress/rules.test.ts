import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Answer, dayOf, findStandings, isDue, joinAnswers } from './rules.ts';

let ids = 0;
const day = (n: number, hour = 10) => new Date(Date.UTC(2026, 10, 1 + n, hour)).toISOString();
const give = (right: boolean, at: string, more: Partial<Answer> = {}): Answer => {
  ids += 1;
  return {
    id: String(ids).padStart(22, '0'),
    skill: 'read-binary',
    seed: ids,
    right,
    misconception: right ? null : 'mirror',
    at,
    ...more,
  };
};
const rights = (count: number, at: string) => Array.from({ length: count }, () => give(true, at));
const stand = (...answers: Answer[]) => findStandings(answers).get('read-binary');
const start = dayOf(day(0));

describe('a standing', () => {
  test('begins with the first answer, right or wrong', () => {
    expect(stand()).toBeUndefined();
    expect(stand(give(false, day(0)))).toEqual({ state: 'begun', streak: 0 });
    expect(stand(give(true, day(0)))).toEqual({ state: 'begun', streak: 1 });
  });

  test('is practised after five right in a row, and not after four', () => {
    expect(stand(...rights(4, day(0)))).toEqual({ state: 'begun', streak: 4 });
    expect(stand(...rights(5, day(0)))).toEqual({
      state: 'practised',
      passed: 0,
      dueDay: start + 1,
    });
    expect(stand(...rights(4, day(0)), give(false, day(0)), give(true, day(0)))).toEqual({
      state: 'begun',
      streak: 1,
    });
  });

  test('is kept when the reviews of days 1, 3, 7 and 21 are passed', () => {
    const reviews = [1, 3, 7, 21].map((n) => give(true, day(n)));
    const before = [...rights(5, day(0)), ...reviews.slice(0, 3)];
    expect(stand(...before)).toEqual({ state: 'practised', passed: 3, dueDay: start + 21 });
    expect(stand(...before, ...reviews.slice(3))).toEqual({ state: 'kept' });
  });

  test('is not moved by practice before the day of the review', () => {
    const before = rights(5, day(0, 1));
    expect(stand(...before, ...rights(9, day(0, 23)))).toEqual(stand(...before));
    expect(stand(...before, give(true, day(1, 0)))).toMatchObject({ passed: 1 });
  });

  test('a late review counts, and the next gap begins with it', () => {
    expect(stand(...rights(5, day(0)), give(true, day(10)))).toEqual({
      state: 'practised',
      passed: 1,
      dueDay: start + 12,
    });
  });

  test('a miss takes one step back, in that skill only', () => {
    const practised = rights(5, day(0));
    const twice = [...practised, give(true, day(1)), give(true, day(3))];
    const kept = [...twice, give(true, day(7)), give(true, day(21))];
    expect(stand(...practised, give(false, day(0)))).toEqual({ state: 'begun', streak: 0 });
    expect(stand(...twice, give(false, day(4)))).toEqual({
      state: 'practised',
      passed: 1,
      dueDay: start + 6,
    });
    expect(stand(...kept, give(false, day(30)))).toEqual({
      state: 'practised',
      passed: 3,
      dueDay: start + 44,
    });
    const other = give(false, day(30), { skill: 'read-hex' });
    expect(stand(...kept, other)).toEqual({ state: 'kept' });
  });

  test('is due on its day and after, not before', () => {
    const standing = stand(...rights(5, day(0)));
    if (!standing) throw new Error('It stands nowhere.');
    expect(isDue(standing, start)).toBe(false);
    expect(isDue(standing, start + 1)).toBe(true);
    expect(isDue(standing, start + 400)).toBe(true);
    expect(isDue({ state: 'kept' }, start + 400)).toBe(false);
  });
});

const someAnswer: fc.Arbitrary<Answer> = fc.record({
  // Few ids, skills and moments, so that they meet often, also with other contents.
  id: fc.integer({ min: 0, max: 40 }).map((n) => String(n).padStart(22, '0')),
  skill: fc.constantFrom('read-binary', 'read-hex', 'write-hex'),
  seed: fc.integer({ min: 0, max: 3 }),
  right: fc.boolean(),
  misconception: fc.constantFrom(null, 'mirror'),
  at: fc.integer({ min: 0, max: 30 }).map((n) => day(n)),
});

describe('records join without conflict', () => {
  test('any order, any repetition and any cut into devices give the same standing', () => {
    const cut = fc
      .array(someAnswer, { maxLength: 60 })
      .chain((answers) =>
        fc.tuple(
          fc.constant(answers),
          fc.shuffledSubarray([...answers, ...answers], { minLength: 0 }),
          fc.nat(answers.length),
        ),
      );
    fc.assert(
      fc.property(cut, ([answers, repeated, at]) => {
        const whole = findStandings(answers);
        const shuffled = [...repeated, ...answers].reverse();
        expect(findStandings(shuffled)).toEqual(whole);
        expect(findStandings(answers.slice(at), repeated, answers.slice(0, at))).toEqual(whole);
      }),
    );
  });

  test('joining again changes nothing', () => {
    fc.assert(
      fc.property(fc.array(someAnswer), (answers) => {
        const once = joinAnswers(answers);
        expect(joinAnswers(once, once)).toEqual(once);
        expect(new Set(once.map(({ id }) => id)).size).toBe(once.length);
      }),
    );
  });
});
