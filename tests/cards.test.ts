import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { drawCards } from '../scripts/cards/draw-cards.ts';
import { fitText } from '../scripts/cards/fit-text.ts';
import { measure, outline } from '../scripts/cards/outlines.ts';

const box = { width: 100, height: 60, size: 20, leading: 1 };
/** A font in which every letter is half as wide as high. */
const halves = (text: string, size: number) => (text.length * size) / 2;
const set = (text: string) => fitText(text, box, halves);

describe('a title', () => {
  test.each([
    ['that fits is as large as may be, on one line', 'ten wide', ['ten wide'], 20],
    ['that is too wide is broken between words', 'ten wide and more', ['ten wide', 'and more'], 20],
    ['leaves no word alone at its end', 'one two six ten a', ['one two', 'six ten a'], 20],
    [
      'of three full lines fits',
      'aaaaaaaaaa bbbbbbbbbb cccccccccc',
      ['aaaaaaaaaa', 'bbbbbbbbbb', 'cccccccccc'],
      20,
    ],
  ])('%s', (_what, text, lines, size) => {
    expect(set(text)).toEqual({ size, lines });
  });

  test.each([
    ['a word wider than a line', 'x'.repeat(11)],
    ['one word of two hundred letters', 'x'.repeat(200)],
    ['a line more than there is room for', 'aaaaaaaaaa bbbbbbbbbb cccccccccc d'],
    ['two hundred words', 'word '.repeat(200).trim()],
  ])('%s is written smaller, never cut: every word is whole and inside', (_what, text) => {
    const { size, lines } = set(text);
    expect(size).toBeLessThan(box.size);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(halves(line, size)).toBeLessThanOrEqual(box.width);
    expect(lines.length * size).toBeLessThanOrEqual(box.height);
  });
});

describe('letters', () => {
  test('are outlines: no font of a machine is asked', () => {
    expect(outline('Solah, सोलह', 'display', 40)).not.toMatch(/<text|font/);
  });

  test('are as wide as they are large', () => {
    expect(measure('Solah', 'text', 80)).toBeCloseTo(2 * measure('Solah', 'text', 40));
    expect(measure('Solah', 'display', 40)).toBeGreaterThan(measure('Solah', 'text', 40));
  });

  test('of Devanagari are joined as it asks: half letters are narrower than whole ones', () => {
    expect(measure('स्ल', 'text', 40)).toBeLessThan(measure('सल', 'text', 40));
    expect(outline('स्ल', 'text', 40).match(/<path/g)).toHaveLength(2);
  });

  test('that no font has are refused by name', () => {
    expect(() => measure('A 漢 b', 'text', 40)).toThrow(
      'No font of the cards has "漢", in "A 漢 b".',
    );
  });
});

test('a card is drawn once for what it says, and again when that changes', async () => {
  const root = mkdtempSync(join(tmpdir(), 'cards-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  const write = (title: string) =>
    writeFileSync(
      join(root, 'index.html'),
      `<html lang="en"><link rel="canonical" href="https://solah.test/"><meta property="og:title" content="${title}"><meta property="og:image" content="https://solah.test/og/home.png"></html>`,
    );
  const draw = () => drawCards(root, join(root, 'kept'));
  write('Sixteen');
  expect(await draw()).toEqual({ all: 1, fresh: 1 });
  expect(await draw()).toEqual({ all: 1, fresh: 0 });
  write('XVI');
  expect(await draw()).toEqual({ all: 1, fresh: 1 });
});
