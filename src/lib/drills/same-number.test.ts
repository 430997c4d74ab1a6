import { expect, test } from 'vitest';
import { skill } from './same-number.ts';

const wrong = (land: number | 'Rome', value: number, to: number | 'Rome') => {
  const question = { asked: { land, value }, land: to, offered: [] };
  const answers = Object.entries(skill.misconceptions).map(([name, err]) => [
    name,
    err(question)?.answer,
  ]);
  return { right: skill.answer(question), ...Object.fromEntries(answers) };
};

test.each([
  ['10₁₆ taken for ten', 16, 16, 2, { right: '10000₂', 'glyph-is-value': '1010₂', mirror: '1₂' }],
  ['XIV with all letters added', 'Rome', 14, 16, { right: 'E₁₆', 'adds-all': '10₁₆' }],
  ['11010₂ from the wrong end', 2, 26, 'Rome', { right: 'XXVI', mirror: 'XI' }],
  [
    'a long one taken for ours',
    2,
    26,
    10,
    { right: '26₁₀', 'glyph-is-value': '11010₁₀', mirror: '11₁₀' },
  ],
] as const)('%s', (_name, land, value, to, answers) => {
  expect(wrong(land, value, to)).toEqual(answers);
});
