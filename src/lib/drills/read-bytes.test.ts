import { expect, test } from 'vitest';
import { skill } from './read-bytes.ts';

test('53 6F 37 says So7, and two wrong ways say something else', () => {
  const question = { text: 'So7' };
  expect(skill.ask(question).with).toEqual({ bytes: '53 6F 37' });
  expect(skill.answer(question)).toBe('So7');
  expect(skill.work(question)).toBe('53 → S, 6F → o, 37 → 7');
  expect(skill.misconceptions['digit-is-value']?.(question)).toEqual({
    answer: 'So37',
    work: '53 → S, 6F → o, 37 → 37',
  });
  // 53 − 41 is twelve in base sixteen, eighteen; as twelve it leads to M.
  expect(skill.misconceptions['ten-weights']?.(question)?.answer).toBe('Mo7');
});

test('capital and small letters are different answers', () => {
  expect(skill.normalise?.(' So7 ')).toBe('So7');
  expect(skill.normalise?.('so7')).not.toBe('So7');
});
