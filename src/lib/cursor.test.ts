import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCursor, signCursor } from './cursor.ts';
import { isProblem } from './problem.ts';

const key = createSecretKey(Buffer.alloc(32, 7));
const list = ['items', 'account', 'folder', 'name', 'asc'];
const cursor = { way: 'next', at: ['file', 7, 'id'] } as const;

test('what was signed is read back', () => {
  const at = fc.option(fc.array(fc.oneof(fc.string(), fc.integer())));
  fc.assert(
    fc.property(at, fc.constantFrom('next', 'prev'), (at, way) => {
      expect(readCursor(key, list, signCursor(key, list, { way, at }))).toEqual({ way, at });
    }),
  );
});

test.each([
  ['another owner', ['items', 'other', 'folder', 'name', 'asc']],
  ['another folder', ['items', 'account', 'folder2', 'name', 'asc']],
  ['another order', ['items', 'account', 'folder', 'name', 'desc']],
  ['the same letters cut elsewhere', ['items', 'accountf', 'older', 'name', 'asc']],
])('a cursor of %s is refused', (_, other) => {
  expect(() => readCursor(key, list, signCursor(key, other, cursor))).toThrow(
    expect.objectContaining({ code: 'cursor-invalid' }),
  );
});

test('a cursor with any one character changed is refused', () => {
  const text = signCursor(key, list, cursor);
  for (let i = 0; i < text.length; i++) {
    for (const other of ['A', 'B', '-', '=', ' ']) {
      if (text[i] === other) continue;
      const changed = text.slice(0, i) + other + text.slice(i + 1);
      expect(() => readCursor(key, list, changed), changed).toThrow();
    }
  }
});

test('no text makes the reader fall over', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      try {
        readCursor(key, list, text);
        return false;
      } catch (error) {
        return isProblem(error);
      }
    }),
  );
});
