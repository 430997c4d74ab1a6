import { expect, test } from 'vitest';
import { formatPhc, parsePhc } from './phc.ts';

const phc = {
  kid: 'k-1_x',
  memory: 47_104,
  passes: 1,
  parallelism: 1,
  salt: Buffer.alloc(16, 0xfb),
  tag: Buffer.alloc(32, 0xff),
};

test('what is written is read again', () => {
  expect(parsePhc(formatPhc(phc))).toEqual(phc);
});

test('it is spelled as argon2 spells it: base64 without padding', () => {
  expect(formatPhc(phc)).toBe(
    `$argon2id$v=19$m=47104,t=1,p=1,keyid=k-1_x$${'+/v7'.repeat(5)}+w$${'/'.repeat(42)}8`,
  );
});

test.each([
  '',
  'plain',
  '$argon2i$v=19$m=8,t=1,p=1,keyid=a$AAAAAAAAAAAAAAAAAAAAAA$x',
  formatPhc(phc).replace('v=19', 'v=16'),
  formatPhc(phc).replace(',keyid=k-1_x', ''),
  `${formatPhc(phc)}\n`,
])('%j is refused', (text) => {
  expect(() => parsePhc(text)).toThrow('PHC');
});
