// Ways to an answer that are slow and plain enough to be trusted, where no library goes them.

/** Read digits of any base by Horner's rule. */
export function horner(digits: string, base: number): bigint {
  let value = 0n;
  for (const digit of digits) value = value * BigInt(base) + BigInt(Number.parseInt(digit, 36));
  return value;
}

/** A double as top / bottom: times two is exact until nothing stands right of the point. */
export function exactly(value: number): readonly [top: bigint, bottom: bigint] {
  let top = value;
  let bottom = 1n;
  while (!Number.isInteger(top)) {
    top *= 2 ** 16;
    bottom *= 2n ** 16n;
  }
  return [BigInt(top), bottom];
}

/** Divide as in school and note every rest: the digits until one returns, and those that repeat. */
export function divideAsInSchool(top: number, bottom: number, base: number) {
  const rests: number[] = [];
  let digits = '';
  let rest = top % bottom;
  while (rest !== 0 && !rests.includes(rest)) {
    rests.push(rest);
    digits += writeIn(Math.floor((rest * base) / bottom), base);
    rest = (rest * base) % bottom;
  }
  const from = rest === 0 ? digits.length : rests.indexOf(rest);
  return { fraction: digits.slice(0, from), block: digits.slice(from) };
}

/** Write a number as the engine does, in capitals. */
export function writeIn(value: number, base: number, places = 0): string {
  return value.toString(base).toUpperCase().padStart(places, '0');
}

/** Read a numeral with its base below as the engine does: `2F₁₆`. */
export function readBelow(text: string): number {
  const [, digits = '', low = ''] = /^(\w+)([₀-₉]*)$/.exec(text.trim()) ?? [];
  return Number.parseInt(digits, readBase(low));
}

/** Read a base that stands below: `₁₆`; where none stands it is ten. */
export function readBase(low: string): number {
  return Number([...low].map((sign) => sign.charCodeAt(0) - 0x2080).join('') || 10);
}

/** Work out a sum such as `−128 + 4·16 − 3`. */
export function readSum(text: string): number {
  const terms = text.replaceAll('−', '-').replace(/ - /g, ' + -').split(' + ');
  const multiply = (term: string) => term.split('·').reduce((all, one) => all * Number(one), 1);
  return terms.map(multiply).reduce((sum, one) => sum + one, 0);
}
