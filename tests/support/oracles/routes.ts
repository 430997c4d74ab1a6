import { BlockList, isIP } from 'node:net';
import fc from 'fast-check';
import ipaddr from 'ipaddr.js';
import { networkOf, readAddress, sizeOf, writeAddress } from '#lib/numbers/prefix.ts';
import { lastOf, maskOf, rowOf } from '#widgets/mask-and/model.ts';
import {
  fromNat64,
  isWithin,
  parseAddress,
  parsePrefix,
  toNat64,
} from '#widgets/packet-theatre/addresses.ts';
import { longestPrefix } from '#widgets/packet-theatre/routes.ts';
import { compare } from './comparison.ts';
import { ipv4 } from './shapes.ts';

const lengths = fc.integer({ min: 0, max: 32 });
const familyOf = (address: string) => (address.includes(':') ? 'ipv6' : 'ipv4');
const bytesOf = (address: string) =>
  BigInt(`0x${Buffer.from(ipaddr.parse(address).toByteArray()).toString('hex')}`);
const dotted = (address: number) =>
  ipaddr.fromByteArray([...Buffer.from(address.toString(16).padStart(8, '0'), 'hex')]).toString();

/** Tell whether Node itself finds an address in a range. */
export function isBlocked(range: string, address: string): boolean {
  const [network = '', length] = range.split('/');
  const list = new BlockList();
  list.addSubnet(network, Number(length), familyOf(network));
  // Node finds IPv4 in IPv6 as well, where it is wrapped; a route does not.
  return familyOf(network) === familyOf(address) && list.check(address, familyOf(address));
}

/** Addresses, and texts that are nearly some. Dots within IPv6, and zones, we do not read. */
const written = fc.oneof(
  fc.ipV4(),
  fc.ipV6().filter((address) => !address.includes('.')),
  fc.stringMatching(/^\d{1,3}(\.\d{1,4}){2,4}$/),
  fc.stringMatching(/^[0-9a-fA-F]{0,4}(:[0-9a-fg]{0,5}){1,8}$/),
  fc.stringMatching(/^([0-9a-f]{1,4}:){1,7}(:[0-9a-f]{1,4}){0,6}$/),
);

/** Bits of one address turned from some place on, so that ranges nearly fit. */
const near = (bits: 32 | 128) =>
  fc.record({
    address: bits === 32 ? fc.ipV4() : fc.ipV6().filter((one) => !one.includes('.')),
    turned: fc.array(
      fc.record({ at: fc.nat({ max: bits - 1 }), length: fc.integer({ min: 0, max: bits }) }),
      { minLength: 1, maxLength: 6 },
    ),
  });

/** The address with one bit turned, counted from the left. */
function turn(address: string, at: number): string {
  const bytes = ipaddr.parse(address).toByteArray();
  const byte = bytes[at >> 3] ?? 0;
  bytes[at >> 3] = byte ^ (0x80 >> (at & 7));
  return ipaddr.fromByteArray(bytes).toString();
}

const tables = fc.oneof(near(32), near(128)).map(({ address, turned }) => ({
  address,
  routes: turned.map(({ at, length }, i) => ({
    range: `${turn(address, at)}/${length}`,
    target: String(i),
  })),
}));

/** Masks, ranges and routes. */
export const routeComparisons = [
  compare({
    model: 'numbers/prefix, mask-and/model',
    oracle: 'ipaddr.js',
    share: 2,
    cases: fc.record({ address: ipv4, length: lengths }),
    ours: ({ address, length }) => {
      const { seen, rest } = rowOf(address, length);
      return [
        writeAddress(address),
        writeAddress(networkOf(address, length)),
        writeAddress(maskOf(length)),
        writeAddress(lastOf(address, length)),
        (seen + rest)
          .split(' ')
          .map((byte) => Number.parseInt(byte, 2))
          .join('.'),
        seen.replaceAll(' ', '').length,
        lastOf(address, length) - networkOf(address, length) + 1 === sizeOf(length),
      ];
    },
    theirs: ({ address, length }) => {
      const range = `${dotted(address)}/${length}`;
      return [
        dotted(address),
        ipaddr.IPv4.networkAddressFromCIDR(range).toString(),
        ipaddr.IPv4.subnetMaskFromPrefixLength(length).toString(),
        ipaddr.IPv4.broadcastAddressFromCIDR(range).toString(),
        dotted(address),
        length,
        true,
      ];
    },
  }),
  compare({
    model: 'numbers/prefix, reading',
    oracle: 'node:net isIP, ipaddr.js',
    cases: written,
    ours: (text) => readAddress(text),
    theirs: (text) => (isIP(text) === 4 ? Number(bytesOf(text)) : null),
  }),
  compare({
    model: 'packet-theatre/addresses, reading',
    oracle: 'node:net isIP, ipaddr.js',
    share: 2,
    cases: fc.record({ text: written, length: fc.nat({ max: 140 }) }),
    ours: ({ text, length }) => [
      parseAddress(text)?.value ?? null,
      parsePrefix(`${text}/${length}`)?.length ?? null,
    ],
    theirs: ({ text, length }) => {
      const version = isIP(text);
      const fits = version !== 0 && length <= (version === 4 ? 32 : 128);
      return [version === 0 ? null : bytesOf(text), fits ? length : null];
    },
  }),
  compare({
    model: 'packet-theatre/addresses, ranges',
    oracle: 'node:net BlockList',
    cases: tables,
    ours: ({ address, routes }) => routes.map(({ range }) => isWithin(range, address)),
    theirs: ({ address, routes }) => routes.map(({ range }) => isBlocked(range, address)),
  }),
  compare({
    model: 'packet-theatre/addresses, NAT64',
    oracle: 'ipaddr.js',
    cases: ipv4,
    ours: (address) => {
      const wrapped = toNat64(dotted(address));
      return [ipaddr.parse(wrapped).toNormalizedString(), fromNat64(wrapped)];
    },
    theirs: (address) => {
      const bytes = [
        0,
        0x64,
        0xff,
        0x9b,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        0,
        ...ipaddr.parse(dotted(address)).toByteArray(),
      ];
      return [ipaddr.fromByteArray(bytes).toNormalizedString(), dotted(address)];
    },
  }),
  compare({
    model: 'packet-theatre/routes',
    oracle: 'node:net BlockList, longest first',
    share: 2,
    cases: tables,
    ours: ({ address, routes }) => longestPrefix(routes, address)?.route.target ?? null,
    theirs: ({ address, routes }) =>
      routes
        .toSorted((a, b) => Number(b.range.split('/')[1]) - Number(a.range.split('/')[1]))
        .find(({ range }) => isBlocked(range, address))?.target ?? null,
  }),
];
