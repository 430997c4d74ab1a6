import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { refreshGrace } from '#domain/accounts/rules.ts';
import { second } from '#lib/units.ts';
import {
  countAsks,
  formatSetup,
  graceSeconds,
  losses,
  parseSetup,
  rush,
  type Setup,
  startSetup,
  tabLimits,
  tabsAfter,
  wakes,
} from './model.ts';

const setups: fc.Arbitrary<Setup> = fc.record({
  tabs: fc.integer({ min: tabLimits.fewest, max: tabLimits.most }),
  grace: fc.boolean(),
  lock: fc.boolean(),
  wake: fc.constantFrom(...wakes),
  lost: fc.constantFrom(...losses),
});

const endOf = (setup: Setup) => {
  const steps = rush(setup);
  const states = tabsAfter(steps, steps.length, setup.tabs);
  return { out: states.filter((state) => state === 'out').length, asks: countAsks(steps) };
};

test('the grace is the one of this site', () => {
  expect(graceSeconds * second).toBe(refreshGrace);
});

describe('of twelve tabs', () => {
  test.each<[string, Partial<Setup>, { out: number; asks: number }]>([
    ['with nothing against the race, all are out', {}, { out: 12, asks: 12 }],
    ['with grace, none is', { grace: true }, { out: 0, asks: 12 }],
    ['with a lock, one asks and none is out', { lock: true }, { out: 0, asks: 1 }],
    [
      'a lock does nothing for restored ones',
      { lock: true, wake: 'restored' },
      { out: 12, asks: 12 },
    ],
    ['a lock does nothing for a lost answer', { lock: true, lost: 'soon' }, { out: 12, asks: 13 }],
    ['grace gives a lost answer again', { grace: true, lost: 'soon' }, { out: 0, asks: 24 }],
    [
      'lock and grace: one asks, twice',
      { grace: true, lock: true, lost: 'soon' },
      { out: 0, asks: 2 },
    ],
    [
      'an answer lost for longer than the grace',
      { grace: true, lost: 'late' },
      { out: 12, asks: 24 },
    ],
  ])('%s', (_fact, changes, end) => {
    expect(endOf({ ...startSetup, ...changes })).toEqual(end);
  });
});

test('all are in or all are out, since they share one cookie', () => {
  fc.assert(fc.property(setups, (setup) => [0, setup.tabs].includes(endOf(setup).out)));
});

test('the lock alone is enough only for open pages that lose nothing', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const enough = setup.lock && setup.wake === 'open' && setup.lost === 'none';
      return (endOf({ ...setup, grace: false }).out === 0) === enough;
    }),
  );
});

test('with grace it takes an answer that is lost for too long', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      return (endOf({ ...setup, grace: true }).out === 0) === (setup.lost !== 'late');
    }),
  );
});

test('every tab is in each round once, and the first successor is the only one', () => {
  fc.assert(
    fc.property(setups, (setup) => {
      const steps = rush(setup);
      expect(steps.filter(({ answer }) => answer === 'next')).toHaveLength(1);
      const at = steps.at(-1)?.at;
      const told = steps.filter((step) => step.at === at && !step.isLost);
      expect(told.reduce((sum, { first, last }) => sum + last - first + 1, 0)).toBe(setup.tabs);
      // Nobody finds in the cookie what never arrived.
      expect(steps.filter((step) => step.answer === 'waits' && step.at !== at)).toEqual([]);
    }),
  );
});

test('step by step: asleep, then in, then out together', () => {
  const steps = rush({ ...startSetup, tabs: 3 });
  expect(tabsAfter(steps, 0, 3)).toEqual(['asleep', 'asleep', 'asleep']);
  expect(tabsAfter(steps, 1, 3)).toEqual(['in', 'asleep', 'asleep']);
  expect(tabsAfter(steps, 2, 3)).toEqual(['out', 'out', 'out']);
  const lost = rush({ ...startSetup, tabs: 2, grace: true, lost: 'soon' });
  expect(tabsAfter(lost, 1, 2)).toEqual(['unsure', 'asleep']);
});

describe('an address', () => {
  test('brings a setup back', () => {
    fc.assert(
      fc.property(setups, (setup) => {
        expect(parseSetup(formatSetup(setup))).toEqual(setup);
      }),
    );
  });

  test.each(['', '#two-tabs', '#tabs=1', '#tabs=13', '#tabs=x', '#tabs=2.5', '#token=a.b.c'])(
    '%j is none of ours',
    (fragment) => {
      expect(parseSetup(fragment)).toBeNull();
    },
  );

  test('with words that nobody offers keeps to what the figure begins with', () => {
    expect(parseSetup('#tabs=4&wake=x&lost=<b>&grace=yes')).toEqual({ ...startSetup, tabs: 4 });
  });
});
