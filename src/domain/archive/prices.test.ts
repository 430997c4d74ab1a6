import { describe, expect, test } from 'vitest';
import { GiB, KiB, TiB } from '#lib/units.ts';
import {
  findPayingDay,
  priceAwakeDay,
  priceCold,
  priceHot,
  priceMove,
  priceTable,
  priceWake,
} from './prices.ts';

// By hand, from the table of November 2026. Whoever changes the table works these out again.

const films = { files: 1000, bytes: 1 * TiB };
const notes = { files: 1_000_000, bytes: 1_000_000 * KiB };

test('the sums below were worked out from the table of this date', () => {
  expect(priceTable).toMatchObject({ asOf: '2026-11', region: 'us-east-1' });
});

describe('a thousand films in 1 TiB', () => {
  test('cost a month awake 1,024 × 0.023 dollars', () => {
    expect(priceHot(films)).toBeCloseTo(23.552, 6);
  });

  test('cost a month asleep a sixth of that, and the index is next to nothing', () => {
    // 32,000 KiB at the cold rate and 8,000 KiB at the hot one, of 1,048,576 KiB in a GiB.
    const index = (32_000 / 1_048_576) * 0.0036 + (8_000 / 1_048_576) * 0.023;
    expect(priceCold(films, 'GLACIER')).toBeCloseTo(1024 * 0.0036 + index, 9);
    expect(priceCold(films, 'GLACIER')).toBeCloseTo(3.6866852, 6);
    const deep = (32_000 / 1_048_576) * 0.00099 + (8_000 / 1_048_576) * 0.023;
    expect(priceCold(films, 'DEEP_ARCHIVE')).toBeCloseTo(1024 * 0.00099 + deep, 9);
  });

  test('are put to sleep with a thousand requests', () => {
    expect(priceMove(films, 'GLACIER')).toBeCloseTo(0.03, 9);
    expect(priceMove(films, 'DEEP_ARCHIVE')).toBeCloseTo(0.05, 9);
  });

  test('pay from the 15th day on: the 90 days that are owed anyway are 14.1 days awake', () => {
    // 0.03 + 3.6866852 × 90 / 30.41667 = 10.93862 of 23.552 / 30.41667 = 0.774312 a day.
    expect(10.93862 / 0.774312).toBeCloseTo(14.127, 2);
    expect(findPayingDay(films, 'GLACIER')).toBe(15);
  });

  test.each([
    ['GLACIER', 'expedited', 10 + 1024 * 0.03],
    ['GLACIER', 'standard', 0.05 + 1024 * 0.01],
    ['GLACIER', 'bulk', 0],
    ['DEEP_ARCHIVE', 'expedited', null],
    ['DEEP_ARCHIVE', 'standard', 0.1 + 1024 * 0.02],
    ['DEEP_ARCHIVE', 'bulk', 0.025 + 1024 * 0.0025],
  ] as const)('wake from %s in %s', (coldClass, tier, dollars) => {
    const price = priceWake(films, coldClass, tier);
    if (dollars === null) expect(price).toBeNull();
    else expect(price).toBeCloseTo(dollars, 9);
  });

  test('cost 77 cents for each day on which a readable copy lies beside', () => {
    expect(priceAwakeDay(films)).toBeCloseTo(0.774312, 5);
  });
});

describe('a million notes of 1 KiB', () => {
  test('cost more asleep than awake, since each sleeps with 40 KiB beside it', () => {
    expect(priceHot(notes)).toBeCloseTo(0.0219345, 6);
    expect(priceCold(notes, 'GLACIER')).toBeCloseTo(0.2887726, 6);
    expect(findPayingDay(notes, 'GLACIER')).toBeNull();
    expect(findPayingDay(notes, 'DEEP_ARCHIVE')).toBeNull();
  });
});

test('where the requests cost more than the least time saves, only time makes it pay', () => {
  // A thousand files of 1 MiB: awake 0.0224609 a month, asleep 0.0038009; 0.03 for the requests.
  const photos = { files: 1000, bytes: 1000 * 1024 * KiB };
  expect(priceHot(photos)).toBeCloseTo(0.0224609, 6);
  expect(priceCold(photos, 'GLACIER')).toBeCloseTo(0.0038009, 6);
  // 0.03 / ((0.0224609 − 0.0038009) / 30.41667) = 48.9, but until day 90 all 90 are owed:
  // (0.03 + 0.0112466) / 0.00073844 = 55.9.
  expect(findPayingDay(photos, 'GLACIER')).toBe(56);
  // 0.05 / ((0.0224609 − 0.0011727) / 30.41667) = 71.4; (0.05 + 0.0069399) / 0.00073844 = 77.1.
  expect(findPayingDay(photos, 'DEEP_ARCHIVE')).toBe(78);
});

test('after the least time each day counts for itself', () => {
  // Ten thousand files of 128 KiB: awake 0.0280762, asleep 0.0072474 a month; 0.3 for the requests.
  const pages = { files: 10_000, bytes: 10_000 * 128 * KiB };
  expect(priceHot(pages)).toBeCloseTo(0.0280762, 6);
  expect(priceCold(pages, 'GLACIER')).toBeCloseTo(0.0072479, 6);
  // 0.3 / ((0.0280762 − 0.0072479) / 30.41667) = 438.1
  expect(findPayingDay(pages, 'GLACIER')).toBe(439);
});

test('nothing costs nothing, and never pays', () => {
  const nothing = { files: 0, bytes: 0 };
  expect(priceHot(nothing)).toBe(0);
  expect(findPayingDay(nothing, 'GLACIER')).toBeNull();
});

test('a GiB of one file is a GiB', () => {
  expect(priceHot({ files: 1, bytes: GiB })).toBe(0.023);
});
