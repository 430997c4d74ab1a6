import { expect, test } from 'vitest';
import { findToday, isPublished } from './published.ts';

const day = (text: string) => new Date(text);

test.each([
  ['2026-12-01', '2026-11-30T23:59:59.999Z', false],
  ['2026-12-01', '2026-12-01T00:00:00Z', true],
  ['2026-12-01', '2036-01-01', true],
])('a page of %s is out at %s: %s', (date, now, out) => {
  expect(isPublished({ date: day(date) }, day(now))).toBe(out);
  expect(isPublished({ date: day(date), draft: false }, day(now))).toBe(out);
  expect(isPublished({ date: day(date), draft: true }, day(now))).toBe(false);
});

test('a clock before a day that has been is not believed', () => {
  const been = [day('2026-11-23'), day('2026-11-25'), day('2026-11-24')];
  expect(findToday(day('1970-01-01'), been)).toEqual(day('2026-11-25'));
  expect(findToday(day('2026-12-24'), been)).toEqual(day('2026-12-24'));
  expect(findToday(day('2026-12-24'), [])).toEqual(day('2026-12-24'));
});
