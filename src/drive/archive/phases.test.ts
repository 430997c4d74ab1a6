import { describe, expect, test } from 'vitest';
import { toEquation, toPhases } from './phases.ts';

const none = { waiting: 0, copied: 0, cleared: 0, asked: 0, ready: 0, back: 0, failed: 0 };
const said = (job: Parameters<typeof toPhases>[0]) =>
  toPhases(job).map(({ name, done, total }) => `${name} ${done}/${total}`);

describe('the phases of a job', () => {
  test.each([
    ['running', 4, { ...none, waiting: 6, copied: 4 }, ['copy 4/10', 'check 0/1', 'clear 0/10']],
    ['mismatch', 10, { ...none, copied: 10 }, ['copy 10/10', 'check 0/1', 'clear 0/10']],
    ['archived', 10, { ...none, copied: 7, cleared: 3 }, ['copy 10/10', 'check 1/1', 'clear 3/10']],
    ['cleared', 10, { ...none, cleared: 10 }, ['copy 10/10', 'check 1/1', 'clear 10/10']],
    // Its ledger tells of the restore by now.
    ['restored', 10, { ...none, back: 10 }, ['copy 10/10', 'check 1/1', 'clear 10/10']],
    ['cancelled', 2, { ...none, waiting: 8, copied: 2 }, ['copy 2/10', 'check 0/1', 'clear 0/10']],
  ] as const)('an archive that is %s', (state, done, items, phases) => {
    expect(said({ kind: 'archive', state, expected: 10, done, items })).toEqual(phases);
  });

  test.each([
    ['running', { ...none, asked: 10 }, ['wake 0/10', 'bringBack 0/10', 'check 0/1']],
    [
      'running',
      { ...none, asked: 5, ready: 3, back: 2 },
      ['wake 5/10', 'bringBack 2/10', 'check 0/1'],
    ],
    ['restored', { ...none, back: 10 }, ['wake 10/10', 'bringBack 10/10', 'check 1/1']],
  ] as const)('a restore that is %s', (state, items, phases) => {
    expect(said({ kind: 'restore', state, expected: 10, done: items.back, items })).toEqual(phases);
  });

  test('one that opens a folder only wakes it', () => {
    const job = { kind: 'open', state: 'running', expected: 10, done: 3, items: none } as const;
    expect(said(job)).toEqual(['wake 3/10']);
  });
});

describe('the count', () => {
  const equal = {
    expected: 2,
    expectedBytes: 10,
    items: 2,
    itemBytes: 10,
    done: 2,
    confirmed: 2,
    confirmedBytes: 10,
  };
  const wrong = (count: typeof equal) =>
    toEquation(count)
      .filter(({ isEqual }) => !isEqual)
      .map(({ name }) => name);

  test('has four lines, all equal', () => {
    expect(toEquation(equal).map(({ name }) => name)).toEqual([
      'expected',
      'items',
      'done',
      'confirmed',
    ]);
    expect(wrong(equal)).toEqual([]);
  });

  test.each([
    [{ items: 3 }, ['items']],
    [{ itemBytes: 9 }, ['items']],
    [{ done: 1 }, ['done']],
    [{ confirmed: 1 }, ['confirmed']],
    [{ confirmedBytes: 11 }, ['confirmed']],
  ])('%j is seen', (change, names) => {
    expect(wrong({ ...equal, ...change })).toEqual(names);
  });
});
