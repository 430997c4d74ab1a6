import { describe, expect, test } from 'vitest';
import { lifetimes, refreshGrace, refreshMemory } from '#domain/accounts/rules.ts';
import { freshRefreshToken, hashToken, sealNext } from '#domain/accounts/token.ts';
import { day, second } from '#lib/units.ts';
import { readWords } from '../scripts/read-words.ts';

// What the post on refresh races says in numbers is what the code does.

const words = readWords('content');

describe.each(['en', 'hi-Latn'])('the post on refresh races, %s', (language) => {
  const post = words[`blog/refresh-races/${language}.mdx`] ?? '';
  const { idle, absolute } = lifetimes.member;

  test('counts characters as the code makes them', () => {
    const [token, next] = [freshRefreshToken(), freshRefreshToken()];
    const lengths = [token, hashToken(token), sealNext(token, next)].map(({ length }) => length);
    const sizes = post.slice(post.indexOf('`rt1.`'), post.indexOf('| 100 |') + 7);
    const printed = [...sizes.matchAll(/\| (\d+) \|$/gm)].map(([, length]) => Number(length));
    expect(printed).toEqual(lengths);
  });

  test('counts seconds and days as the code does', () => {
    expect(post).toContain(` ${refreshGrace / second} second`);
    expect(post).toContain(` ${refreshMemory / day} d`);
    const rows = [...post.matchAll(/^\| (\d+ \w+) \| [\w -]+ \| (\d+ \w+) \| (\d+ \w+) \|$/gm)];
    expect(rows).toHaveLength(3);
    const read = (text = '') => Date.parse(`${text} 2026 09:00 UTC`);
    const end = read(rows[0]?.[1]) + absolute;
    for (const [, day, idleEnd, lastEnd] of rows) {
      expect([idleEnd, lastEnd].map(read)).toEqual([Math.min(read(day) + idle, end), end]);
    }
  });

  test('counts what twelve processes did, and no tab twice', () => {
    const rows = [...post.matchAll(/^\| [^|\d]+ \| ([\d |]+) \|$/gm)]
      .map(([, numbers = '']) => numbers.split(' | ').map(Number))
      .filter((row) => row.length === 5);
    expect(rows).toHaveLength(4);
    for (const [asks = 0, rotations = 0, repeats = 0, refused = 0, out] of rows) {
      expect(rotations + repeats + refused).toBe(asks);
      expect(rotations).toBe(1);
      expect(out).toBe(refused > 0 ? 12 : 0);
    }
  });
});
