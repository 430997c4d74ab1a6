import { describe, expect, test } from 'vitest';
import { readChecks, toPlainText } from './checks.ts';

test('a question comes with the first paragraph of its answer, in plain words', () => {
  const mdx = `Before.

<Check question="Which number is 10<sub>2</sub>?">

**Two.** One times [two](/lessons), and nothing. <Fact id="x" />

*Tempting:* ten.

</Check>

<Check question="And F?">

Fifteen.

</Check>`;
  expect(readChecks(mdx)).toEqual([
    { question: 'Which number is 10₂?', answer: 'Two. One times two, and nothing.' },
    { question: 'And F?', answer: 'Fifteen.' },
  ]);
});

test('a page without questions has none', () => {
  expect(readChecks('Sixteen <Heap />')).toEqual([]);
});

describe('plain text', () => {
  test.each([
    ['2<sup>10</sup>', '2¹⁰'],
    ['b<sup>n</sup>', 'bn'],
    ['`0x1F` and *thirty\n one*', '0x1F and thirty one'],
  ])('%s becomes %s', (markdown, plain) => {
    expect(toPlainText(markdown)).toBe(plain);
  });
});
