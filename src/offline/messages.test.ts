import { expect, test } from 'vitest';
import { parseWish } from './messages.ts';

const address = '/offline/number-systems.hi-Latn.json';

test.each(['keep', 'let-go'])('a page may wish to %s', (wish) => {
  expect(parseWish({ do: wish, address })).toEqual({ do: wish, address });
});

test.each([
  null,
  'keep',
  {},
  { do: 'keep' },
  { do: 'forget', address },
  { do: 'keep', address: 7 },
  { do: 'keep', address: '/api/session' },
  { do: 'keep', address: 'https://other.example/offline/a.en.json' },
  { do: 'keep', address: '/offline/../api/a.en.json' },
  { do: 'keep', address: '/offline/number-systems.fr.json' },
])('%j is no wish', (message) => {
  expect(parseWish(message)).toBeNull();
});
