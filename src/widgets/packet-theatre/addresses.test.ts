import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromNat64, isWithin, parseAddress, parsePrefix, toNat64 } from './addresses.ts';

test.each([
  ['10.16.130.7', 0x0a108207n],
  ['255.255.255.255', 0xffffffffn],
  ['::', 0n],
  ['::1', 1n],
  ['64:ff9b::cb00:7150', 0x0064ff9b0000000000000000cb007150n],
  ['2001:db8:16:80::7', 0x20010db8001600800000000000000007n],
])('%s is read', (text, value) => {
  expect(parseAddress(text)?.value).toBe(value);
});

test.each([
  '',
  '10.16.1',
  '10.16.1.256',
  '10.16.1.08',
  '10.16.1.1.1',
  '1::2::3',
  '12345::',
  ':::',
  '1:2:3:4:5:6:7',
  '1:2:3:4:5:6:7:8::',
  'g::',
])('"%s" is no address', (text) => {
  expect(parseAddress(text)).toBeNull();
});

test.each(['10.16.0.0', '10.16.0.0/33', '::/129', '/8', '10.16.0.0/x'])(
  '"%s" is no range',
  (text) => {
    expect(parsePrefix(text)).toBeNull();
  },
);

test.each([
  ['10.16.128.0/20', '10.16.143.255', true],
  ['10.16.128.0/20', '10.16.144.0', false],
  ['10.20.4.0/26', '10.20.4.63', true],
  ['10.20.4.0/26', '10.20.4.64', false],
  ['0.0.0.0/0', '203.0.113.80', true],
  ['0.0.0.0/0', '::1', false],
  ['::/0', '2001:db8:feed::80', true],
])('%s and %s: %s', (range, address, within) => {
  expect(isWithin(range, address)).toBe(within);
});

test('203.0.113.80 goes into IPv6 and comes out again, as does any other', () => {
  expect(toNat64('203.0.113.80')).toBe('64:ff9b::cb00:7150');
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(fromNat64(toNat64(address))).toBe(address);
    }),
  );
});
