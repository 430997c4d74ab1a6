import { expect, test } from 'vitest';
import { readAddress } from '#lib/numbers/prefix.ts';
import { skill } from './count-addresses.ts';

const base = readAddress('10.16.128.0') ?? 0;
const wrongOf = (question: Parameters<typeof skill.ask>[0]) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)?.answer]),
  );

test('a /20 has 4096 addresses, and four wrong ways count others', () => {
  const question = { base, length: 20, last: false };
  expect(skill.ask(question).with).toEqual({ network: '10.16.128.0/20' });
  expect(skill.work(question)).toBe('2¹² = 4096');
  expect(skill.answer(question)).toBe('4096');
  expect(wrongOf(question)).toEqual({
    'mask-is-count': '20',
    'off-by-one': '4095',
    'patterns-add': '24',
    'wrong-side': '1048576',
  });
});

test('the last of them is 10.16.143.255, and two wrong ways end elsewhere', () => {
  const question = { base, length: 20, last: true };
  expect(skill.answer(question)).toBe('10.16.143.255');
  expect(skill.steps(question).map(({ with: facts }) => facts?.work)).toEqual([
    '32 − 20 = 12',
    '2¹² = 4096',
    '4096 − 1 = 4095',
    '4095 = 15·256 + 255',
    '10.16.128.0 + 4095 = 10.16.143.255',
  ]);
  expect(wrongOf(question)).toEqual({
    'mask-is-count': '10.16.128.20',
    'off-by-one': '10.16.144.0',
  });
});

test('a small network ends within its last byte', () => {
  const question = { base: base + 64, length: 26, last: true };
  expect(skill.answer(question)).toBe('10.16.128.127');
  expect(skill.steps(question)).toHaveLength(4);
});
