/** An address as its bits: 32 of them, or 128. */
export type Address = { readonly bits: 32 | 128; readonly value: bigint };

/** A range: the leading bits that every address in it shares. */
export type Prefix = Address & { readonly length: number };

/** Under this prefix an IPv6 address holds an IPv4 one in its last 32 bits (RFC 6052). */
export const nat64Prefix = '64:ff9b::/96';

/** Read an IPv4 or IPv6 address; null when it is none. */
export function parseAddress(text: string): Address | null {
  return text.includes(':') ? parseIpv6(text) : parseIpv4(text);
}

function parseIpv4(text: string): Address | null {
  const parts = text.split('.');
  if (
    parts.length !== 4 ||
    !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256)
  ) {
    return null;
  }
  return { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) };
}

function parseIpv6(text: string): Address | null {
  const [left = '', right, ...more] = text.split('::').map((half) => (half ? half.split(':') : []));
  if (more.length > 0) return null;
  const missing = 8 - left.length - (right?.length ?? 0);
  if (right === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...left, ...Array<string>(missing).fill('0'), ...(right ?? [])];
  if (!groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return null;
  return {
    bits: 128,
    value: groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n),
  };
}

/** Read a range such as 10.16.0.0/20; null when it is none. */
export function parsePrefix(text: string): Prefix | null {
  const [, network = '', length = ''] = /^([^/]+)\/(\d{1,3})$/.exec(text) ?? [];
  const address = parseAddress(network);
  if (!address || Number(length) > address.bits) return null;
  return { ...address, length: Number(length) };
}

/** Tell whether an address lies in a range: both begin with the same bits. */
export function covers(prefix: Prefix, address: Address): boolean {
  const free = BigInt(prefix.bits - prefix.length);
  return prefix.bits === address.bits && prefix.value >> free === address.value >> free;
}

/** Tell it of what is written; what cannot be read lies nowhere. */
export function isWithin(range: string, written: string): boolean {
  const [prefix, address] = [parsePrefix(range), parseAddress(written)];
  return prefix !== null && address !== null && covers(prefix, address);
}

/** Tell IPv6 from IPv4 by its look. */
export function isIpv6(address: string): boolean {
  return address.includes(':');
}

/** Put an IPv4 address into an IPv6 one, as DNS64 does: 203.0.113.80 becomes 64:ff9b::cb00:7150. */
export function toNat64(ipv4: string): string {
  const value = parseAddress(ipv4)?.value ?? 0n;
  return `64:ff9b::${(value >> 16n).toString(16)}:${(value & 0xffffn).toString(16)}`;
}

/** Take it out again. */
export function fromNat64(ipv6: string): string {
  const value = parseAddress(ipv6)?.value ?? 0n;
  return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
}
