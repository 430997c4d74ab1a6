import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planPage, writePage } from '../scripts/new.ts';
import { readWords } from '../scripts/read-words.ts';
import { rules } from './support/content.ts';

const today = new Date('2026-12-24T22:00:00Z');
const list = 'lessons/number-systems/course.yml';
let words = '';

beforeEach(() => {
  words = mkdtempSync(join(tmpdir(), 'words-'));
  cpSync('content', words, { recursive: true });
});

afterEach(() => rmSync(words, { recursive: true }));

function begin(...asked: string[]): string {
  const plan = planPage(words, asked, today);
  if ('refusal' in plan) return plan.refusal;
  writePage(words, plan.files);
  return Object.keys(plan.files).join(' ');
}

describe('a page that is begun', () => {
  test.each([
    ['lesson', 'heaps-of-sand'],
    ['lesson', 'number-systems/heaps-of-sand'],
    ['lesson', '16'],
    ['post', 'why-sixteen'],
    ['post', 'null'],
  ])('%s %s passes every rule for words', (kind, name) => {
    begin(kind, name);
    const after = readWords(words);
    for (const [sentence, faults] of Object.entries(rules)) {
      expect(faults(after), sentence).toEqual([]);
    }
  });

  test('has both languages, a heading made of its name, and the day', () => {
    expect(begin('post', 'why-sixteen')).toBe(
      'blog/why-sixteen/en.mdx blog/why-sixteen/hi-Latn.mdx',
    );
    for (const language of ['en', 'hi-Latn']) {
      const text = readFileSync(join(words, `blog/why-sixteen/${language}.mdx`), 'utf8');
      expect(text).toMatch(
        /^---\ntitle: Why sixteen\nsummary: .+\ndate: 2026-12-24\ndraft: true\n/,
      );
    }
  });

  test('stands last in its course, and no other line of the list is touched', () => {
    const before = readFileSync(join(words, list), 'utf8');
    begin('lesson', 'heaps-of-sand');
    expect(readFileSync(join(words, list), 'utf8')).toBe(`${before}  - heaps-of-sand\n`);
  });
});

describe('a refusal says what to do, and writes nothing', () => {
  test.each([
    [['lesson', 'Two Symbols'], 'use small letters, digits and single hyphens'],
    [['lesson', 'a--b'], 'use small letters'],
    [['post', '../escape'], 'use small letters'],
    [['post', 'a/b'], 'use small letters'],
    [['lesson', 'number-systems/../x'], 'use small letters'],
    [['lesson', 'ten-symbols'], '"ten-symbols" is there already'],
    [['post', 'token-attacks'], '"token-attacks" is there already'],
    [['lesson', 'algebra/sets'], 'one of number-systems: number-systems/sets'],
    [['lesson'], 'npm run new lesson two-symbols'],
    [[], 'npm run new lesson two-symbols'],
    [['chapter', 'one'], 'npm run new lesson two-symbols'],
    [['post', 'two', 'words'], 'npm run new lesson two-symbols'],
  ])('%j', (asked, sentence) => {
    const before = readWords(words);
    expect(begin(...asked)).toContain(sentence);
    expect(readWords(words)).toEqual(before);
  });

  test('with two courses, a bare name is asked for its course', () => {
    mkdirSync(join(words, 'lessons/networks'));
    cpSync(join(words, list), join(words, 'lessons/networks/course.yml'));
    expect(begin('lesson', 'subnets')).toMatch(/Name the course too, one of .*networks/);
    expect(begin('lesson', 'networks/subnets')).toContain('lessons/networks/subnets/en.mdx');
  });
});

test('a file that came to be meanwhile is not written over', () => {
  const plan = planPage(words, ['post', 'why-sixteen'], today);
  begin('post', 'why-sixteen');
  expect(() => 'files' in plan && writePage(words, plan.files)).toThrow('EEXIST');
});
