import { expect, test } from 'vitest';
import { decideKey, keyTable, showKeys } from './keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: 'F2' }, 'rename'],
  [{ key: 'F5' }, 'copyTo'],
  [{ key: 'F6' }, 'moveTo'],
  [{ key: 'F9' }, 'share'],
  [{ key: '*' }, 'star'],
  [{ key: '*', shiftKey: true }, 'star'],
  [{ key: 'Delete' }, 'remove'],
  [{ key: 'F7' }, 'create'],
  [{ key: '?', shiftKey: true }, 'help'],
  [{ key: '?' }, 'help'],
  [{ key: '/' }, 'search'],
  [{ key: '/', shiftKey: true }, 'search'],
  [{ key: 'Escape' }, 'letGo'],
  [{ key: 'ArrowUp', altKey: true }, 'up'],
  [{ key: 'z', ctrlKey: true }, 'undo'],
  [{ key: 'z', metaKey: true }, 'undo'],
  [{ key: 'A', ctrlKey: true }, 'all'],
  [{ key: 'k', ctrlKey: true }, 'commands'],
  [{ key: 'x', ctrlKey: true }, 'cut'],
  [{ key: 'c', ctrlKey: true }, 'copy'],
  [{ key: 'v', ctrlKey: true }, 'paste'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, null],
  [{ key: 'c', ctrlKey: true, altKey: true }, null],
  [{ key: 'Delete', ctrlKey: true }, null],
  [{ key: 'Delete', shiftKey: true }, null],
  [{ key: 'F2', altKey: true }, null],
  [{ key: 'F5', ctrlKey: true }, null],
  [{ key: 'ArrowUp' }, null],
  [{ key: 'Enter' }, null],
  [{ key: 'z' }, null],
  [{ key: 'a' }, null],
] as const)('%o does %s', (pressed, act) => {
  expect(decideKey({ ...plain, ...pressed }, false)).toBe(act);
});

test.each(['F2', 'Delete', 'F7', '?', '/', 'Escape'])(
  '%s in a text field belongs to the text',
  (key) => {
    expect(decideKey({ ...plain, key }, true)).toBeNull();
  },
);

test('no two rows of the table share a key', () => {
  const shown = keyTable.map(({ act }) => showKeys(act));
  expect(new Set(shown).size).toBe(keyTable.length);
});

test.each([
  ['undo', 'Ctrl Z'],
  ['up', 'Alt ↑'],
  ['rename', 'F2'],
  ['letGo', 'Esc'],
  ['help', '?'],
  ['open', undefined],
])('the keys of %s are written %s', (act, shown) => {
  expect(showKeys(act)).toBe(shown);
});
