import { describe, expect, test } from 'vitest';
import { readWords } from '../scripts/read-words.ts';
import { findGaps, findUnsaid, readDictionaries } from '../scripts/translations.ts';

const today = new Date('2026-12-01');
const words = readWords('content');
const head = (date: string, more = '') => `---\ntitle: x\ndate: ${date}\n${more}---\nWords.\n`;
const out = head('2026-12-01');
const waits = head('2026-12-02');
const draft = head('2026-11-23', 'draft: true\n');

describe('a page', () => {
  const missing = 'content/blog/x/hi-Latn.mdx is missing: ';
  test.each([
    ['out in both', out, out, []],
    ['a draft in both', draft, draft, []],
    ['on its way in both', waits, waits, []],
    [
      'out in English alone',
      out,
      null,
      [
        {
          isOut: true,
          says: `${missing}write it, or put draft: true into en.mdx until it is there.`,
        },
      ],
    ],
    [
      'waiting for its day in English alone',
      waits,
      null,
      [{ isOut: false, says: `${missing}write it before en.mdx comes out.` }],
    ],
    [
      'a draft in English alone',
      draft,
      null,
      [{ isOut: false, says: `${missing}write it before en.mdx comes out.` }],
    ],
    [
      'out in Hinglish alone',
      null,
      out,
      [
        {
          isOut: true,
          says: 'content/blog/x/en.mdx is missing: write it, or put draft: true into hi-Latn.mdx until it is there.',
        },
      ],
    ],
    [
      'out in English, half written in Hinglish',
      out,
      draft,
      [
        {
          isOut: false,
          says: 'content/blog/x/hi-Latn.mdx is a draft: finish it and take out draft: true.',
        },
      ],
    ],
  ])('%s', (_what, en, hinglish, gaps) => {
    const both = { 'blog/x/en.mdx': en, 'blog/x/hi-Latn.mdx': hinglish };
    const there = Object.entries(both).flatMap(([path, text]) => (text ? [[path, text]] : []));
    expect(findGaps(Object.fromEntries(there), today)).toEqual(gaps);
  });
});

describe('a row', () => {
  test.each([
    [
      'facts.yml',
      /\n {4}hi-Latn: Aryabhata.*/,
      'content/facts.yml: aryabhata-place-value: sentence.hi-Latn: Write what we say, in Hinglish here, as text.',
    ],
    [
      'lessons/number-systems/course.yml',
      /\n {2}hi-Latn: .*/,
      'content/lessons/number-systems/course.yml: title.hi-Latn: Write the title of the course, in Hinglish here, as text.',
    ],
  ])('of %s that lacks a language is named', (path, line, says) => {
    const text = words[path] ?? '';
    expect(text).toMatch(line);
    expect(findGaps({ ...words, [path]: text.replace(line, '') }, today)).toEqual([
      { isOut: true, says },
    ]);
  });
});

describe('a dictionary', () => {
  test.each([
    ['whole', { en: { a: { b: 'Go to {n}' } }, 'hi-Latn': { a: { b: '{n} par jaiye' } } }, []],
    [
      'empty in Hinglish',
      { en: { a: 'Go' }, 'hi-Latn': { a: '' } },
      ['x.a is empty in Hinglish: write it.'],
    ],
    [
      'empty in English',
      { en: ['', 'b'], 'hi-Latn': ['a', 'b'] },
      ['x.0 is empty in English: write it.'],
    ],
    [
      'one without its number',
      { en: { a: '{n} of {all}' }, 'hi-Latn': { a: '{n}' } },
      ['x.a names {all} in one language only: name it in both.'],
    ],
    [
      'rows of refusals',
      { gone: { status: 410, en: 'Gone.', 'hi-Latn': '' } },
      ['x.gone is empty in Hinglish: write it.'],
    ],
  ])('%s', (_what, dictionary, says) => {
    expect(findUnsaid('x.ts', { x: dictionary }).map((gap) => gap.says)).toEqual(
      says.map((one) => `x.ts: ${one}`),
    );
  });

  test('of the site says everything in both languages', async () => {
    const dictionaries = await readDictionaries();
    expect(dictionaries.length).toBeGreaterThan(50);
    expect(dictionaries.flatMap(([file, dictionary]) => findUnsaid(file, dictionary))).toEqual([]);
  });
});
