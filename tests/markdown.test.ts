import { describe, expect, test } from 'vitest';
import { readHtml } from '../scripts/markdown/html-tree.ts';
import { toMarkdown } from '../scripts/markdown/to-markdown.ts';

const say = { figure: 'Figure', question: 'Q.', answer: 'A.' };
const write = (html: string) => toMarkdown(readHtml(html), say, 'https://solah.example');

describe('a built page as Markdown', () => {
  test.each([
    [
      'a heading without its anchor',
      '<h2 id="a"><a class="anchor" href="#a">One</a></h2>',
      '## One',
    ],
    [
      'marks and addresses',
      '<p>a <strong>b </strong><em>c</em> <a href="/x">d</a></p>',
      'a **b** *c* [d](https://solah.example/x)',
    ],
    ['entities', '<p>1 &lt; 2 &amp;&#38; &#x915;</p>', '1 < 2 && क'],
    ['small digits', '<p>10<sub>2</sub></p>', '10<sub>2</sub>'],
    [
      'lists in lists',
      '<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>',
      '3. a\n\n   - b\n4. c',
    ],
    [
      'a table',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>1|2</td><td></td></tr></tbody></table>',
      '| a | b |\n| --- | --- |\n| 1\\|2 |  |',
    ],
    [
      'code as it is',
      '<div class="listing"><pre data-language="ts"><code><span>a  =\n  &lt;b&gt;</span></code></pre><button>Copy</button></div>',
      '```ts\na  =\n  <b>\n```',
    ],
    ['a quotation', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n\n> b'],
  ])('%s', (_what, html, markdown) => {
    expect(write(html)).toBe(`${markdown}\n`);
  });

  test('a question stands with its answer', () => {
    const html =
      '<details class="check x"><summary><span class="think">Think</span><span class="question">Two?</span></summary><div class="answer"><p>Yes.</p><p>Why.</p></div></details>';
    expect(write(html)).toBe('**Q.** Two?\n\n**A.** Yes.\n\nWhy.\n');
  });

  test('a fact is a note at the end, once', () => {
    const fact =
      '<span class="fact"><button class="mark">✓</button><span class="note" id="fact-z" popover><span class="line"><strong>Sure.</strong> Zero.</span></span></span>';
    expect(write(`<p>a ${fact}</p><p>b ${fact}</p>`)).toBe(
      'a [^fact-z]\n\nb [^fact-z]\n\n[^fact-z]: **Sure.** Zero.\n',
    );
  });

  test('a figure is its caption, or its name; a drill is its question', () => {
    expect(
      write(
        '<astro-island><div aria-label="Board"><svg><title>x</title></svg><button>up</button><p class="board-caption">Turn it.</p></div></astro-island>',
      ),
    ).toBe('*Figure: x. Turn it.*\n');
    expect(write('<astro-island><div role="group" aria-label="Board"></div></astro-island>')).toBe(
      '*Figure: Board.*\n',
    );
    expect(
      write(
        '<astro-island><section aria-label="P"><p class="drill-title">Practice</p><p class="drill-ask">10?</p></section></astro-island>',
      ),
    ).toBe('**Practice** 10?\n');
  });

  test('scripts, styles and links to styles are no words', () => {
    expect(
      write('<style>p{}</style><link rel="stylesheet" href="/a"><script>a<b</script><p>c</p>'),
    ).toBe('c\n');
  });
});

test('a page that closes what it did not open is refused', () => {
  expect(() => readHtml('<p>a</b></p>')).toThrow('</b>');
});
