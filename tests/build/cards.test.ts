import { existsSync, statSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { readCard } from '../../scripts/cards/draw-cards.ts';
import { attributes, readPages } from '../support/pages.ts';

const pages = readPages().filter(({ html }) => !html.includes('content="noindex"'));
const meta = (html: string, name: string) =>
  attributes(html, new RegExp(`<meta (?:property|name)="${name}"[^>]*>`, 'g'), 'content')[0] ?? '';
const cardOf = (html: string) => new URL(meta(html, 'og:image')).pathname;
const shown = [...new Set(pages.map(({ html }) => cardOf(html)))];

/** The kinds of pages that have a card of their own. */
const own = /^(?:\/hi-Latn)?(?:\/|\/converter|\/lessons\/[^/]+(?:\/[^/]+)?|\/blog\/[^/]+)?$/;

test.each(pages)('$path shows a large picture, and says what is on it', ({ path, html }) => {
  expect(meta(html, 'twitter:card')).toBe('summary_large_image');
  expect(meta(html, 'og:image:alt').length).toBeGreaterThan(3);
  expect([meta(html, 'og:image:width'), meta(html, 'og:image:height')]).toEqual(['1200', '630']);
  const first = path.startsWith('/hi-Latn') ? '/og/hi-Latn.png' : '/og/home.png';
  expect(cardOf(html)).toBe(own.test(path) && path !== '/' ? `/og${path}.png` : first);
});

describe.each(shown)('%s', (card) => {
  const file = `dist/client${card}`;

  test('is there, of the size that is said, and small', async () => {
    expect(existsSync(file)).toBe(true);
    const { format, width, height } = await sharp(file).metadata();
    expect({ format, width, height }).toEqual({ format: 'png', width: 1200, height: 630 });
    expect(statSync(file).size).toBeLessThan(60_000);
  });
});

test.each([
  [
    '/lessons/number-systems/ten-symbols',
    {
      above: expect.stringMatching(/^Number systems, from stones to .+ · Lesson 3 of \d+$/),
      laid: 3,
    },
  ],
  ['/blog/token-attacks', { above: 'Blog', laid: 16 }],
  ['/hi-Latn', { above: 'Solah solah hi hai, jaise bhi likhiye.', language: 'Hinglish', laid: 16 }],
])('the card of %s says where it stands', (path, card) => {
  expect(readCard(pages.find((page) => page.path === path)?.html ?? '')).toMatchObject(card);
});
