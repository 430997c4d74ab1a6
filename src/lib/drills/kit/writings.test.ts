import { expect, test } from 'vitest';
import { readAsTen, type Writing, workOut, writeIn } from './writings.ts';

test.each([
  ['Rome', 14, 'XIV', 'XIV = 10 + 4 = 14', null],
  [16, 16, '10₁₆', '10₁₆ = 1·16 + 0·1 = 16', 10],
  [2, 5, '101₂', '101₂ = 1·4 + 0·2 + 1·1 = 5', 101],
  [10, 47, '47₁₀', '47₁₀ = 47', 47],
  [16, 31, '1F₁₆', '1F₁₆ = 1·16 + 15·1 = 31', null],
] as const)('in %s %i is written %s', (land, value, numeral, work, misread) => {
  const writing: Writing = { land, value };
  expect(writeIn(writing)).toBe(numeral);
  expect(workOut(writing)).toBe(work);
  expect(readAsTen(writing)).toBe(misread);
});
