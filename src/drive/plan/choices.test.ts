import { expect, test } from 'vitest';
import type { PlannedEntry } from '#domain/uploads/contract.ts';
import { chooseForAll, firstChoice, listChoices, sumChoices } from './choices.ts';

const nothing = { path: 'a', exists: null, twinOf: null, problem: null, reason: null };
const there = { id: 'x', name: 'a', version: 3, bytes: 1, modifiedAt: null };
const file = { ...there, kind: 'file' as const };
const folder = { ...there, kind: 'folder' as const };
const entries: Record<string, PlannedEntry> = {
  fresh: { ...nothing, is: 'new', suggestion: 'upload' },
  same: { ...nothing, is: 'same', suggestion: 'skip', exists: file },
  differs: { ...nothing, is: 'differs', suggestion: 'replace', exists: file },
  older: { ...nothing, is: 'differs', suggestion: 'keep-both', exists: file },
  twin: { ...nothing, is: 'twin', suggestion: 'keep-both', twinOf: 'A', exists: file },
  clash: { ...nothing, is: 'kind-clash', suggestion: 'keep-both', exists: folder },
  blocked: { ...nothing, is: 'kind-clash', suggestion: 'rename' },
  refused: { ...nothing, is: 'refused', suggestion: 'rename', problem: 'name-invalid' },
};
const all = Object.values(entries);

test.each([
  ['fresh', ['upload', 'skip'], 'upload'],
  ['same', ['keep-both', 'replace', 'skip'], 'skip'],
  ['differs', ['keep-both', 'replace', 'skip'], 'replace'],
  ['older', ['keep-both', 'replace', 'skip'], 'keep-both'],
  // Another file of this very plan has the name: replacing would replace that one.
  ['twin', ['keep-both', 'skip'], 'keep-both'],
  ['clash', ['keep-both', 'skip'], 'keep-both'],
  ['blocked', ['skip'], 'skip'],
  ['refused', ['skip'], 'skip'],
])('%s: %j, at first %s', (name, choices, first) => {
  const entry = entries[name];
  if (!entry) throw new Error(name);
  expect([listChoices(entry), firstChoice(entry)]).toEqual([choices, first]);
});

test('one choice for all does what may be done, and leaves new files alone', () => {
  const chosen = chooseForAll(all.map(firstChoice), all, { wanted: 'replace', is: 'all' });
  expect(chosen).toEqual([
    'upload',
    'replace',
    'replace',
    'replace',
    'keep-both',
    'keep-both',
    'skip',
    'skip',
  ]);
});

test('a choice for one kind leaves the others as they were', () => {
  const chosen = chooseForAll(all.map(firstChoice), all, { wanted: 'skip', is: 'differs' });
  expect(chosen.slice(1, 5)).toEqual(['skip', 'skip', 'skip', 'keep-both']);
});

test('what is skipped is neither counted nor weighed', () => {
  expect(sumChoices(['upload', 'skip', 'replace'], [1, 10, 100])).toEqual({ files: 2, bytes: 101 });
});
