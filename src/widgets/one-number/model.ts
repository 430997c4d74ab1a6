import { digitSymbol } from '#lib/numbers/digits.ts';
import { romanParts } from '#lib/numbers/roman.ts';
import { bundleSize } from '#lib/numbers/tally.ts';

/** One sign of a writing, and which stones of the heap it stands for: from, up to but not with. */
export type Part = { readonly sign: string; readonly from: number; readonly to: number };

/** What a language needs to say a number of ours: its words from 0 to 99, and three more. */
export type Words = {
  readonly small: string;
  readonly hundred: string;
  readonly thousand: string;
  readonly and: string;
};

type Share = readonly [sign: string, share: number];

/** Lay shares side by side, the first one from the first stone on. */
function layOut(shares: readonly Share[]): Part[] {
  let from = 0;
  return shares.map(([sign, share]) => {
    const part = { sign, from, to: from + share };
    from = part.to;
    return part;
  });
}

function inBase(value: number, base: number, symbol = digitSymbol): Part[] {
  const places = value.toString(base).length;
  return layOut(
    Array.from({ length: places }, (_, i) => {
      const weight = base ** (places - 1 - i);
      const digit = Math.floor(value / weight) % base;
      return [symbol(digit), digit * weight];
    }),
  );
}

function inWords(value: number, { small, hundred, thousand, and }: Words): Part[] {
  const word = small.split(' ');
  const [thousands, hundreds, rest] = [
    Math.floor(value / 1000),
    Math.floor(value / 100) % 10,
    value % 100,
  ];
  const joined = and && value > rest ? `${and} ` : '';
  const all: Share[] = [
    [`${word[thousands]} ${thousand}`, thousands * 1000],
    [`${word[hundreds]} ${hundred}`, hundreds * 100],
    [`${joined}${word[rest]}`, rest],
  ];
  return layOut(all.filter(([, share]) => share > 0));
}

/** Every writing of a number, cut into its signs: Rome, ten, Devanagari, sixteen, two, and words. */
export function writingsOf(value: number, words: readonly Words[]): Part[][] {
  return [
    layOut(romanParts(value).map(({ sign, value: share }) => [sign, share])),
    inBase(value, 10),
    inBase(value, 10, (digit) => String.fromCharCode(0x966 + digit)),
    inBase(value, 16),
    inBase(value, 2),
    ...words.map((one) => inWords(value, one)),
  ];
}

/** Tell how much of a part is lit: all of it, some of it, or nothing. */
export function litOf({ from, to }: Part, lit: Part): 'all' | 'some' | undefined {
  const shared = Math.min(to, lit.to) - Math.max(from, lit.from);
  return shared <= 0 ? undefined : shared === to - from ? 'all' : 'some';
}

/** The path of some stones, sixteen in a row, each sixteen wide. */
export function drawStones({ from, to }: Pick<Part, 'from' | 'to'>): string {
  return draw(from, to, (at) => `M${(at % 16) * 16 + 8} ${(at >> 4) * 16 + 8}h0`);
}

/** The path of some strokes in bundles, eight bundles in a row: every fifth stroke is the bar. */
export function drawStrokes({ from, to }: Pick<Part, 'from' | 'to'>): string {
  return draw(from, to, (at) => {
    const bundle = Math.floor(at / bundleSize);
    const x = (bundle % 8) * 32 + 4;
    const y = (bundle >> 3) * 32 + 4;
    const nth = at % bundleSize;
    return nth === bundleSize - 1 ? `M${x - 2} ${y + 18}l24 -12` : `M${x + nth * 6 + 1} ${y}v24`;
  });
}

function draw(from: number, to: number, one: (at: number) => string): string {
  return Array.from({ length: to - from }, (_, i) => one(from + i)).join('');
}
