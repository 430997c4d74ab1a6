import { formatRoman } from './roman.ts';

/** A text read as a Roman numeral by the modern rule, or what is wrong with it. */
export type RomanReading =
  | { readonly state: 'read'; readonly value: number }
  | { readonly state: 'unknown-sign'; readonly at: number }
  /** Understood, but today it is written another way. */
  | { readonly state: 'not-modern'; readonly value: number; readonly modern: string }
  /** Small signs before larger ones in a way that no rule reads, as in IVX. */
  | { readonly state: 'unclear' }
  | { readonly state: 'empty' }
  | { readonly state: 'too-large' };

const romanValues: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};

/** Read a Roman numeral in either case. IIII is understood as four and sent back as IV. */
export function parseRoman(text: string): RomanReading {
  const signs = text.toUpperCase();
  if (signs === '') return { state: 'empty' };
  let value = 0;
  let falls = true;
  for (let at = 0; at < signs.length; at++) {
    const worth = romanValues[signs.charAt(at)];
    if (worth === undefined) return { state: 'unknown-sign', at };
    const next = romanValues[signs.charAt(at + 1)] ?? 0;
    value += worth < next ? -worth : worth;
    falls &&= worth >= next;
  }
  const modern = formatRoman(value);
  if (modern === signs) return { state: 'read', value };
  if (!falls) return { state: 'unclear' };
  return modern === null ? { state: 'too-large' } : { state: 'not-modern', value, modern };
}
