import type { Random } from './random.ts';

const worths: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50 };

/** Draw a number that the lesson on Rome writes; in every second one a small letter is taken away. */
export function pickForLetters(random: Random): number {
  const taking = [4, 9, 14, 19, 24, 29, 34, 39, 40] as const;
  return random.whole(1, 2) === 1 ? random.pick(taking) : random.whole(6, 40);
}

/** What each letter is worth by itself. */
export function worthsOf(letters: string): number[] {
  return [...letters].map((letter) => worths[letter] ?? 0);
}

/** Say what a sign stands for: `X = 10`, `IV = 5 − 1`. */
export function explainSign(sign: string): string {
  return `${sign} = ${worthsOf(sign).reverse().join(' − ')}`;
}
