import { expect, test } from 'vitest';
import { type Asked, decideAnswer } from './decide-answer.ts';

const origin = 'https://solah.example';
const decide = (path: string, asked: Partial<Asked> = {}) =>
  decideAnswer(
    { method: 'GET', url: new URL(path, origin).href, mode: 'navigate', range: false, ...asked },
    origin,
  );

test.each([
  '/',
  '/hi-Latn',
  '/hi-Latn/',
  '/lessons',
  '/lessons/number-systems/two-symbols',
  '/hi-Latn/lessons/number-systems/two-symbols?from=a-friend',
  '/practice/read-binary',
  '/progress',
  '/converter',
  '/blog/one-number',
  '/search?q=hex',
])('the page %s comes from the network, with the copy behind it', (path) => {
  expect(decide(path)).toBe('network-then-copy');
});

test.each([
  '/api/session',
  '/api/progress',
  '/account',
  '/drive',
  '/drive/a-folder',
  '/sign-in?next=/lessons',
  '/sign-up',
  '/confirm',
  '/setup',
  '/hi-Latn/account',
  '/hi-Latn/drive',
  '/fr/lessons',
  '/en/lessons',
  '/lessonsx',
  '/lessons/a/..%2f..%2fdrive',
  '/lessons/number-systems.md',
  '/rss.xml',
  '/sw.js',
  'https://other.example/lessons',
])('%s never meets the worker', (path) => {
  expect(decide(path)).toBe('network');
});

test('an asset comes from the copy first, and only as a part of a page', () => {
  expect(decide('/_astro/Drill.ab12cd34.js', { mode: 'cors' })).toBe('copy-then-network');
  expect(decide('/_astro/Drill.ab12cd34.js')).toBe('network');
  expect(decide('/_astro/../api/session', { mode: 'cors' })).toBe('network');
  expect(decide('https://other.example/_astro/a.js', { mode: 'no-cors' })).toBe('network');
});

test.each<[string, Partial<Asked>]>([
  ['what a script fetches', { mode: 'cors' }],
  ['a form that is sent', { method: 'POST' }],
  ['a question for headers', { method: 'HEAD' }],
  ['a part of a file', { range: true }],
])('%s never meets the worker, even at the address of a page', (_what, asked) => {
  expect(decide('/lessons', asked)).toBe('network');
});
