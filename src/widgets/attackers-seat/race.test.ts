import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type RaceSettings, race } from './race.ts';

const alone = { webLocks: false, thiefAt: null };

test.each<[string, RaceSettings, string]>([
  ['without grace both tabs are out', { ...alone, graceSeconds: 0 }, 'both-out'],
  ['one second is enough for two tabs', { ...alone, graceSeconds: 1 }, 'both-in'],
  ['a lock spares them the race', { ...alone, graceSeconds: 0, webLocks: true }, 'both-in'],
  [
    'a thief at the last second of the grace is inside',
    { webLocks: false, graceSeconds: 10, thiefAt: 10 },
    'thief-inside',
  ],
  [
    'a second later the thief is noticed',
    { webLocks: false, graceSeconds: 10, thiefAt: 11 },
    'thief-noticed',
  ],
  [
    'a lock does not keep the thief out',
    { webLocks: true, graceSeconds: 10, thiefAt: 3 },
    'thief-inside',
  ],
  [
    'strict rotation throws the member out before the thief comes',
    { webLocks: false, graceSeconds: 0, thiefAt: 3 },
    'both-out',
  ],
])('%s', (_fact, settings, standing) => {
  expect(race(settings).standing).toBe(standing);
});

test('both tabs hold the same token whenever both are in', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), fc.boolean(), (graceSeconds, webLocks) => {
      const { visits, standing } = race({ graceSeconds, webLocks, thiefAt: null });
      const held = visits.map(({ gets }) => gets);
      expect(standing === 'both-in').toBe(held.every((token) => token === 2));
    }),
  );
});

test('a thief is inside exactly when the grace covers the visit, and is noticed in the end', () => {
  const settings = fc.record({
    graceSeconds: fc.integer({ min: 0, max: 60 }),
    webLocks: fc.boolean(),
    thiefAt: fc.integer({ min: 2, max: 60 }),
  });
  fc.assert(
    fc.property(settings, (chosen) => {
      const { visits, standing } = race(chosen);
      expect(standing === 'thief-inside').toBe(chosen.thiefAt <= chosen.graceSeconds);
      expect(visits.filter(({ answer }) => answer === 'reuse')).toHaveLength(1);
    }),
  );
});
