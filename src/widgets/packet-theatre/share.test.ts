import { expect, test } from 'vitest';
import { play } from './play.ts';
import { startSetup, withNat } from './setup.ts';
import { formatState, parseState, restore } from './share.ts';

test('a state comes back from its fragment, and only what differs is written', () => {
  const setup = { ...withNat(startSetup, 'one'), lost: 'a', publics: ['web-a', 'app-a'] } as const;
  const fragment = formatState(setup, startSetup, null);
  expect(fragment).not.toContain('attached');
  expect(restore(startSetup, parseState(fragment) ?? {})).toEqual(setup);
  expect(parseState(formatState(startSetup, startSetup, 'no-route'))).toEqual({
    mission: 'no-route',
  });
});

test.each(['', '#n=16', '#theatre=', '#theatre=%', '#theatre=7', '#theatre={'])(
  '"%s" is no state of ours',
  (fragment) => {
    expect(parseState(fragment)).toBeNull();
  },
);

test.each([
  { port: '443' },
  { rules: { 'table public': 'igw' } },
  { rules: { 'table public': [[1, 2]] } },
  { publics: 'web-a' },
  { attached: null },
  { nobody: 1 },
  { rules: { 'dune public': [['0.0.0.0/0', 'igw']] } },
])('%j changes nothing', (state) => {
  expect(restore(startSetup, state)).toEqual(startSetup);
});

test('names of nobody do not stop the play', () => {
  expect(() => play(restore(startSetup, { from: 'x', to: 'y', nat: 'z' }))).not.toThrow();
});
