import { romanParts } from '#lib/numbers/roman.ts';

/** The most that the figure counts to: what its lesson teaches. */
export const mostCounted = 40;

/** The largest letter that numbers up to forty need, in XL. */
export const largestLetter = 50;

/** Letters of Rome up to a hundred, least first, and how many of each make the next. */
const letters = [
  { sign: 'I', value: 1, ofNext: 5 },
  { sign: 'V', value: 5, ofNext: 2 },
  { sign: 'X', value: 10, ofNext: 5 },
  { sign: 'L', value: 50, ofNext: 2 },
] as const;

/** Pairs in which the small letter is taken away, and the same without that shortcut. */
const shortcuts = [
  ['IV', 'IIII'],
  ['IX', 'VIIII'],
  ['XL', 'XXXX'],
  ['XC', 'LXXXX'],
] as const;

/** A letter's worth, and what the small letter in front of it takes away. */
export type LetterWorth = { readonly worth: number; readonly less: number };

/** What the letters of a number are worth, one after another: XIV is ten, and five less one. */
export function lettersOf(value: number): LetterWorth[] {
  return romanParts(value).map((part) => {
    const [first, second] = part.sign;
    const small = letters.find(({ sign }) => sign === first)?.value ?? 0;
    return second === undefined
      ? { worth: part.value, less: 0 }
      : { worth: part.value + small, less: small };
  });
}

/** One line of an addition by hand, and what was done to reach it. */
export type AddStep = {
  readonly did: 'spell-out' | 'put-together' | 'bundle' | 'shorten';
  /** For a bundle: what became what. */
  readonly from?: string;
  readonly to?: string;
  readonly line: string;
};

/** Add two Roman numerals by hand: spell them out, put the letters together, bundle, shorten. */
export function addByHand(first: string, second: string): AddStep[] {
  const spelled = [spellOut(first), spellOut(second)];
  const steps: AddStep[] = [];
  if (spelled[0] !== first || spelled[1] !== second) {
    steps.push({ did: 'spell-out', line: spelled.join(' + ') });
  }
  let line = sortLetters(spelled.join(''));
  steps.push({ did: 'put-together', line });
  letters.forEach(({ sign, ofNext }, at) => {
    const next = letters[at + 1];
    const bundle = sign.repeat(ofNext);
    while (next !== undefined && line.includes(bundle)) {
      line = sortLetters(line.replace(bundle, next.sign));
      steps.push({ did: 'bundle', from: bundle, to: next.sign, line });
    }
  });
  const short = shorten(line);
  if (short !== line) steps.push({ did: 'shorten', line: short });
  return steps;
}

function spellOut(numeral: string): string {
  // Nine before four: VIIII holds a IIII that belongs to it.
  return [...shortcuts]
    .reverse()
    .reduce((text, [short, long]) => text.replace(short, long), numeral);
}

function shorten(line: string): string {
  return [...shortcuts].reverse().reduce((text, [short, long]) => text.replace(long, short), line);
}

function sortLetters(line: string): string {
  return [...letters]
    .reverse()
    .map(({ sign }) => sign.repeat(line.split(sign).length - 1))
    .join('');
}
