import { expect, test } from 'vitest';
import { parseNext } from './next-path.ts';

const origin = 'https://solah.example.org';

test.each([
  ['/drive', '/drive'],
  ['/hi-Latn/account?x=1#y', '/hi-Latn/account?x=1#y'],
  ['/', '/'],
  ['/a/../b', '/b'],
  ['/%2f%2fevil.example', '/%2f%2fevil.example'],
  [null, null],
  ['', null],
  ['drive', null],
  ['//evil.example', null],
  ['///evil.example', null],
  ['/\\evil.example', null],
  ['\\\\evil.example', null],
  ['/a\\b', null],
  ['/\t/evil.example', null],
  ['/\n/evil.example', null],
  ['\t//evil.example', null],
  [' //evil.example', null],
  ['/.//evil.example', null],
  ['/..//evil.example', null],
  ['/a/..//evil.example', null],
  ['https://evil.example/', null],
  ['https://solah.example.org/drive', null],
  ['javascript:alert(1)', null],
  ['data:text/html,x', null],
  ['/\u0000', null],
  ['/\u0085', null],
])('%j goes to %j', (next, path) => {
  expect(parseNext(next, origin)).toBe(path);
});
