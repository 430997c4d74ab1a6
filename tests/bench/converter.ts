import { formatPlain } from '#lib/numbers/format.ts';
import { readNumeral } from '#lib/numbers/read.ts';
import { toRational } from '#lib/numbers/value.ts';
import { writeNumeral } from '#lib/numbers/write.ts';

/** CyberChef 11.5, base 10 to base 2, 10,000 digits, measured beforehand on such a machine. */
const cyberChefTenThousandMs = 1_600;

const runs = 5;
const sizes = [1_000, 10_000, 1_000_000];
const routes = [
  { name: '10 → 2', from: 10, to: 2, point: false },
  { name: '10 → 16', from: 10, to: 16, point: false },
  { name: '2 → 10', from: 2, to: 10, point: false },
  { name: '36 → 10', from: 36, to: 10, point: false },
  { name: '10 → 7', from: 10, to: 7, point: false },
  { name: '0.… 2 → 10', from: 2, to: 10, point: true },
  { name: '0.… 10 → 2', from: 10, to: 2, point: true },
];

/** Digits that are the same on every run, so that two runs can be compared. */
function digitsOf(base: number, count: number): string {
  let state = 2_463_534_242;
  let text = '1';
  while (text.length < count) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    text += ((state >>> 0) % base).toString(36);
  }
  return text;
}

function convert(text: string, from: number, to: number): number {
  const reading = readNumeral(text, from);
  if (reading.state === 'refused') throw new Error(reading.refusal.code);
  return formatPlain(writeNumeral(toRational(reading.numeral), to).numeral).length;
}

function medianMs(work: () => void): number {
  const times = Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return times[Math.floor(runs / 2)] ?? 0;
}

const rows = routes.map(({ name, from, to, point }) => {
  const row: Record<string, string> = { route: name };
  for (const size of sizes) {
    const text = (point ? '.' : '') + digitsOf(from, size);
    const ms = medianMs(() => convert(text, from, to));
    row[`${size.toLocaleString('en')} digits, ms`] = ms.toFixed(ms < 10 ? 2 : 0);
    if (size === 10_000) row['× CyberChef'] = (cyberChefTenThousandMs / ms).toFixed(0);
  }
  return row;
});

console.log('Converter, median of', runs);
console.table(rows);
