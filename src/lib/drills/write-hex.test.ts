import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exercise, judge } from './kit/skill.ts';
import { skill } from './write-hex.ts';

const wrong = (value: number) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err({ value })?.answer]),
  );

test('47 is 2F, and each wrong way writes something else', () => {
  expect(skill.answer({ value: 47 })).toBe('2F');
  expect(skill.work({ value: 47 })).toBe('47 = 2·16 + 15·1 → 2F');
  expect(wrong(47)).toEqual({
    'letters-join': '215',
    'letter-shift': '2E',
    'ten-weights': '47',
    mirror: 'F2',
    'drops-zeros': undefined,
  });
  expect(wrong(0x20f)['drops-zeros']).toBe('2F');
  expect(wrong(0xaf)['letter-shift']).toBeUndefined();
});

test('the sums in the work come to the value', () => {
  fc.assert(
    fc.property(fc.integer({ min: 17, max: 4095 }), (value) => {
      const [, sum = ''] = /= (.*) →/.exec(skill.work({ value })) ?? [];
      const total = sum.split(' + ').reduce((all, product) => {
        const [times = 0, weight = 0] = product.split('·').map(Number);
        return all + times * weight;
      }, 0);
      expect(total).toBe(value);
    }),
  );
});

test.each(['2f', ' 2F ', '0x2F', '2F₁₆'])('%s is 2F', (typed) => {
  const made = { ...exercise(skill, 1), answer: '2F', mistakes: {} };
  expect(judge(skill, made, typed)).toEqual({ right: true });
});
