import { expect, test } from 'vitest';
import { keys } from '#drive/queries.ts';
import type { Told } from './live.ts';
import { toKeys } from './to-keys.ts';

const told = (event: Told) => toKeys(event).map((key) => JSON.stringify(key));
const has = (...list: (readonly unknown[])[]) => list.map((key) => JSON.stringify(key));

test('a change in a folder makes its list old, and the list that shows it', () => {
  const list = told({ event: 'changed', data: { folderId: 'a', parentId: 'b' } });
  expect(list).toEqual(expect.arrayContaining(has(keys.itemsOf('a'), keys.itemsOf('b'))));
  expect(list).toEqual(expect.arrayContaining(has(keys.folder('a'), keys.drive)));
  expect(list).not.toContain(JSON.stringify(keys.all));
});

test('the list of the root is shown by none', () => {
  const list = told({ event: 'changed', data: { folderId: 'root', parentId: null } });
  expect(list).toContain(JSON.stringify(keys.itemsOf('root')));
  expect(list.join()).not.toContain('null');
});

test('a change of the drive itself makes its space and its trash old', () => {
  expect(told({ event: 'changed', data: { folderId: null, parentId: null } })).toEqual(
    has(keys.drive, keys.trashes),
  );
});

test.each(['open', 'closed', 'reset'] as const)(
  'after %s everything is asked for again',
  (event) => {
    expect(toKeys({ event, data: {} } as Told)).toEqual([keys.all]);
  },
);

test('an event without a name makes nothing old', () => {
  expect(toKeys({ event: null, data: null })).toEqual([]);
});
