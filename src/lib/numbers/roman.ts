/** The largest number that Roman numerals write without a bar above them. */
export const largestRoman = 3_999;

/** Roman signs with their values, the six subtracting pairs among them, largest first. */
const romanSigns = [
  ['M', 1000],
  ['CM', 900],
  ['D', 500],
  ['CD', 400],
  ['C', 100],
  ['XC', 90],
  ['L', 50],
  ['XL', 40],
  ['X', 10],
  ['IX', 9],
  ['V', 5],
  ['IV', 4],
  ['I', 1],
] as const;

/** One sign, or one subtracting pair, of a Roman numeral. */
export type RomanPart = { readonly sign: string; readonly value: number };

/** Take a number apart the Roman way, largest first; nothing outside 1 to 3,999. */
export function romanParts(value: number): RomanPart[] {
  if (!Number.isInteger(value) || value < 1 || value > largestRoman) return [];
  const parts: RomanPart[] = [];
  let rest = value;
  for (const [sign, worth] of romanSigns) {
    for (; rest >= worth; rest -= worth) parts.push({ sign, value: worth });
  }
  return parts;
}

/** Write a number in Roman numerals, or null outside 1 to 3,999. */
export function formatRoman(value: number): string | null {
  return (
    romanParts(value)
      .map(({ sign }) => sign)
      .join('') || null
  );
}
