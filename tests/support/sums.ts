import { hinglish } from '#lib/numbers/spoken-hinglish.ts';
import { faultsInFractionRow, faultsInFractions } from './fractions.ts';
import { faultsInBoardRow, faultsInSignedSums } from './signed-sums.ts';
import { faultsInSpelling } from './sums-bytes.ts';
import { faultsInColours, faultsInDumps, faultsInWidths } from './sums-colours.ts';
import { faultsInPatterns } from './sums-patterns.ts';
import { faultsInAnd, faultsInCuts, faultsInMasks } from './sums-routes.ts';
import { faultsInBase64, faultsInRoom } from './sums-sixes.ts';

const english =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty';
const tens: Readonly<Record<string, number>> = { twenty: 20, thirty: 30, forty: 40, fifty: 50 };

const numberWords = new Map<string, number>([
  ...english.split(' ').map((word, i) => [word, i + 1] as const),
  ...Array.from({ length: 50 }, (_, i) => [hinglish.small(i + 1), i + 1] as const),
]);

/** Read a number word of up to fifty in either language; null when it is none. */
export function readWord(text: string): number | null {
  const known = numberWords.get(text) ?? tens[text];
  if (known !== undefined) return known;
  const [ten = '', one = ''] = text.split('-');
  const [a, b] = [tens[ten], numberWords.get(one)];
  return a !== undefined && b !== undefined ? a + b : null;
}

const letters: Readonly<Record<string, number>> = {
  I: 1,
  V: 5,
  X: 10,
  L: 50,
  C: 100,
  D: 500,
  M: 1000,
};
const modern = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;

/** Read a Roman numeral under today's rule; null when it breaks it. */
export function readRoman(text: string): number | null {
  if (text === '' || !modern.test(text)) return null;
  const values = [...text].map((letter) => letters[letter] ?? 0);
  return values.reduce((sum, value, i) => sum + (value < (values[i + 1] ?? 0) ? -value : value), 0);
}

/** Read "three bundles and one", in either language; a bundle is five. */
function readBundles(text: string): number | null {
  const [, bundles, rest] = /^(\S+) bundles?(?: (?:and|aur) (\S+))?$/.exec(text) ?? [];
  if (bundles)
    return 5 * (readWord(bundles) ?? Number.NaN) + (rest ? (readWord(rest) ?? Number.NaN) : 0);
  const [, strokes] = /^(\S+) (?:strokes?|lakeere?in?)$/.exec(text) ?? [];
  return strokes ? readWord(strokes) : null;
}

const number = String.raw`\$?\d[\d,]*(?:\.\d+)?(?:\^\d+)?`;
const based = '[0-9A-F]+[₀-₉]+';
const term = String.raw`(?:${based}|${number}|\b[IVXLCDM]+\b)`;
const side = String.raw`${term}(?:\s*[+×·−]\s*${term})*`;
const chain = new RegExp(
  String.raw`(?<![\w.,/:$]|[+×·−…]\s*)${side}(?:\s*=\s*${side})+(?!\w|[,.]\d|\s*[+×·−])`,
  'g',
);

/** Read a numeral whose base stands below it; null when none does. */
function readBased(text: string): number | null {
  const [, digits = '', base = ''] = /^([0-9A-F]+)([₀-₉]+)$/.exec(text) ?? [];
  if (base === '') return null;
  const value = Number(base.replace(/[₀-₉]/g, (sign) => String(sign.charCodeAt(0) - 0x2080)));
  const allowed = [...digits].every((digit) => Number.parseInt(digit, 16) < value);
  return allowed ? Number.parseInt(digits, value) : Number.NaN;
}

function readTerm(text: string): number {
  const based = readBased(text);
  if (based !== null) return based;
  if (/^[IVXLCDM]+$/.test(text)) return readRoman(text) ?? Number.NaN;
  const [base = '', power] = text.replace(/[$,]/g, '').split('^');
  return power === undefined ? Number(base) : Number(base) ** Number(power);
}

