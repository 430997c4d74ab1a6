import { expect, test } from 'vitest';
import { randomFrom } from './kit/random.ts';
import { skill } from './write-any-base.ts';

test('73 in base five is 243, and wrong ways lead elsewhere', () => {
  const question = { base: 5, value: 73 };
  expect(skill.answer(question)).toBe('243');
  expect(skill.work(question)).toBe('73 = 2·25 + 4·5 + 3·1 → 243');
  expect(skill.misconceptions['digit-too-big']?.(question)).toEqual({
    answer: '143',
    work: '73 = 14·5 + 3·1 → 143',
  });
  expect(skill.misconceptions.mirror?.(question)?.answer).toBe('342');
  expect(skill.misconceptions['drops-zeros']?.(question)).toBeNull();
});

test('an empty place is kept, and lost by a mistake', () => {
  const question = { base: 7, value: 50 };
  expect(skill.answer(question)).toBe('101');
  expect(skill.misconceptions['digit-too-big']?.(question)?.answer).toBe('71');
  expect(skill.misconceptions['drops-zeros']?.(question)?.answer).toBe('11');
});

test('two places hold no digit that is too big', () => {
  expect(skill.misconceptions['digit-too-big']?.({ base: 5, value: 23 })).toBeNull();
});

test('the answer is what another hand writes', () => {
  const random = randomFrom(16);
  for (let i = 0; i < 500; i++) {
    const question = skill.make(random);
    const { base, value } = question;
    expect(Number.parseInt(skill.answer(question), base)).toBe(value);
    expect(skill.steps(question).at(-1)?.with?.numeral).toContain(skill.answer(question));
  }
});
