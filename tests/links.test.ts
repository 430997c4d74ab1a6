import { describe, expect, test } from 'vitest';
import { findBrokenLinks } from '../scripts/links.ts';

const page = (body: string) =>
  `<!DOCTYPE html><html><head><link rel="canonical" href="https://solah.test/"></head><body>${body}</body></html>`;

const files: readonly (readonly [path: string, text: string | null])[] = [
  ['/', page('<h2 id="what">What</h2>')],
  ['/hi-Latn', page('')],
  ['/blog', page('')],
  ['/hi-Latn/blog', page('')],
  ['/blog/only-english', page('<h2 id="यहाँ">Here</h2>')],
  ['/blog/only-english.md', ''],
  ['/card.png', null],
];
const onDemand = new Set(['/drive']);

function look(from: string, text: string): string[] {
  return findBrokenLinks({ files: new Map([...files, [from, text]]), onDemand });
}

describe('a page may lead', () => {
  test.each([
    ['to a page, a place on it and a state of it', '/blog /#what /#drill=read-hex.17'],
    [
      'to a place in any script',
      '/blog/only-english#यहाँ /blog/only-english#%E0%A4%AF%E0%A4%B9%E0%A4%BE%E0%A4%81',
    ],
    ['to a file, and to what is answered on demand', '/card.png /blog/only-english.md /drive'],
    ['to a file that a member published', '/api/published/AAAAAAAAAAAAAAAAAAAAAA'],
    ['to itself under its whole address', 'https://solah.test/blog'],
    ['away, and to a mailbox', 'https://example.org/a?b=c#d mailto:a@example.org'],
  ])('%s', (_what, links) => {
    const body = links.split(' ').map((link) => `<a href="${link}">x</a>`);
    expect(look('/here', page(body.join('')))).toEqual([]);
  });

  test('from Hinglish into English where nothing else is written, or where it says so', () => {
    const body =
      '<a href="/blog/only-english">x</a><a href="/blog" hreflang="en">English</a><a href="/hi-Latn/blog">x</a>';
    expect(look('/hi-Latn/here', page(body))).toEqual([]);
  });
});

describe('a page must not', () => {
  test.each([
    ['<a href="/blgo">', '/blgo leads nowhere'],
    ['<a href="only-english">', 'only-english leads nowhere'],
    ['<a href="https://solah.test/blgo">', 'https://solah.test/blgo leads nowhere'],
    ['<a href="#where">', '#where names a place that /here does not have'],
    ['<a href="/#where">', '/#where names a place that / does not have'],
    ['<link rel="alternate" href="/here.md">', '/here.md leads nowhere'],
    ['<img src="/api/published/dog">', '/api/published/dog leads nowhere'],
    ['<img src="/dog.png">', '/dog.png leads nowhere'],
    ['<img srcset="/card.png 1x, /cat.png 2x">', '/cat.png leads nowhere'],
    ['<script src="/_astro/gone.js"></script>', '/_astro/gone.js leads nowhere'],
    [
      '<astro-island component-url="/_astro/gone.js"></astro-island>',
      '/_astro/gone.js leads nowhere',
    ],
    [
      '<meta property="og:image" content="https://solah.test/no.png">',
      'https://solah.test/no.png leads nowhere',
    ],
    ['<a href="http://example.org/">', 'http://example.org/ goes away without https'],
    ['<a href="javascript:alert(1)">', 'javascript:alert(1) goes away without https'],
    [
      '<a href="https://example.org/?utm_source=solah">',
      'https://example.org/?utm_source=solah lets others follow the reader',
    ],
    ['<a href="https://bit.ly/16">', 'https://bit.ly/16 lets others follow the reader'],
    ['<a href="/hi-Latn/blog">', '/hi-Latn/blog leaves the language, write /blog'],
    ['<a href="/hi-Latn">', '/hi-Latn leaves the language, write /'],
  ])('%s', (tag, fault) => {
    expect(look('/here', page(tag))).toEqual([`/here: ${fault}`]);
  });

  test('leave Hinglish where the same page is written in it', () => {
    expect(look('/hi-Latn/here', page('<a href="/blog#x">'))).toContain(
      '/hi-Latn/here: /blog#x leaves the language, write /hi-Latn/blog',
    );
  });
});

test.each([
  ['/rss.xml', '<link>https://solah.test/blgo</link>'],
  ['/rss.xml', '&lt;a href=&quot;https://solah.test/blgo&quot;&gt;'],
  ['/sitemap.xml', '<xhtml:link href="https://solah.test/blgo"/>'],
  ['/blog.md', 'Read [this](https://solah.test/blgo).'],
  ['/robots.txt', 'Sitemap: https://solah.test/blgo\n'],
])('a wrong address in %s is noticed', (from, text) => {
  expect(look(from, text)).toEqual([`${from}: https://solah.test/blgo leads nowhere`]);
});
