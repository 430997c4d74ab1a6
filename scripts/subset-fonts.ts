/*
 * Cuts the fonts of the site out of the Anek family (OFL-1.1, from npm) and writes them to
 * src/layouts/fonts/. Run it by hand after a change here; the outputs are committed, so that a
 * build need not cut them.
 */
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import subsetFont from 'subset-font';

const require = createRequire(import.meta.url);
const out = new URL('../src/layouts/fonts/', import.meta.url);

const ascii = letters(0x20, 0x7e);
const marks = '–—‘’“”•…₹−×÷←→';
const latin1 = letters(0xa0, 0xff);
const numbers = '€√≈≠≤≥↑↓₀₁₂₃₄₅₆₇₈₉⁰⁴⁵⁶⁷⁸⁹';
const indian = 'āĀīĪūŪṛṜṝḷḹṅṄñÑṭṬḍḌṇṆśŚṣṢṃṂḥḤēĒōŌṁẖḻṉṟ';
const devanagari = [
  'ंःँ़्।◌',
  letters(0x905, 0x90b),
  'एऐओऔऑ',
  letters(0x915, 0x928),
  letters(0x92a, 0x930),
  'लवशषसह',
  letters(0x93e, 0x943),
  'ेैोौॉ',
  letters(0x966, 0x96f),
].join('');

const kerned = ['kern', 'mark', 'ccmp', 'tnum', 'subs', 'sups'];
// Half forms and marks only: the full set of conjuncts weighs 73 KB, these 11 KB.
const shaped = ['half', 'rphf', 'nukt', 'akhn', 'mark', 'mkmk', 'abvm', 'blwm'];

const cuts = [
  cut('text-400', 'latin-latin-wght', ascii + marks + latin1 + numbers, { wght: 400 }, kerned),
  cut('text-700', 'latin-latin-wght', ascii + marks + latin1 + numbers, { wght: 650 }, kerned),
  cut('display', 'latin-latin-wdth', `${ascii}${marks}é`, { wght: 800, wdth: 125 }, kerned),
  cut('indian', 'latin-latin-ext-wght', indian, { wght: 500 }, kerned),
  cut('devanagari', 'devanagari-devanagari-wght', devanagari, { wght: 550 }, shaped),
];

for (const { name, source, text, axes, features } of cuts) {
  const family = source.slice(0, source.indexOf('-'));
  const path = require.resolve(
    `@fontsource-variable/anek-${family}/files/anek-${source}-normal.woff2`,
  );
  const font = await subsetFont(await readFile(path), text, {
    targetFormat: 'woff2',
    variationAxes: axes,
    keepFeatures: features,
    noHinting: true,
  });
  await writeFile(new URL(`${name}.woff2`, out), font);
  console.log(`${name}.woff2\t${font.length} bytes`);
}

function cut(
  name: string,
  source: string,
  text: string,
  axes: Record<string, number>,
  features: string[],
) {
  return { name, source, text, axes, features };
}

function letters(first: number, last: number): string {
  return Array.from({ length: last - first + 1 }, (_, i) => String.fromCodePoint(first + i)).join(
    '',
  );
}
