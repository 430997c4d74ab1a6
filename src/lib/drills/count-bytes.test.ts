import { expect, test } from 'vitest';
import { skill } from './count-bytes.ts';

test('क16é is seven bytes, and two wrong ways count four and six', () => {
  const question = { text: 'क16é' };
  expect(skill.answer(question)).toBe('7');
  expect(skill.work(question)).toBe('3 + 1 + 1 + 2 = 7');
  expect(skill.misconceptions['char-is-byte']?.(question)?.answer).toBe('4');
  expect(skill.misconceptions['digit-is-value']?.(question)).toEqual({
    answer: '6',
    work: '3 + 1 + 2 = 6',
  });
  expect(skill.misconceptions['digit-is-value']?.({ text: 'क7' })).toBeNull();
});

test('a face outside the first sixteen bits is one symbol of four bytes', () => {
  expect(skill.answer({ text: '😀' })).toBe('4');
});
