import { describe, expect, test } from 'vitest';
import type { Fact } from '#lib/content/frontmatter.ts';
import { listAges, writeTable } from '../scripts/facts.ts';

const day = (text: string) => new Date(text);
const fact = (id: string, checked: string, recheck: number): Fact => ({
  id,
  often: 'They had a zero.',
  sentence: { en: 'They had none.', 'hi-Latn': 'Nahin tha.' },
  confidence: 'sure',
  sources: ['A book (1900)'],
  checked: day(checked),
  recheck,
});

describe('a fact', () => {
  test.each([
    ['2026-11-23', 12, '2027-11-22T23:59:59.999Z', '2027-11-23', false],
    ['2026-11-23', 12, '2027-11-23', '2027-11-23', true],
    ['2026-11-23', 2, '2027-01-01', '2027-01-23', false],
    ['2026-12-31', 2, '2027-03-01', '2027-02-28', true],
    ['2027-12-31', 2, '2028-02-28', '2028-02-29', false],
    ['2026-11-23', 120, '2036-11-22', '2036-11-23', false],
  ])(
    'weighed on %s for %i months: on %s it is due by %s, overdue: %s',
    (checked, recheck, today, due, isOverdue) => {
      expect(listAges([fact('a', checked, recheck)], day(today))).toEqual([
        { id: 'a', checked: day(checked), due: day(due), isOverdue },
      ]);
    },
  );
});

const facts = [fact('zero', '2026-11-23', 36), fact('oauth', '2026-11-23', 2)];

test('the table begins with what is due first, and says that nothing is overdue', () => {
  expect(writeTable(listAges(facts, day('2027-01-22'))).split('\n')).toEqual([
    'fact   checked     again by',
    'oauth  2026-11-23  2027-01-23',
    'zero   2026-11-23  2029-11-23',
    '',
    'No fact is overdue.',
  ]);
});

test('the table marks what is overdue, and says what to do', () => {
  const lines = writeTable(listAges(facts, day('2027-01-23'))).split('\n');
  expect(lines[1]).toBe('oauth  2026-11-23  2027-01-23  overdue');
  expect(lines[2]).not.toContain('overdue');
  expect(lines.at(-1)).toMatch(/^1 overdue\. .*content\/facts\.yml.*set checked/);
});
