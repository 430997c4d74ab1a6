import { createHmac, createPublicKey, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { demoTokens } from '#components/figures/demo-tokens.ts';
import { prices } from '#widgets/packet-theatre/prices.ts';
import { readWords, type Words } from '../scripts/read-words.ts';
import { misspelt, partsOf, rules } from './support/content.ts';
import { findMissing } from './support/named-test.ts';
import { readRoman, readWord } from './support/sums.ts';

const words = readWords('content');
const lesson = (name: string, language: string) => `lessons/number-systems/${name}/${language}.mdx`;

describe('the words', () => {
  test.each(Object.entries(rules))('%s', (_sentence, faults) => {
    expect(faults(words)).toEqual([]);
  });

  test('there are three lessons in two languages, and three posts', () => {
    const pages = Object.keys(words).filter((path) => path.endsWith('.mdx'));
    expect(pages.filter((path) => path.startsWith('lessons/')).length).toBeGreaterThanOrEqual(6);
    expect(pages.filter((path) => path.startsWith('blog/')).length).toBeGreaterThanOrEqual(6);
  });

  test('from the second lesson on, two questions come before anything is taught', () => {
    const course = words['lessons/number-systems/course.yml'] ?? '';
    const taught = [...course.matchAll(/^ {2}- (\S+)$/gm)].map(([, name = '']) => name);
    expect(taught.length).toBeGreaterThan(6);
    for (const language of ['en', 'hi-Latn']) {
      for (const name of taught.slice(1)) {
        const beforeFirstHead = (words[lesson(name, language)] ?? '').split('\n## ')[0] ?? '';
        expect(partsOf(beforeFirstHead).map((part) => part.name)).toEqual(['Check', 'Check']);
      }
    }
  });
});

const first = lesson('numbers-live-in-the-mind', 'hi-Latn');
const second = lesson('tally-and-roman', 'en');
const third = lesson('ten-symbols', 'en');
const pulses = lesson('two-symbols', 'en');
const cards = lesson('reading-binary', 'en');
const takes = lesson('writing-binary', 'en');
const fingers = lesson('fingers-and-bases', 'en');
const countries = lesson('sixteen-in-four-countries', 'en');
const sixteen = lesson('sixteen-symbols', 'en');
const groups = lesson('groups-of-bits', 'en');
const text = lesson('text-as-numbers', 'en');
const point = lesson('right-of-the-point', 'en');
const below = lesson('below-zero', 'en');
const colours = lesson('colours-and-dumps', 'en');
const routes = lesson('binary-to-routes', 'en');
const sixes = lesson('base64-to-jwt', 'en');
const gateways = 'blog/igw-and-nat-gateway/en.mdx';

/** A slip each: which rule must notice it, in which file, what stands there, what is planted. */
const slips: readonly [rule: keyof typeof rules, file: string, right: string, wrong: string][] = [
  ['what stands above each page is complete', second, 'date: 2026-11-23\n', ''],
  ['what stands above each page is complete', second, 'summary: ', 'sumary: '],
  ['what stands above each page is complete', third, 'summary: ', `summary: ${'long '.repeat(40)}`],
  ['what stands above each page is complete', gateways, 'tags: [networking, aws, vpc]', 'tags: []'],
  ['what stands above each page is complete', second, 'title: Strokes,', 'title: Strokes: also,'],
  [
    'what stands above each page is complete',
    cards,
    'skills: [read-binary]',
    'skills: [read-binry]',
  ],
  [
    'a lesson asks again what a lesson before it taught',
    cards,
    'review: [name-place,',
    'review: [write-binary,',
  ],
  ['a post is about what is known', gateways, 'networking, aws', 'networking, awd'],
  ['both languages of a page say the same of it', gateways, 'aws, vpc]', 'vpc]'],
  ['both languages of a page say the same of it', cards, 'name-place,', 'build-decimal,'],
  [
    'a course lists its lessons, and each is there',
    'lessons/number-systems/course.yml',
    '  - ten-symbols\n',
    '',
  ],
  [
    'a course lists its lessons, and each is there',
    'lessons/number-systems/course.yml',
    '  - ten-symbols\n',
    '  - ten-symbols\n  - three-symbols\n',
  ],
  ['both languages of a page name the same parts in the same order', first, '<Heap />', ''],
  [
    'both languages of a page name the same parts in the same order',
    first,
    'below={8}',
    'below={9}',
  ],
  [
    'each fact has its whole row, and an id of its own',
    'facts.yml',
    'confidence: sure',
    'confidence: so',
  ],
  [
    'each fact has its whole row, and an id of its own',
    'facts.yml',
    '- id: maya-base',
    '- id: httponly',
  ],
  [
    'each fact that a page marks exists, and is marked once on it',
    second,
    'id="tally-bones"',
    'id="bones"',
  ],
  [
    'each fact that a page marks exists, and is marked once on it',
    second,
    'id="tally-bones"',
    'id="roman-numerals"',
  ],
  ['Hinglish is spelled one way', first, 'nahin', 'nahi'],
  ['Hinglish is spelled one way', 'facts.yml', 'kahin zyada purani', 'kahin jyada purani'],
  ['no digit stands for a number before the third lesson', second, 'three bundles and one', '16'],
];

/** Slips in numbers: the file, what is right, what is planted. */
const wrongNumbers: readonly [file: string, right: string, wrong: string][] = [
  [third, '4572 = 4000 + 500 + 70 + 2', '4572 = 400 + 500 + 70 + 2'],
  [third, '7 + 9 = 16', '7 + 9 = 15'],
  [third, 'D = 500', 'D = 400'],
  [
    third,
    '| MMMDLXXII | 3000 + 500 + 70 + 2 | 3572 |',
    '| MMMDLXII | 3000 + 500 + 70 + 2 | 3572 |',
  ],
  [third, '| 3 | 100 | 999 | 900 |', '| 3 | 100 | 999 | 899 |'],
  [third, '| Devanagari | ० | १ |', '| Devanagari | १ | ० |'],
  [third, '| 387 | 3 | 8 | 7 |', '| 387 | 3 | 7 | 8 |'],
  [pulses, '| 6 | 110 | 14 | 1110 |', '| 6 | 110 | 14 | 1101 |'],
  [pulses, '| 4 | 16 | 15 |', '| 4 | 16 | 16 |'],
  [pulses, '| 6 | 64 | 63 |', '| 6 | 36 | 35 |'],
  [pulses, '2 · 2 · 2 · 2 · 2 · 2 = 64', '2 · 2 · 2 · 2 · 2 = 64'],
  [cards, '101₂ = 4 + 1 = 5', '111₂ = 4 + 1 = 5'],
  [cards, '10000₂ = 16', '1000₂ = 16'],
  [cards, '1·16 + 0·8 + 1·4', '1·16 + 1·8 + 1·4'],
  [cards, '| 11 | 1 | 0 | 1 | 1 |', '| 11 | 1 | 1 | 0 | 1 |'],
  [cards, '| 18 | 1 | 0 | 0 | 1 | 0 |', '| 18 | 1 | 0 | 0 | 1 | 1 |'],
  [takes, '| 100 | 1 | 1 | 0 | 0 | 1 | 0 | 0 |', '| 100 | 1 | 1 | 0 | 1 | 0 | 0 | 0 |'],
  [takes, '104 − 64 = 40', '104 − 64 = 50'],
  [takes, '6 = 2 × 3 + 0', '6 = 2 × 3 + 1'],
  [takes, '1011010₂ = 64', '1011100₂ = 64'],
  [second, 'XVI = X + V + I', 'XIV = X + V + I'],
  [text, '| क | U+0915 | E0 A4 95 |', '| क | U+0915 | E0 A4 96 |'],
  [text, '| क | U+0915 | E0 A4 95 |', '| क | U+0916 | E0 A4 95 |'],
  [text, '`31 36` = `16`', '`31 37` = `16`'],
  [text, '0000 100100 010101', '0000 100100 010100'],
  [
    second,
    '| nineteen | three bundles and four | XIX |',
    '| nineteen | three bundles and three | XIX |',
  ],
  [
    second,
    '| nineteen | three bundles and four | XIX |',
    '| nineteen | three bundles and four | XVIIII |',
  ],
  [lesson('tally-and-roman', 'hi-Latn'), '| chauntees |', '| chaubees |'],
  [fingers, '| five | 125 | 25 | 5 | 1 |', '| five | 125 | 20 | 5 | 1 |'],
  [fingers, '2<sup>8</sup> = 256', '2<sup>8</sup> = 512'],
  [fingers, '10₁₂ = 12', '10₁₁ = 12'],
  [lesson('fingers-and-bases', 'hi-Latn'), '| barah | 1728 |', '| barah | 1729 |'],
  [groups, '| 0110 | 6 | 1110 | E |', '| 0110 | 6 | 1101 | E |'],
  [groups, '3 × 16 + 5 = 35₁₆', '3 × 16 + 5 = 53₁₆'],
  [groups, '11111111 11|000000', '11111111 111|00000'],
  [lesson('groups-of-bits', 'hi-Latn'), '| 0011 | 3 |', '| 0011 | 4 |'],
  [countries, '| Binary | 10000 |', '| Binary | 1000 |'],
  [countries, '| Rome | XVI |', '| Rome | XIV |'],
  [countries, '12₁₆ = 16 + 2', '12₁₆ = 16 + 1'],
  [sixteen, '15 × 256 + 15 × 16', '15 × 256 + 14 × 16'],
  [sixteen, '10₁₆ = 1 × 16', '11₁₆ = 1 × 16'],
  [sixteen, '| 12 | C |', '| 12 | D |'],
  [sixteen, '| 6 | 6 | 16 | 10 |', '| 6 | 6 | 16 | 11 |'],
  [point, '1/2 + 1/8 + 1/16 = 11/16', '1/2 + 1/8 + 1/16 = 13/16'],
  [point, '1/10 = 0.0(0011)₂', '1/10 = 0.(0011)₂'],
  [point, '1/8 = 125/1000 = 0.125', '1/8 = 125/1000 = 0.12'],
  [point, '| 1/5 | 0.(0011) |', '| 1/5 | 0.(0110) |'],
  [point, '0.11₂ = 3/4', '0.11₂ = 3/8'],
  [below, '11111011 = −128 + 123 = −5', '11111011 = −128 + 123 = −4'],
  [below, '11111011 = −128 + 123 = −5', '11111001 = −128 + 123 = −5'],
  [below, '−8 + 4 + 2 + 1 = −1', '−8 + 4 + 2 + 1 = 1'],
  [below, '9 − 16 = −7', '9 − 16 = −9'],
  [below, '| 1011 | 11 | −5 |', '| 1011 | 11 | −3 |'],
  [colours, '| `#0A0532` | 10 5 50 |', '| `#0A0532` | 10 5 32 |'],
  [colours, '| `25 50 44 46` | `%PDF` |', '| `25 50 44 47` | `%PDF` |'],
  [colours, '00 00 03 20 is 3 × 256 + 32', '00 00 02 20 is 3 × 256 + 32'],
  [colours, '3 × 256 + 32 = 800', '3 × 256 + 32 = 832'],
  [colours, 'FF9933₁₆ = 16750899', 'FF9934₁₆ = 16750899'],
  [routes, '| /20 | 12 | 4096 |', '| /20 | 12 | 4095 |'],
  [routes, '| /26 | 6 | 64 |', '| /26 | 8 | 64 |'],
  [routes, '130  1000|0010', '130  1000|0011'],
  [routes, 'AND  1000|0000  128', 'AND  1000|0010  130'],
  [routes, '144 is 1001|0000', '144 is 1000|0000'],
  [routes, '128 + 16 − 1 = 143', '128 + 16 − 1 = 144'],
  [sixes, '| `A`–`Z` | 0–25 |', '| `A`–`Z` | 1–26 |'],
  [sixes, '| `-`, `_` | 62, 63 |', '| `_`, `-` | 62, 63 |'],
  [sixes, '| `2` | 54 | 110110 |', '| `2` | 2 | 000010 |'],
  [sixes, '| `s` | 44 | 101100 |', '| `s` | 44 | 101101 |'],
  [sixes, '101100  U29s', '101100  U29t'],
  [sixes, '01101100   53 6F 6C', '01101100   53 6F 6D'],
  [sixes, '01010011 0000  53', '01010011 0001  53'],
  [sixes, '`So` → `U28`', '`So` → `U29`'],
  [sixes, '`S` → `Uw==`', '`S` → `Uw=`'],
  [sixes, '| 32 | 256 | 43 | 2 |', '| 32 | 256 | 42 | 2 |'],
  [sixes, '43 × 6 = 258', '43 × 6 = 256'],
  [sixes, '`7B 22 61` = `{"a`', '`7B 22 62` = `{"a`'],
  [lesson('base64-to-jwt', 'hi-Latn'), '| `m` | 38 | 100110 |', '| `m` | 38 | 100111 |'],
  [gateways, '= 4096', '= 4095'],
  [gateways, '3 × 2 × $7.30 = $43.80', '3 × 2 × $7.30 = $43.08'],
  [gateways, '| `10.16.159.255` | 4,091 |', '| `10.16.160.255` | 4,091 |'],
  [
    gateways,
    '10.16.130.7     00001010 00010000 1000|0010',
    '10.16.130.7     00001010 00010000 1000|0011',
  ],
  [gateways, '10000010 01|000000', '10000010 0|1000000'],
];

function plant(file: string, right: string, wrong: string): Words {
  const text = words[file] ?? '';
  // A slip that finds no place proves nothing.
  if (!text.includes(right)) throw new Error(`${file} no longer says "${right}": plant another.`);
  return { ...words, [file]: text.replace(right, () => wrong) };
}

describe('a slip in a head is told with its file, its field and what to write', () => {
  test.each([
    [
      'what stands above each page is complete',
      second,
      'date: 2026-11-23',
      'date: "2026-11-23"',
      'date: Write the day like 2026-11-23, without quotes.',
    ],
    [
      'what stands above each page is complete',
      second,
      'title: Strokes,',
      'title: Strokes: also,',
      '"title: Strokes: also, bundles and Rome" cannot be read: put a text with a colon, a # or a quote in it into "quotes".',
    ],
    [
      'a lesson asks again what a lesson before it taught',
      cards,
      'review: [name-place,',
      'review: [write-hex,',
      'review: no lesson before this one has "write-hex" in its skills: take another, or write it into the skills of the lesson that teaches it.',
    ],
    [
      'a post is about what is known',
      gateways,
      'networking, aws',
      'networking, awd',
      'tags: "awd" is not in content/tags.yml: take one of aws, csrf, jwt, networking, queues, security, tokens, vpc, xss, or add it there.',
    ],
  ])('%s: %s, %s', (rule, file, right, wrong, says) => {
    expect(rules[rule]?.(plant(file, right, wrong))).toEqual([`${file}: ${says}`]);
  });
});

test('a lesson without its other language is noticed', () => {
  const { [first]: _missing, ...rest } = words;
  expect(rules['what is out is there in both languages']?.(rest)).toHaveLength(1);
});

describe('a planted slip is noticed', () => {
  test.each(slips)('%s (%s: %s)', (rule, file, right, wrong) => {
    expect(rules[rule]?.(plant(file, right, wrong))).not.toEqual([]);
  });

  test.each(wrongNumbers)('%s: %s', (file, right, wrong) => {
    const rule = rules['sums, Roman numerals, places and addresses are right'];
    expect(rule?.(plant(file, right, wrong))).not.toEqual([]);
  });
});

test.each([
  ['XVI', 16],
  ['XIV', 14],
  ['XL', 40],
  ['MMMCMXCIX', 3999],
  ['IIII', null],
  ['IXX', null],
  ['VX', null],
  ['', null],
])('Roman %s is %s', (numeral, value) => {
  expect(readRoman(numeral)).toBe(value);
});

test.each([
  ['thirty-nine', 39],
  ['untaalees', 39],
  ['solah', 16],
  ['pachaas', 50],
  ['stone', null],
])('the word %s is %s', (word, value) => {
  expect(readWord(word)).toBe(value);
});

test('dictionaries and refusals spell Hinglish as the lessons do', () => {
  const modules = import.meta.glob<Record<string, unknown>>(
    ['../src/i18n/**/*.ts', '../src/lib/problem.ts', '!../src/**/*.test.ts'],
    { eager: true },
  );
  const texts = Object.entries(modules).flatMap(([path, exported]) =>
    Object.values(exported).flatMap((value) => hinglishIn(value, path)),
  );
  expect(texts.length).toBeGreaterThan(0);
  expect(misspelt(words['hinglish.yml'] ?? '', texts)).toEqual([]);
});

/** Collect every sentence below a `hi-Latn` key. */
function hinglishIn(value: unknown, where: string, inside = false): [string, string][] {
  if (typeof value === 'string') return inside ? [[where, value]] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    hinglishIn(part, where, inside || key === 'hi-Latn'),
  );
}

