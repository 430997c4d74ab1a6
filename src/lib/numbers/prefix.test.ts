import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toIpv4 } from './ipv4.ts';
import { networkOf, readAddress, sizeOf, writeAddress } from './prefix.ts';

const anyAddress = fc.nat(0xffff_ffff);
const anyLength = fc.integer({ min: 0, max: 32 });

test('10.16.130.7 under /20 is 10.16.128.0, one network of 4096', () => {
  expect(writeAddress(networkOf(readAddress('10.16.130.7') ?? 0, 20))).toBe('10.16.128.0');
  expect(sizeOf(20)).toBe(4096);
});

test('any address is AND-ed as the processor does it', () => {
  fc.assert(
    fc.property(anyAddress, anyLength, (address, length) => {
      // A shift by 32 is a shift by 0 in JavaScript, so the mask is made of text.
      const mask = Number.parseInt('1'.repeat(length).padEnd(32, '0'), 2);
      expect(networkOf(address, length)).toBe((address & mask) >>> 0);
    }),
  );
});

test('any address is written as the converter writes it, and read again', () => {
  fc.assert(
    fc.property(anyAddress, (address) => {
      expect(writeAddress(address)).toBe(toIpv4(BigInt(address)));
      expect(readAddress(writeAddress(address))).toBe(address);
    }),
  );
});

test.each([
  '',
  '10.16.130',
  '10.16.130.256',
  '10.16.130.08',
  '10.16.130.7.1',
  '10.16.x.7',
  '10.16..7',
  '-1.0.0.0',
])('"%s" is no address', (text) => {
  expect(readAddress(text)).toBeNull();
});
