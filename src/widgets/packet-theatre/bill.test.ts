import { expect, test } from 'vitest';
import { billOf, totalOf } from './bill.ts';
import { play } from './play.ts';
import { startSetup, withNat } from './setup.ts';

const bill = (nat: Parameters<typeof withNat>[1], to = 'server', gigabytes = 0) => {
  const { world, steps } = play({ ...withNat(startSetup, nat), to, publics: [] });
  return totalOf(billOf(world, steps, gigabytes));
};

test.each([
  ['none', 0],
  ['one', 36.5],
  ['zonal', 73],
  ['regional', 73],
  ['private', 32.85],
] as const)('%s costs about %f dollars a month before a byte is sent', (nat, dollars) => {
  expect(bill(nat)).toBeCloseTo(dollars, 6);
});

test('a terabyte through a NAT gateway costs 45 dollars, through the endpoint nothing', () => {
  expect(bill('one', 'server', 1000) - bill('one')).toBeCloseTo(45, 6);
  expect(bill('one', 's3', 1000) - bill('one')).toBe(0);
});
