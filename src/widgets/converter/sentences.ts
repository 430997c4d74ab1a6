import { fill } from '#lib/fill.ts';
import type { PrimePower } from '#lib/numbers/primes.ts';
import type { Fix, Hint, Refusal } from '#lib/numbers/refusal.ts';
import { formatSuperscript } from '#lib/numbers/superscript.ts';
import type { Why } from '#lib/numbers/why.ts';
import type { Ending } from '#lib/numbers/write.ts';
import type { ConverterWords } from './words.ts';

/** A count as people of a language group it: 10,00,000. */
export type Count = (value: number | bigint) => string;

/** Say why a text is no numeral. */
export function describeRefusal(
  { code, facts }: Refusal,
  say: ConverterWords,
  count: Count,
): string {
  const sentence = 'roman' in facts ? say.refusals.roman : say.refusals[code];
  const grouped = Object.entries(facts).map(([name, fact]) => [
    name,
    name === 'n' || name === 'most' ? count(Number(fact)) : fact,
  ]);
  return fill(sentence, Object.fromEntries(grouped));
}

/** Say what a text may have meant. */
export function describeHint({ code, facts }: Hint, say: ConverterWords): string {
  return fill(say.hints[code], facts);
}

/** Longest text that a button shows whole. */
const longestOnButton = 24;

/** Name the press that mends a text. */
export function describeFix({ text, base }: Fix, say: ConverterWords): string {
  if (text === undefined) return fill(say.fix.base, { base: base ?? '' });
  const shown = text.trim();
  if (shown.length > longestOnButton) return say.fix.cut;
  return base === undefined
    ? fill(say.fix.text, { text: shown })
    : fill(say.fix.both, { text: shown, base });
}

/** Say how the right side of a result ends. */
export function describeEnding(ending: Ending, say: ConverterWords, count: Count): string {
  if (ending.state !== 'goes-on') return say.endings[ending.state];
  const { blockLength } = ending;
  if (blockLength === null) return say.endings['goes-on-longer'];
  return fill(say.endings['goes-on'], { n: count(blockLength) });
}

/** Say why it ends or never does: the denominator, its primes, and those of the base. */
export function describeWhy(why: Why, base: number, say: ConverterWords): string[] {
  const { denominator, factors, basePrimes, missing, ends } = why;
  const bottom =
    denominator === null ? say.why.long : fill(say.why.bottom, { bottom: `${denominator}` });
  const isPrime = factors?.length === 1 && factors[0]?.power === 1;
  const parts =
    factors === null || isPrime
      ? []
      : [
          fill(say.why.factors, {
            bottom: `${denominator}`,
            factors: factors.map(formatPower).join(' × '),
          }),
        ];
  const primes = basePrimes.join(', ');
  const reason = ends ? say.why.ends : missing === null ? say.why.unknown : say.why.never;
  return [bottom, ...parts, fill(reason, { base, primes, missing: missing ?? '' })];
}

function formatPower({ prime, power }: PrimePower): string {
  return power === 1 ? String(prime) : `${prime}${formatSuperscript(power)}`;
}
