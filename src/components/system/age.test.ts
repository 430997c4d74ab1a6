import { expect, test } from 'vitest';
import { day, hour, minute, second } from '#lib/units.ts';
import { describeAge } from './age.ts';

test.each([
  [-1, '0 s'],
  [0, '0 s'],
  [999, '0 s'],
  [119 * second, '119 s'],
  [2 * minute, '2 min'],
  [2 * hour - 1, '119 min'],
  [2 * hour, '2 h'],
  [2 * day - 1, '47 h'],
  [2 * day, '2 d'],
  [90 * day, '90 d'],
])('%i ms are %s', (span, words) => {
  expect(describeAge(span, 'en')).toBe(words);
});
