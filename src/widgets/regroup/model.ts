import { digitSymbol } from '#lib/numbers/digits.ts';

/** A group of places: what each is worth and its bit, and the digit of base sixteen they make alone. */
export type Group = {
  readonly places: readonly { readonly weight: number; readonly bit: number }[];
  readonly digit: string;
};

/** Cut eight places into groups of four, so that the rightmost group has so many. */
export function cutInto(value: number, rightmost: number): Group[] {
  const groups: Group[] = [];
  for (let low = rightmost - 4; low < 8; low += 4) {
    const from = Math.max(low, 0);
    const length = Math.min(low + 4, 8) - from;
    const alone = (value >> from) % 2 ** length;
    const places = Array.from({ length }, (_, i) => {
      const weight = 2 ** (from + length - 1 - i);
      return { weight, bit: (value / weight) & 1 };
    });
    groups.unshift({ places, digit: digitSymbol(alone) });
  }
  return groups;
}

/** What the digits of all groups say side by side. */
export function writeCut(groups: readonly Group[]): string {
  return groups
    .map(({ digit }) => digit)
    .join('')
    .replace(/^0+(?=.)/, '');
}
