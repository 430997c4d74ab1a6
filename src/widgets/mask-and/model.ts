import { networkOf, sizeOf, writeAddress } from '#lib/numbers/prefix.ts';

/** A row of the figure: an address, its bits that the mask lets through, and the rest. */
export type Row = { readonly address: string; readonly seen: string; readonly rest: string };

/** Write an address in bits, cut where the mask ends, a space between its bytes. */
export function rowOf(address: number, length: number): Row {
  const bits = address.toString(2).padStart(32, '0');
  const spaced = (from: number, to: number) =>
    bits
      .slice(from, to)
      .replace(/./g, (bit, i) => ((from + i) % 8 || from + i === 0 ? bit : ` ${bit}`));
  return { address: writeAddress(address), seen: spaced(0, length), rest: spaced(length, 32) };
}

/** The mask of a length, as an address: a row of ones, and zeros behind. */
export function maskOf(length: number): number {
  return networkOf(2 ** 32 - 1, length);
}

/** The last address of the network in which an address lies. */
export function lastOf(address: number, length: number): number {
  return networkOf(address, length) + sizeOf(length) - 1;
}