function readSide(text: string): number {
  const signed = text.replace(/−\s*/g, '+-').split('+');
  return signed.reduce((sum, part) => {
    const sign = part.startsWith('-') ? -1 : 1;
    const product = part
      .replace('-', '')
      .split(/[×·]/)
      .reduce((result, factor) => result * readTerm(factor.trim()), 1);
    return sum + sign * product;
  }, 0);
}

const near = (a: number, b: number) => Math.abs(a - b) < 1e-9;

function faultsInChains(text: string): string[] {
  return [...text.matchAll(chain)].flatMap(([whole]) => {
    const values = whole.split('=').map((part) => readSide(part.trim()));
    return values.every((value) => near(value, values[0] ?? Number.NaN)) ? [] : [whole];
  });
}

/** Read a cell that says one number, in whatever writing; null when it says something else. */
function readCell(cell: string): number | null {
  if (/^[IVXLCDM]+$/.test(cell)) return readRoman(cell) ?? Number.NaN;
  if (/^\d+( \+ \d+)*$/.test(cell)) return readSide(cell);
  return readWord(cell) ?? readBundles(cell);
}

const toInteger = (address: string) =>
  address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);

/** Check a row that names a range, its last address and how many of them can be used on AWS. */
function faultsInSubnet(cells: readonly string[]): string[] {
  const range = cells.map((cell) => /^`([\d.]+)\/(\d+)`$/.exec(cell)).find((found) => found);
  const last = cells.map((cell) => /^`([\d.]+)`$/.exec(cell)).find((found) => found);
  const usable = cells.find((cell) => /^\d{1,3}(,\d{3})+$/.test(cell));
  if (!range?.[1] || !last?.[1] || !usable) return [];
  const size = 2 ** (32 - Number(range[2]));
  const right =
    toInteger(range[1]) % size === 0 &&
    toInteger(range[1]) + size - 1 === toInteger(last[1]) &&
    size - 5 === Number(usable.replace(',', ''));
  return right ? [] : [cells.join(' | ')];
}

/** Check a row of lengths: so many symbols, from, to, how many. */
function faultsInLengths(cells: readonly string[]): string[] {
  const [symbols = 0, first = 0, last = 0, count = 0] = cells.map(Number);
  const right =
    String(first).length === symbols &&
    last === 10 ** symbols - 1 &&
    first === (symbols === 1 ? 0 : 10 ** (symbols - 1)) &&
    count === last - first + 1;
  return right ? [] : [cells.join(' | ')];
}

const bases: Readonly<Record<string, number>> = {
  'base two': 2,
  'base do': 2,
  'base five': 5,
  'base paanch': 5,
  'base ten': 10,
  'base das': 10,
  'base twelve': 12,
  'base barah': 12,
  'base sixteen': 16,
  'base solah': 16,
};

/** Check a row whose columns name their bases, two by two: each pair says one number. */
function faultsInBases(head: readonly string[], cells: readonly string[]): string[] | null {
  const values = cells.map((cell, i) => Number.parseInt(cell, bases[head[i] ?? '']));
  if (head.length === 0 || head.length % 2 || !head.every((name) => name in bases)) return null;
  return values.every((value, i) => value === values[i ^ 1]) ? [] : [cells.join(' | ')];
}

/** The countries of the lesson on sixteen, each with how it is read. */
const countries: Readonly<Record<string, (numeral: string) => number | null>> = {
  Rome: readRoman,
  Hexa: (numeral) => Number.parseInt(numeral, 16),
  Binary: (numeral) => Number.parseInt(numeral, 2),
  Decimal: Number,
};

/** Check a row of boards: each country's board says sixteen. */
function faultsInCountry([country = '', board = '']: readonly string[]): string[] {
  return countries[country]?.(board) === 16 ? [] : [`${country}: ${board}`];
}

/** Check a row of places: 1, b, b × b and on, beside the word for b. */
function faultsInPowers(head: readonly string[], [word = '', ...cells]: readonly string[]) {
  const base = readWord(word) ?? Number.NaN;
  const right = cells.every(
    (cell, i) => Number(cell) === base ** (head[i + 1]?.match(/b/g)?.length ?? 0),
  );
  return right ? [] : [`${word} | ${cells.join(' | ')}`];
}

