import { expect, test } from 'vitest';
import { skill } from './regroup.ts';

const wrong = (question: { value: number; to: 2 | 16 }) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)?.answer]),
  );

test('110101₂ is 35₁₆; cut from the left it is D1, filled on the right C5', () => {
  const question = { value: 0b110101, to: 16 } as const;
  expect(skill.answer(question)).toBe('35');
  expect(skill.work(question)).toBe('0011 0101 → 35');
  expect(wrong(question)).toEqual({ 'groups-from-left': 'D1', 'pads-right': 'C5' });
});

test('whole groups cannot be cut from the wrong side, but their letters can be joined', () => {
  expect(wrong({ value: 0xae, to: 16 })).toEqual({ 'letters-join': '1014' });
});

test('back again the zeros inside may get lost', () => {
  const question = { value: 0x20f, to: 2 } as const;
  expect(skill.answer(question)).toBe('1000001111');
  expect(skill.work(question)).toBe('2 0 F → 0010 0000 1111');
  expect(wrong(question)).toEqual({ 'drops-zeros': '1001111' });
  expect(wrong({ value: 0x1a, to: 2 })).toEqual({});
});
