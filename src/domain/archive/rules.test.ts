import { describe, expect, test } from 'vitest';
import {
  archiveLimits,
  type Count,
  decideArchive,
  isCountEqual,
  isFaster,
  isTierAvailable,
  pickTier,
  waitOf,
} from './rules.ts';

const { files, bytes } = archiveLimits;

describe('decideArchive', () => {
  test.each([
    [{ files: 1, bytes: 0 }, { allowed: true }],
    [{ files, bytes }, { allowed: true }],
    [
      { files: 0, bytes: 0 },
      { allowed: false, problem: 'folder-empty' },
    ],
    [
      { files: files + 1, bytes },
      { allowed: false, problem: 'folder-too-large', limit: 'files' },
    ],
    [
      { files, bytes: bytes + 1 },
      { allowed: false, problem: 'folder-too-large', limit: 'bytes' },
    ],
  ])('%j', (size, decision) => {
    expect(decideArchive(size)).toEqual(decision);
  });
});

test('only the deepest class lacks the fast tier', () => {
  expect(isTierAvailable('GLACIER', 'expedited')).toBe(true);
  expect(isTierAvailable('DEEP_ARCHIVE', 'expedited')).toBe(false);
  expect(isTierAvailable('DEEP_ARCHIVE', 'standard')).toBe(true);
});

test('the deepest class takes its own time', () => {
  const cold = {
    waits: { expedited: 1, standard: 2, bulk: 3 },
    deepWaits: { standard: 4, bulk: 5 },
  };
  expect(waitOf(cold, 'GLACIER', 'expedited')).toBe(1);
  expect(waitOf(cold, 'GLACIER', 'bulk')).toBe(3);
  expect(waitOf(cold, 'DEEP_ARCHIVE', 'standard')).toBe(4);
  expect(waitOf(cold, 'DEEP_ARCHIVE', 'bulk')).toBe(5);
});

test('the usual tier is taken where the class has it', () => {
  expect(pickTier('GLACIER', 'expedited')).toBe('expedited');
  expect(pickTier('DEEP_ARCHIVE', 'expedited')).toBe('standard');
  expect(pickTier('DEEP_ARCHIVE', 'bulk')).toBe('bulk');
});

test('tiers have an order', () => {
  expect(isFaster('expedited', 'standard')).toBe(true);
  expect(isFaster('standard', 'bulk')).toBe(true);
  expect(isFaster('standard', 'standard')).toBe(false);
  expect(isFaster('bulk', 'standard')).toBe(false);
});

describe('isCountEqual', () => {
  const equal: Count = {
    expected: 2,
    expectedBytes: 10,
    items: 2,
    itemBytes: 10,
    done: 2,
    confirmed: 2,
    confirmedBytes: 10,
  };
  test('all equal', () => expect(isCountEqual(equal)).toBe(true));
  test.each(Object.keys(equal) as (keyof Count)[])('one off in %s is seen', (part) => {
    expect(isCountEqual({ ...equal, [part]: equal[part] + 1 })).toBe(false);
    expect(isCountEqual({ ...equal, [part]: equal[part] - 1 })).toBe(false);
  });
});