function faultsInRow(head: readonly string[], cells: readonly string[]): string[] {
  const row = cells.join(' | ');
  const inBases = faultsInBases(head, cells);
  if (inBases !== null) return inBases;
  if (/^patterns?$/.test(head[1] ?? '')) return faultsInPatterns(cells);
  if (head[0] === 'bytes' && head[1] === 'bits') return faultsInRoom(cells);
  if (head[0] === 'board') return faultsInBoardRow(cells);
  if (/^\d+\/\d+$/.test(cells[0] ?? '')) return faultsInFractionRow(head, cells);
  if ((cells[0] ?? '') in countries) return faultsInCountry(cells);
  if (head.includes('b × b')) return faultsInPowers(head, cells);
  if (cells.some((cell) => /^[IVXLCDM]+$/.test(cell))) {
    const values = cells.map(readCell).filter((value) => value !== null);
    return values.every((value) => value === values[0]) ? [] : [row];
  }
  if (/^[०-९]$/.test(cells[1] ?? '')) {
    const same = cells.every(
      (cell, i) => i === 0 || '०१२३४५६७८९'.indexOf(cell) === Number(head[i]),
    );
    return same ? [] : [row];
  }
  if (cells.length === 4 && cells.every((cell) => /^\d+$/.test(cell))) {
    // Either a row of lengths, or a numeral beside its digits.
    return (cells[0] ?? '').length > 1 ? faultsInDigits(cells) : faultsInLengths(cells);
  }
  return [...faultsInSubnet(cells), ...faultsUnderPlaces(head, cells)];
}

/** Check a number that stands beside its digits, each below what its place is worth. */
function faultsUnderPlaces([, ...places]: readonly string[], cells: readonly string[]): string[] {
  if (![...places, ...cells].every((cell) => /^\d+$/.test(cell))) return [];
  const [value, ...digits] = cells.map(Number);
  const sum = digits.reduce((total, digit, i) => total + digit * Number(places[i]), 0);
  return places.length === digits.length && sum === value ? [] : [cells.join(' | ')];
}

/** Check a numeral that stands beside its digits, place by place. */
function faultsInDigits([whole = '', ...digits]: readonly string[]): string[] {
  return whole === digits.join('') ? [] : [`${whole}: ${digits.join(' ')}`];
}

const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());

function faultsInTables(text: string): string[] {
  const tables = text.match(/(?:^\|.*\|\n?)+/gm) ?? [];
  return tables.flatMap((table) => {
    const [head = '', , ...rows] = table.trim().split('\n');
    return rows.flatMap((row) => faultsInRow(cellsOf(head), cellsOf(row)));
  });
}

/** Check addresses written in bits: a mask is as long as it says, and the AND is the network. */
function faultsInBits(text: string): string[] {
  const rows = [...text.matchAll(/^([\d.]+)(?:\/(\d+))?\s+((?:[01]{8}[ |]?|[01]+\|[01]+ ?){4})/gm)];
  return rows.flatMap(([whole, address = '', length, bits = '']) => {
    const [network = '', host = ''] = bits.split('|').map((part) => part.replace(/\D/g, ''));
    const right =
      Number.parseInt(network + host, 2) === toInteger(address) &&
      (length === undefined || network.length === Number(length));
    return right ? [] : [whole.trim()];
  });
}

/** Work again through every sum, table of numerals and row of addresses in a text. */
export function faultsInSums(body: string): string[] {
  const prose = body
    .replace(/```[\s\S]*?```/g, '')
    .replace(/(\d+)<sup>(\d+)<\/sup>/g, '$1^$2')
    .replace(/\*\*/g, '');
  return [
    ...faultsInChains(prose),
    ...faultsInFractions(prose),
    ...faultsInSignedSums(prose),
    ...faultsInTables(prose),
    ...faultsInBits(body),
    ...faultsInSpelling(body),
    ...faultsInColours(body),
    ...faultsInDumps(body),
    ...faultsInWidths(body),
    ...faultsInMasks(body),
    ...faultsInAnd(body),
    ...faultsInCuts(body),
    ...faultsInBase64(body),
  ];
}
