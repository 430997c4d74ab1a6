import { expect, test } from 'vitest';
import { parseRestore } from './parse-restore.ts';

test.each([
  [undefined, null],
  ['', null],
  ['ongoing-request="true"', { ongoing: true }],
  [
    'ongoing-request="false", expiry-date="Fri, 21 Dec 2012 00:00:00 GMT"',
    { ongoing: false, expiresAt: new Date('2012-12-21T00:00:00Z') },
  ],
])('%s is read', (text, restore) => {
  expect(parseRestore(text)).toEqual(restore);
});

test('what S3 never says is refused, not guessed', () => {
  expect(() => parseRestore('ongoing-request="false"')).toThrow('nobody knows');
});
