import { digitValue } from '#lib/numbers/digits.ts';
import { formatNumeral } from '#lib/numbers/format.ts';
import { isSame, type Rational, rational } from '#lib/numbers/rational.ts';
import { toRational } from '#lib/numbers/value.ts';
import { writeNumeral } from '#lib/numbers/write.ts';

const token = String.raw`[0-9A-F]+(?:\.[0-9A-F]*(?:\([0-9A-F]+\))?)?[₀-₉]*(?:/\d+)?`;
const side = String.raw`${token}(?:\s*[+·×−]\s*${token})*`;
const chain = new RegExp(
  String.raw`(?<![\w.,/:$^₀-₉]|[+·×−…]\s*)${side}(?:\s*=\s*${side})+(?!\w|[,.]\d|[/(₀-₉]|\s*[+·×−])`,
  'g',
);

/** Read `0.0(0011)₂`, `11/16` or `2.25`; null when its digits are not those of its base. */
function readToken(text: string): Rational | null {
  const [, whole = '', once = '', block = '', low = '', bottom = '1'] =
    /^([0-9A-F]+)(?:\.([0-9A-F]*)(?:\(([0-9A-F]+)\))?)?([₀-₉]*)(?:\/(\d+))?$/.exec(text) ?? [];
  const named = [...low].map((sign) => sign.charCodeAt(0) - 0x2080).join('');
  const base = Number(named || 10);
  const digits = [...(whole + once + block)].map((digit) => digitValue(digit.charCodeAt(0)));
  if (digits.some((digit) => digit >= base)) return null;
  const top = toRational({ base, negative: false, whole, fraction: once, block });
  return rational(top.top, top.bottom * BigInt(bottom));
}

function readSide(text: string): Rational | null {
  let sum = rational(0n);
  for (const [, sign, product = ''] of `+${text}`.matchAll(/([+−])([^+−]+)/g)) {
    let value = rational(sign === '−' ? -1n : 1n);
    for (const factor of product.split(/[·×]/)) {
      const read = readToken(factor.trim());
      if (!read) return null;
      value = rational(value.top * read.top, value.bottom * read.bottom);
    }
    sum = rational(sum.top * value.bottom + value.top * sum.bottom, sum.bottom * value.bottom);
  }
  return sum;
}

/** Work again through `0.1011₂ = 1/2 + 1/8 + 1/16 = 11/16`: chains with a fraction or a point. */
export function faultsInFractions(text: string): string[] {
  return [...text.matchAll(chain)].flatMap(([whole]) => {
    if (!/[./]/.test(whole)) return [];
    const values = whole.split('=').map((part) => readSide(part.trim()));
    const [first] = values;
    return values.every((value) => first && value && isSame(first, value)) ? [] : [whole];
  });
}

/** Check a row that writes one fraction in the base of each column. */
export function faultsInFractionRow(head: readonly string[], cells: readonly string[]): string[] {
  const [, top = '', bottom = ''] = /^(\d+)\/(\d+)$/.exec(cells[0] ?? '') ?? [];
  if (!bottom) return [];
  const number = rational(BigInt(top), BigInt(bottom));
  return cells.flatMap((cell, i) => {
    const [, base] = /^base (\d+)$/.exec(head[i] ?? '') ?? [];
    if (!base) return [];
    const right = formatNumeral(writeNumeral(number, Number(base)).numeral);
    return cell === right ? [] : [`${cells[0]} in base ${base}: ${cell}, not ${right}`];
  });
}
