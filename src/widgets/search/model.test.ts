import { describe, expect, test } from 'vitest';
import { readExcerpt, step, toResult } from './model.ts';

describe('an excerpt', () => {
  test.each([
    ['nothing found', [['nothing found', false]]],
    [
      'the <mark>mask</mark> wins',
      [
        ['the ', false],
        ['mask', true],
        [' wins', false],
      ],
    ],
    [
      '<mark>“Mask,</mark>',
      [
        ['“', false],
        ['Mask', true],
        [',', false],
      ],
    ],
    [
      '<mark>1011₂.</mark>',
      [
        ['1011₂', true],
        ['.', false],
      ],
    ],
    ['a &lt;script&gt; &amp;lt; &#39;b&#x27;', [["a <script> &lt; 'b'", false]]],
    [
      '<mark>&lt;b&gt;</mark>',
      [
        ['<', false],
        ['b', true],
        ['>', false],
      ],
    ],
  ])('%s', (html, pieces) => {
    expect(readExcerpt(html).map(({ text, marked }) => [text, marked])).toEqual(pieces);
  });
});

test('the headings with the most words come first, at most three, and never the page itself', () => {
  const part = (url: string, title: string, times: number) => ({
    url,
    title,
    locations: Array.from({ length: times }, (_, i) => i),
  });
  const { parts } = toResult({
    url: '/a',
    excerpt: '',
    meta: { title: 'A', label: 'Post' },
    sub_results: [
      part('/a', 'A', 9),
      part('/a#one', 'One', 1),
      part('/a#two', 'Two', 2),
      part('/a#three', 'Three', 3),
      part('/a#four', 'Four', 1),
    ],
  });
  expect(parts.map(({ title }) => title)).toEqual(['Three', 'Two', 'One']);
});

test.each([
  ['ArrowDown', 0, 3, 1],
  ['ArrowDown', 2, 3, null],
  ['ArrowUp', 2, 3, 1],
  ['ArrowUp', 0, 3, null],
  ['Escape', 2, 3, 0],
  // In the field it is the browser's: it empties it.
  ['Escape', 0, 3, null],
  ['k', 1, 3, null],
])('%s at %i of %i leads to %o', (key, at, count, next) => {
  expect(step(key, at, count)).toBe(next);
});
