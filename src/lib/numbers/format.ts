import type { Numeral } from './numeral.ts';

/** How the digits of a numeral are kept apart. */
export type Grouping = 'none' | 'threes' | 'fours' | 'indian';

/** How a numeral is written for people. */
export type FormatOptions = {
  readonly grouping?: Grouping;
  readonly separator?: string;
  readonly minus?: string;
  /** Added when the digits were cut. */
  readonly ellipsis?: string;
};

/** Write a numeral as plain text that can be read back. */
export function formatPlain(numeral: Numeral): string {
  return formatNumeral(numeral, { minus: '-' });
}

/** Write a numeral with its point, its block in brackets, and its digits grouped. */
export function formatNumeral(numeral: Numeral, options: FormatOptions = {}): string {
  const { grouping = 'none', separator = ',', minus = '−', ellipsis = '' } = options;
  const { negative, whole, fraction, block } = numeral;
  const sign = negative ? minus : '';
  const left = groupWhole(whole, grouping, separator);
  if (fraction === '' && block === '') return sign + left + ellipsis;
  const right = groupFraction(fraction, block, grouping, separator);
  return `${sign}${left}.${right}${ellipsis}`;
}

/** Group whole digits from the right: by 3, by 4, or 3 and then 2 as lakh and crore are. */
export function groupWhole(digits: string, grouping: Grouping, separator: string): string {
  if (grouping === 'none') return digits;
  const last = grouping === 'fours' ? 4 : 3;
  const size = grouping === 'indian' ? 2 : last;
  if (digits.length <= last) return digits;
  const groups = [digits.slice(-last)];
  for (let end = digits.length - last; end > 0; end -= size) {
    groups.push(digits.slice(Math.max(0, end - size), end));
  }
  return groups.reverse().join(separator);
}

/** Right of the point only fours are kept apart; a comma there would be read as a point. */
function groupFraction(
  fraction: string,
  block: string,
  grouping: Grouping,
  separator: string,
): string {
  const digits = fraction + block;
  if (grouping !== 'fours' || separator === ',' || digits.length <= 4) {
    return block === '' ? fraction : `${fraction}(${block})`;
  }
  let text = '';
  for (let at = 0; at < digits.length; at++) {
    if (at > 0 && at % 4 === 0) text += separator;
    if (block !== '' && at === fraction.length) text += '(';
    text += digits.charAt(at);
  }
  return block === '' ? text : `${text})`;
}

/** The prefix that programmers write before a base, or nothing where there is none. */
export function formatPrefix(base: number): string {
  return { 2: '0b', 8: '0o', 16: '0x' }[base] ?? '';
}

/** The same text with Devanagari digits. */
export function toDevanagari(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(0x966 + Number(digit)));
}
