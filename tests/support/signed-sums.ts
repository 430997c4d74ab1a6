import { worthOnBoard } from '#lib/numbers/signed.ts';

const term = String.raw`\d+`;
const side = String.raw`−?${term}(?:\s*[+−]\s*${term})*`;
// Only chains that have a number below zero: the others are read elsewhere.
const chain = new RegExp(
  String.raw`(?<![\w.,/+×−=…₀-₉]\s*)${side}(?:\s*=\s*${side})+(?![\w.,₀-₉]*[\w₀-₉]|\s*[+×−=·/])`,
  'g',
);

/** Read `−128 + 123`; a row of bits that stands alone is a board whose top place counts down. */
function readSide(text: string): number {
  if (/^[01]{4,}$/.test(text)) return worthOnBoard(text);
  const terms = text.replace(/\s/g, '').match(/[+−]?\d+/g) ?? [];
  return terms.reduce((sum, one) => sum + Number(one.replace('−', '-')), 0);
}

/** Work again through `11111011 = −128 + 123 = −5`. */
export function faultsInSignedSums(text: string): string[] {
  return [...text.matchAll(chain)].flatMap(([whole]) => {
    if (!/(?:^|= )−/.test(whole)) return [];
    const values = whole.split('=').map((part) => readSide(part.trim()));
    return values.every((value) => value === values[0]) ? [] : [whole];
  });
}

/** Check a row that reads one board twice: all places plus, and the top one minus. */
export function faultsInBoardRow([bits = '', plain, signed]: readonly string[]): string[] {
  const right =
    plain === String(Number.parseInt(bits, 2)) &&
    signed === String(worthOnBoard(bits)).replace('-', '−');
  return right ? [] : [`${bits}: ${plain}, ${signed}`];
}
