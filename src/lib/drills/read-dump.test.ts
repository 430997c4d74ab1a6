import { expect, test } from 'vitest';
import { skill } from './read-dump.ts';

const wrongOf = (question: Parameters<typeof skill.ask>[0]) =>
  Object.fromEntries(
    Object.entries(skill.misconceptions).map(([name, err]) => [name, err(question)?.answer]),
  );

const bytes = [...Buffer.from('Solah ek soch h!')];

test('in a row of sixteen the byte at A is the eleventh, and two wrong ways find others', () => {
  const question = { bytes, row: 0x20, column: 10 };
  expect(skill.ask(question).with).toEqual({
    row: '0020',
    groups: '536F 6C61 6820 656B 2073 6F63 6820 6821',
    address: '002A',
  });
  expect(skill.answer(question)).toBe('6F');
  expect(skill.work(question)).toBe('A₁₆ = 10 → 6F');
  expect(wrongOf(question)).toEqual({
    'pairs-shift': 'F6',
    'off-by-one': '73',
  });
  expect(skill.steps(question)[1]).toEqual({
    say: 'cut',
    with: { pairs: '53 6F 6C 61 68 20 65 6B 20 73' },
  });
});

test('00 00 03 20 is 800, and two wrong ways read something else', () => {
  const question = { bytes: [0, 0, 3, 0x20], row: 0x10, column: null };
  expect(skill.answer(question)).toBe('800');
  expect(skill.work(question)).toBe('3·256 + 32 = 800');
  expect(wrongOf(question)).toEqual({
    'old-weights': '80',
    mirror: '8195',
  });
});
