import { expect, test } from 'vitest';
import { assignSlots, type Slots } from './use-slots.ts';

const none: Slots = { byId: new Map(), next: 0, keptId: undefined };
const show = (last: Slots, ids: string, keptId?: string) => assignSlots(last, [...ids], keptId);
const slotsOf = ({ byId }: Slots) => Object.fromEntries(byId);

test('rows that come in take the slots of those that went out', () => {
  const first = show(none, 'abc');
  expect(slotsOf(first)).toEqual({ a: 0, b: 1, c: 2 });
  expect(slotsOf(show(first, 'bcd'))).toEqual({ b: 1, c: 2, d: 0 });
  expect(slotsOf(show(first, 'xyz'))).toEqual({ x: 0, y: 1, z: 2 });
});

test('a row that stays keeps its slot, wherever it stands', () => {
  const first = show(none, 'abc');
  expect(slotsOf(show(first, 'xcy'))).toEqual({ c: 2, x: 0, y: 1 });
});

test('the same rows again change nothing', () => {
  const first = show(show(none, 'abc'), 'cde');
  expect(slotsOf(show(first, 'cde'))).toEqual(slotsOf(first));
});

test('the slot that may hold the focus is not handed on when its row goes', () => {
  const first = show(none, 'abc', 'a');
  expect(slotsOf(show(first, 'bcd', 'b'))).toEqual({ b: 1, c: 2, d: 3 });
});

test('a hundred screens need no more slots than the fullest of them', () => {
  let slots = none;
  for (let screen = 0; screen < 100; screen++) {
    const ids = Array.from({ length: 10 }, (_, row) => String(screen * 7 + row));
    slots = assignSlots(slots, ids);
    expect(new Set(slots.byId.values()).size).toBe(10);
  }
  expect(slots.next).toBe(10);
});
