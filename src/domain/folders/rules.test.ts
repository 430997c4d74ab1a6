import { expect, test } from 'vitest';
import { folderAction } from './contract.ts';
import { decideFolderAction, isSameName } from './rules.ts';

// The table of the design, written once more by hand: a slip in either is seen.
const busy = 'folder-busy';
const cold = 'folder-archived';
const hot = 'folder-not-archived';
const none = 'nothing-running';

test.each([
  ['list', 'yes', 'yes', 'yes', 'yes', 'in-trash'],
  ['read', 'yes', 'yes', cold, busy, 'in-trash'],
  ['write', 'yes', busy, cold, busy, 'in-trash'],
  ['change', 'yes', busy, cold, busy, 'in-trash'],
  ['archive', 'yes', 'same-job', cold, busy, 'in-trash'],
  ['restore', hot, busy, 'yes', 'same-job', 'in-trash'],
  ['open', hot, busy, 'yes', busy, 'in-trash'],
  ['cancel', none, 'yes', none, 'yes', none],
  ['delete', 'yes', busy, cold, busy, 'in-trash'],
  ['discard', hot, busy, 'yes', busy, 'in-trash'],
] as const)('%s', (action, ...decisions) => {
  const states = ['active', 'archiving', 'archived', 'restoring', 'in-trash'] as const;
  expect(states.map((state) => decideFolderAction(state, action))).toEqual(decisions);
});

test('every action has its row', () => {
  expect(folderAction.options).toHaveLength(10);
});

test.each([
  ['Photos', 'Photos', true],
  ['photos', 'PHOTOS', true],
  ['Caf\u00e9', 'Cafe\u0301', true],
  ['Photo', 'Photos', false],
  ['Photos ', 'Photos', false],
  ['', 'Photos', false],
])('%j typed for %j: %s', (typed, name, isSame) => {
  expect(isSameName(typed, name)).toBe(isSame);
});
