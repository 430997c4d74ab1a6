import { expect, test } from 'vitest';
import { readingMinutes } from './reading-minutes.ts';

const words = (n: number) => Array.from({ length: n }, () => 'solah').join(' ');

test.each([
  { what: 'nothing', mdx: '', minutes: 1 },
  { what: 'two hundred words', mdx: words(200), minutes: 1 },
  { what: 'a thousand words', mdx: words(1000), minutes: 5 },
  { what: 'a figure', mdx: `${words(200)}\n\n<Heap />\n`, minutes: 2 },
  {
    what: 'a question, which is words',
    mdx: `${words(200)}\n\n<Check question="a">\n`,
    minutes: 1,
  },
  {
    what: 'code, which is skimmed',
    mdx: `${words(200)}\n\`\`\`ts\n${words(900)}\n\`\`\``,
    minutes: 1,
  },
])('$what takes $minutes min', ({ mdx, minutes }) => {
  expect(readingMinutes(mdx)).toBe(minutes);
});