describe('the tokens in the post are real', () => {
  const post = words['blog/token-attacks/en.mdx'] ?? '';
  const tokens = post.match(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g) ?? [];
  const secret = /the secret `([^`]+)`/.exec(post)?.[1] ?? '';
  const partsOfToken = (token = '') => token.split('.') as [string, string, string];
  const stamp = (token = '') => {
    const [header, claims] = partsOfToken(token);
    return createHmac('sha256', secret).update(`${header}.${claims}`).digest('base64url');
  };
  const decode = (part: string) => Buffer.from(part, 'base64url').toString();

  test('the first carries its own signature and says what the text prints', () => {
    const [header, claims, signature] = partsOfToken(tokens[0]);
    expect(stamp(tokens[0])).toBe(signature);
    expect(post).toContain(`${decode(header)}\n${decode(claims)}\n`);
    expect(new Date(JSON.parse(decode(claims)).exp * 1000).toISOString()).toBe(
      '2027-01-15T08:00:00.000Z',
    );
  });

  test('the second keeps that signature over other claims, and it does not fit', () => {
    expect(partsOfToken(tokens[1])[2]).toBe(partsOfToken(tokens[0])[2]);
    expect(decode(partsOfToken(tokens[1])[1])).toContain('owner-01');
    expect(stamp(tokens[1]).slice(0, 4)).toBe('Ahv8');
  });

  test('four spellings of the last symbol are the same bytes', () => {
    const signature = partsOfToken(tokens[0])[2];
    const bytes = Buffer.from(signature, 'base64url');
    expect(bytes).toHaveLength(32);
    for (const last of ['k', 'l', 'm', 'n']) {
      expect(Buffer.from(signature.slice(0, -1) + last, 'base64url')).toEqual(bytes);
    }
    expect(Buffer.from(`${signature.slice(0, -1)}o`, 'base64url')).not.toEqual(bytes);
  });

  test('the lesson on base64 takes the first apart, and its seal has one symbol of four bits', () => {
    const [header, , signature] = partsOfToken(demoTokens.signed.token);
    expect(header.startsWith('eyJh')).toBe(true);
    expect(signature).toMatch(/^[\w-]{42}k$/);
  });

  test('six bits by six bits, eyJh is 7b 22 61', () => {
    expect(tokens[0]?.startsWith('eyJh')).toBe(true);
    expect(Buffer.from('eyJh', 'base64url').toString('hex')).toBe('7b2261');
    const symbols = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const numbers = [...'eyJh'].map((symbol) => symbols.indexOf(symbol));
    expect(post).toContain(`| its number | ${numbers.join(' | ')} |`);
    const six = numbers.map((value) => value.toString(2).padStart(6, '0'));
    expect(post).toContain(`| six bits | ${six.join(' | ')} |`);
    const eight = [0x7b, 0x22, 0x61].map((value) => value.toString(2).padStart(8, '0'));
    expect(post).toContain(`${eight.join(' ')}       cut by eight`);
  });

  test('the third has no stamp, the fourth is signed with the key that is printed', () => {
    expect(JSON.parse(decode(partsOfToken(tokens[2])[0])).alg).toBe('none');
    expect(partsOfToken(tokens[2])[2]).toBe('');
    const [header, claims, signature] = partsOfToken(tokens[3]);
    const jwk = JSON.parse(/\{"crv".*\}/.exec(post)?.[0] ?? '{}');
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const signed = Buffer.from(`${header}.${claims}`);
    expect(verify(null, signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
    const { iat, exp } = JSON.parse(decode(claims));
    expect(exp - iat).toBe(600);
  });
});

describe('the post on tokens says the same in both languages and in its figure', () => {
  const [english = '', hinglish = ''] = ['en', 'hi-Latn'].map((language) =>
    words[`blog/token-attacks/${language}.mdx`]?.replace(/^---[\s\S]*?\n---\n/, ''),
  );

  test.each([
    ['tokens', /eyJ[\w-]+\.[\w-]+\.[\w-]*/g],
    ['headers, claims and keys', /^\{".*\}$/gm],
    ['rows of numbers', /(?<=\| )[\d |]+\|$/gm],
    ['bits', /[01]{6,8}/g],
    ['figures of four digits and more', /\d{4,}/g],
    ['names in code', /`[\w-]+(?:=\w+)?`/g],
  ])('%s', (_what, pattern) => {
    // Sentences turn their words round, so the order is free.
    const found = english.match(pattern)?.sort() ?? [];
    expect(found.length).toBeGreaterThan(0);
    expect(hinglish.match(pattern)?.sort()).toEqual(found);
  });

  test('the inspector begins with the tokens and keys that are printed', () => {
    const printed = english.match(/eyJ[\w-]+\.[\w-]+\.[\w-]*/g);
    const demo = Object.values(demoTokens);
    expect(demo.map(({ token }) => token)).toEqual(printed);
    for (const { key } of demo) expect(english).toContain(key);
  });
});

/** The resources of AWS behind the list of the post on gateways, in its order. */
const builtParts = [
  'vpc',
  'subnet',
  'route_table route',
  'internet_gateway',
  'nat_gateway instance',
  'vpc_peering_connection',
  'vpn_gateway',
  'vpc_endpoint',
  'security_group',
  'network_acl',
  'eip',
  'vpc_dhcp_options',
  'ec2_transit_gateway',
  'flow_log',
  'customer_gateway',
  'vpc_endpoint_service',
  'dx_gateway',
];

describe('posts name files and tests of this project', () => {
  const named = Object.entries(words)
    .filter(([path]) => path.startsWith('blog/'))
    .flatMap(([page, text]) =>
      partsOf(text)
        .filter(({ name }) => name === 'Source')
        .map(({ told }) => ({ page, ...readSource(told) })),
    );

  test('each is there', () => {
    expect(named.length).toBeGreaterThan(0);
    expect(named.map(findMissing).filter((missing) => missing !== null)).toEqual([]);
  });

  test('each defence of the post on tokens names what does it and what shows it', () => {
    for (const language of ['en', 'hi-Latn']) {
      const post = words[`blog/token-attacks/${language}.mdx`] ?? '';
      const lines = post.split('\n').filter((line) => line.includes('<Source '));
      expect(lines).toHaveLength(17);
      for (const line of lines) {
        const tests = partsOf(line).map(({ told }) => readSource(told).name !== '');
        // Files first, and one test behind them.
        expect([tests[0], tests.at(-1), tests.filter(Boolean).length], line).toEqual([
          false,
          true,
          1,
        ]);
      }
    }
  });

  test('each part of the list in the post on gateways is built where it says', () => {
    for (const language of ['en', 'hi-Latn']) {
      const rows = (words[`blog/igw-and-nat-gateway/${language}.mdx`] ?? '').match(
        /^\| \d+ \|.*/gm,
      );
      const built = rows?.map((row) =>
        partsOf(row)
          .filter(({ name }) => name === 'Source')
          .map(({ told }) => readFileSync(readSource(told).file, 'utf8'))
          .join('\n'),
      );
      expect(built).toHaveLength(builtParts.length);
      builtParts.forEach((types, i) => {
        for (const type of types.split(' ')) {
          expect(built?.[i], `${language} ${i + 1}`).toMatch(
            new RegExp(`^resource "aws_${type}"`, 'm'),
          );
        }
      });
    }
  });

  test('a file or a test that is not there is told', () => {
    const file = 'tests/content.test.ts';
    expect(findMissing({ file: 'src/http/no-such.ts', name: '' })).toContain('not there');
    expect(findMissing({ file, name: ['no', 'such'].join(' ') })).toContain('no test called');
    expect(findMissing({ file, name: 'each is there' })).toBeNull();
  });

  /** Read which file a `<Source>` names, and which test in it; without one the name is empty. */
  function readSource(told: string): { file: string; name: string } {
    const [, file = ''] = /path="([^"]*)"/.exec(told) ?? [];
    const [, name = ''] = /test="([^"]*)"/.exec(told) ?? [];
    return { file, name };
  }
});

test('the NAT64 address in the post is the IPv4 one in base sixteen', () => {
  const hex = [203, 0, 113, 80].map((part) => part.toString(16).padStart(2, '0'));
  expect(words[gateways]).toContain(
    `203.0.113.80  →  ${hex.join(' ')}  →  64:ff9b::${hex.slice(0, 2).join('')}:${hex.slice(2).join('')}`,
  );
});

test.each(['en', 'hi-Latn'])('the post on gateways asks what its bill asks, %s', (language) => {
  const post = words[`blog/igw-and-nat-gateway/${language}.mdx`];
  const { asOf, hoursAMonth, natHour, natGigabyte, publicAddressHour } = prices;
  const address = publicAddressHour * hoursAMonth;
  const nat = natHour * hoursAMonth + address;
  for (const dollars of [address.toFixed(2), nat.toFixed(0), (2 * nat).toFixed(0), natGigabyte]) {
    expect(post).toContain(`$${dollars}`);
  }
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' }).format(new Date(asOf));
  expect(post).toContain(day);
});
