import { expect, test } from 'vitest';
import { decideKey } from './keys.ts';

const plain = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

test.each([
  [{ key: 'F2' }, 'rename'],
  [{ key: 'Delete' }, 'remove'],
  [{ key: 'F7' }, 'create'],
  [{ key: '?', shiftKey: true }, 'help'],
  [{ key: 'ArrowUp', altKey: true }, 'up'],
  [{ key: 'z', ctrlKey: true }, 'undo'],
  [{ key: 'z', metaKey: true }, 'undo'],
  [{ key: 'Z', ctrlKey: true, shiftKey: true }, null],
  [{ key: 'Delete', ctrlKey: true }, null],
  [{ key: 'F2', altKey: true }, null],
  [{ key: 'ArrowUp' }, null],
  [{ key: 'Enter' }, null],
  [{ key: 'z' }, null],
] as const)('%o does %s', (pressed, act) => {
  expect(decideKey({ ...plain, ...pressed }, false)).toBe(act);
});

test.each(['F2', 'Delete', 'F7', '?'])('%s in a text field belongs to the text', (key) => {
  expect(decideKey({ ...plain, key }, true)).toBeNull();
});
