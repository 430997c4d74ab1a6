import { describe, expect, test } from 'vitest';
import type { FileItem } from '#domain/folders/contract.ts';
import {
  type Chosen,
  choose,
  chooseSome,
  chooseToEdge,
  countChosen,
  decideHow,
  type How,
  isChosen,
  measureChosen,
  nothing,
  renew,
  toSelection,
} from './selection.ts';

const file = (id: string): FileItem => ({
  kind: 'file',
  id,
  name: `${id}.txt`,
  bytes: 10,
  type: 'text/plain',
  hasThumb: false,
  starred: false,
  version: 1,
  modifiedAt: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
});
const rows = [...'abcdef'].map(file);
const pick = (ids: string) => [...ids].map(file);
const some = (ids: string, anchor: string | null = null) => chooseSome(pick(ids), anchor);
const all = (except: string, anchor: string | null = null): Chosen => ({
  kind: 'all',
  whole: { folderId: 'home', total: 6, bytes: 60, revision: 7 },
  except: new Map(pick(except).map((item) => [item.id, item])),
  anchor,
});

/** The rows that are chosen, and after a bar where the next Shift begins. */
const show = (chosen: Chosen) =>
  `${rows
    .filter(({ id }) => isChosen(chosen, id))
    .map(({ id }) => id)
    .join('')}|${chosen.anchor ?? ''}`;

describe('what a press does', () => {
  test.each<[before: Chosen, how: How, target: string, after: string]>([
    [nothing, 'only', 'c', 'c|c'],
    [some('ab'), 'only', 'c', 'c|c'],
    [all('a'), 'only', 'c', 'c|c'],

    [nothing, 'toggle', 'c', 'c|c'],
    [some('ac'), 'toggle', 'c', 'a|c'],
    [some('a'), 'toggle', 'c', 'ac|c'],
    [all(''), 'toggle', 'c', 'abdef|c'],
    [all('c'), 'toggle', 'c', 'abcdef|c'],

    [nothing, 'range', 'c', 'c|c'],
    [some('b', 'b'), 'range', 'd', 'bcd|b'],
    [some('bcd', 'b'), 'range', 'a', 'ab|b'],
    [some('bcd', 'd'), 'range', 'c', 'cd|d'],
    [some('f', 'b'), 'range', 'c', 'bc|b'],
    [some('z', 'z'), 'range', 'c', 'c|c'],
    [all('a', 'b'), 'range', 'd', 'bcd|b'],

    [some('fb', 'b'), 'add-range', 'd', 'bcdf|b'],
    [some('ab', 'b'), 'add-range', 'b', 'ab|b'],
    [nothing, 'add-range', 'e', 'e|e'],
    [all('abcde', 'b'), 'add-range', 'd', 'bcdf|b'],
  ])('%o, %s %s', (before, how, target, after) => {
    expect(show(choose(before, { rows, target: file(target), how }))).toBe(after);
  });

  test.each([
    [{}, 'only'],
    [{ ctrlKey: true }, 'toggle'],
    [{ metaKey: true }, 'toggle'],
    [{ shiftKey: true }, 'range'],
    [{ shiftKey: true, ctrlKey: true }, 'add-range'],
    [{ shiftKey: true, metaKey: true }, 'add-range'],
  ] as const)('%o means %s', (held, how) => {
    expect(decideHow({ shiftKey: false, ctrlKey: false, metaKey: false, ...held })).toBe(how);
  });
});

describe('to an end that is not loaded', () => {
  const { whole } = all('') as Extract<Chosen, { kind: 'all' }>;
  test.each<[before: Chosen, target: string, edge: 'first' | 'last', after: string]>([
    [nothing, 'c', 'last', 'cdef|c'],
    [some('b', 'b'), 'c', 'last', 'bcdef|b'],
    [some('b', 'b'), 'c', 'first', 'ab|b'],
    [nothing, 'a', 'last', 'abcdef|a'],
    [nothing, 'f', 'first', 'abcdef|f'],
  ])('%o, from %s to the %s', (before, target, edge, after) => {
    const chosen = chooseToEdge(before, { whole, rows, target: file(target), edge });
    expect(chosen && show(chosen)).toBe(after);
  });

  test('is all but those that can be named: 10,000 and not one more', () => {
    const many = Array.from({ length: 10_002 }, (_, n) => file(`n${n}`));
    const to = (n: number) =>
      chooseToEdge(nothing, { whole, rows: many, target: file(`n${n}`), edge: 'last' });
    expect(to(10_000)?.except.size).toBe(10_000);
    expect(to(10_001)).toBeNull();
  });
});

describe('what is chosen', () => {
  test('is counted and measured, also as a whole but a few', () => {
    expect([countChosen(nothing), measureChosen(nothing)]).toEqual([0, 0]);
    expect([countChosen(some('abc')), measureChosen(some('abc'))]).toEqual([3, 30]);
    expect([countChosen(all('ab')), measureChosen(all('ab'))]).toEqual([4, 40]);
  });

  test('is written for the API without a list of ids when it is a whole folder', () => {
    expect(toSelection(some('ab'))).toEqual({ ids: ['a', 'b'] });
    expect(toSelection(all('f'))).toEqual({
      folderId: 'home',
      all: true,
      except: ['f'],
      revision: 7,
    });
  });

  test('is what the rows are now, and stays the same object when they did not change', () => {
    const chosen = chooseSome(rows.slice(0, 2));
    expect(renew(chosen, rows)).toBe(chosen);
    const renamed = { ...file('b'), name: 'new.txt' };
    const after = renew(chosen, [...rows.slice(2), renamed]);
    expect(after.kind === 'some' && after.items.get('b')).toBe(renamed);
    expect(show(after)).toBe(show(chosen));
    expect(renew(all('b'), [renamed])).toEqual(all('b'));
  });
});
