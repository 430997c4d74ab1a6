import { globSync } from 'node:fs';
import { expect, test } from 'vitest';
import { findShelfDay, listWaiting } from '../scripts/shelf-day.ts';

test('before its day a page waits, on its day it does not: the list tells a build that is too old', () => {
  expect(listWaiting(new Date('2000-01-01'))).toEqual(globSync('content/**/*.mdx').sort());
  expect(listWaiting(new Date('2999-01-01'))).toEqual([]);
});

test('a clock that stands before the day on which a fact was checked is not believed', () => {
  expect(findShelfDay(new Date(0)).valueOf()).toBeGreaterThanOrEqual(Date.parse('2026-11-23'));
  expect(findShelfDay(new Date('2999-01-01'))).toEqual(new Date('2999-01-01'));
});
