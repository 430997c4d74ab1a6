import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findOverweight, measurePage } from '../scripts/budget.ts';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'budget-'));
  mkdirSync(join(root, '_astro'));
});

afterEach(() => rmSync(root, { recursive: true }));

function put(path: string, text: string): number {
  writeFileSync(join(root, path), text);
  return gzipSync(text, { level: 9 }).length;
}

describe('the cost of a page', () => {
  test('is its HTML, its styles and its scripts, gzipped', () => {
    const css = put('_astro/a.css', 'body{color:red}');
    const js = put('_astro/a.js', 'alert(1)');
    const html = put(
      'index.html',
      '<link href="/_astro/a.css"><script src="/_astro/a.js"></script>',
    );
    expect(measurePage(root, 'index.html')).toMatchObject({ all: html + css + js, js });
  });

  test('holds what a sleeping figure will load, with the imports of its imports, once', () => {
    const figure = put('_astro/heap.js', 'import"./preact.js";import("./late.js")');
    const preact = put('_astro/preact.js', 'import "./late.js"');
    const late = put('_astro/late.js', 'x=1');
    put(
      'index.html',
      '<astro-island component-url="/_astro/heap.js" renderer-url="/_astro/preact.js">',
    );
    expect(measurePage(root, 'index.html').js).toBe(figure + preact + late);
  });

  test('holds the skill that the page names, and no other', () => {
    const drill = put('_astro/Drill.Ab1.js', "import('/_astro/'+name+'.0f0f.js')");
    const named = put('_astro/read-binary.0f0f.js', 'import"./digits.js"');
    put('_astro/read-hex.0f0f.js', 'x=16');
    const digits = put('_astro/digits.js', 'x=2');
    put(
      'index.html',
      '<astro-island component-url="/_astro/Drill.Ab1.js"><section data-skill="read-binary">',
    );
    expect(measurePage(root, 'index.html').js).toBe(drill + named + digits);
  });

  test('holds the search that a page will load, with its worker', () => {
    mkdirSync(join(root, 'pagefind'));
    const search = put('_astro/Search.js', 'import(`/pagefind/pagefind.js?attempt=1`)');
    const page = put('pagefind/pagefind.js', 'new Worker("./pagefind-worker.js");"./inside.js"');
    const worker = put('pagefind/pagefind-worker.js', 'x=1');
    put('index.html', '<astro-island component-url="/_astro/Search.js">');
    expect(measurePage(root, 'index.html').js).toBe(search + page + worker);
  });

  test('refuses a skill that is not there', () => {
    put('index.html', '<section data-skill="read-mind">');
    expect(() => measurePage(root, 'index.html')).toThrow('read-mind');
  });

  test('counts a script in the page as JS, and structured facts not', () => {
    put('index.html', '<script>go()</script><script type="application/ld+json">{"a":1}</script>');
    expect(measurePage(root, 'index.html').js).toBe(gzipSync('go()', { level: 9 }).length);
  });

  test('counts each font once, as it lies on the disk', () => {
    writeFileSync(join(root, '_astro/f.woff2'), Buffer.alloc(100));
    put('_astro/a.css', '@font-face{src:url(/_astro/f.woff2)}');
    put('index.html', '<link href="/_astro/f.woff2"><link href="/_astro/a.css">');
    expect(measurePage(root, 'index.html').fonts).toBe(100);
  });
});

describe('the budget', () => {
  const lesson = { page: 'lessons/a/b/index.html', all: 30_000, js: 15_000, fonts: 60_000 };
  test.each([
    { what: 'at every limit', cost: {}, found: 0 },
    { what: 'one byte over', cost: { all: 30_001 }, found: 1 },
    { what: 'one byte of JS over', cost: { js: 15_001 }, found: 1 },
    { what: 'one byte of fonts over', cost: { fonts: 60_001 }, found: 1 },
  ])('a lesson $what has $found findings', ({ cost, found }) => {
    expect(findOverweight([{ ...lesson, ...cost }])).toHaveLength(found);
  });
});
