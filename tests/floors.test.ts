import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readTree, rules, wordsThatImport } from './support/floors.ts';

describe('the house', () => {
  const tree = readTree('src');

  test.each(Object.entries(rules))('%s', (_sentence, faults) => {
    expect(faults(tree)).toEqual([]);
  });

  test('words import nothing', () => {
    expect(wordsThatImport('content')).toEqual([]);
  });
});

/** One planted fault each, and the rule that must notice it. */
const faulty: ReadonlyArray<[rule: string, files: Record<string, string>]> = [
  ['every file stands on a floor', { 'helpers/a.ts': '' }],
  [
    'every import of ours names a file that exists, with its extension',
    { 'lib/a.ts': "import { b } from './b';", 'lib/b.ts': '' },
  ],
  [
    'every import of ours names a file that exists, with its extension',
    { 'lib/a.ts': "import { b } from '#lib/gone.ts';" },
  ],
  [
    'imports cross folders by # and stay inside one by ./',
    { 'domain/files/a.ts': "import { b } from '../../lib/b.ts';", 'lib/b.ts': '' },
  ],
  ['no import goes up', { 'lib/a.ts': "import type { B } from '#http/b.ts';", 'http/b.ts': '' }],
  [
    'no import goes up',
    {
      'layouts/Page.astro': "---\nimport { GET } from '#pages/api/x.ts';\n---\n",
      'pages/api/x.ts': '',
    },
  ],
  [
    'no import comes back to where it started',
    { 'lib/a.ts': "import { b } from './b.ts';", 'lib/b.ts': "import { a } from './a.ts';" },
  ],
  [
    'widgets and the drive import only what may reach a browser, and not each other',
    { 'widgets/heap/Heap.tsx': "import { useState } from 'react';" },
  ],
  [
    'widgets and the drive import only what may reach a browser, and not each other',
    { 'drive/a.tsx': "import { words } from '#i18n/drive.ts';", 'i18n/drive.ts': '' },
  ],
  [
    'nothing that a browser loads leads to the server',
    { 'drive/a.ts': "import { b } from '#lib/b.ts';", 'lib/b.ts': "import 'node:fs';" },
  ],
  [
    'only services.ts picks adapters',
    {
      'domain/files/a.ts': "import { disk } from '#adapters/storage/disk.ts';",
      'adapters/storage/disk.ts': '',
    },
  ],
  [
    'only settings.ts knows a setting, and import.meta.env appears nowhere',
    { 'domain/files/a.ts': 'export const dataDir = process.env.DATA_DIR;' },
  ],
  [
    'only settings.ts knows a setting, and import.meta.env appears nowhere',
    { 'pages/a.astro': '---\nconst mode = import.meta.env.MODE;\n---\n' },
  ],
  [
    'a page never imports a page',
    { 'pages/a.ts': "import { b } from './b.ts';", 'pages/b.ts': '' },
  ],
  [
    'nouns of the domain lean one way',
    { 'domain/folders/a.ts': "import { b } from '#domain/files/b.ts';", 'domain/files/b.ts': '' },
  ],
  [
    'astro:* is imported only by pages, middleware, content, layouts and components',
    { 'domain/files/a.ts': "import { getCollection } from 'astro:content';" },
  ],
  [
    'drizzle-orm is imported only by queries.ts and adapters/database',
    { 'domain/files/a.ts': "import { eq } from 'drizzle-orm';" },
  ],
  ['no test stands under pages, where it would become an address', { 'pages/api/x.test.ts': '' }],
  [
    'no index.ts only re-exports',
    { 'lib/index.ts': "export { a } from './a.ts';", 'lib/a.ts': '' },
  ],
];

describe('a planted fault is noticed', () => {
  test.each(faulty)('%s', (rule, files) => {
    const root = mkdtempSync(join(tmpdir(), 'floors-'));
    for (const [file, text] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), text);
    }
    const found = rules[rule]?.(readTree(root));
    rmSync(root, { recursive: true });
    expect(found).toHaveLength(1);
  });

  test('words that import', () => {
    const root = mkdtempSync(join(tmpdir(), 'floors-'));
    writeFileSync(join(root, 'en.mdx'), "import Heap from './Heap.astro';\n");
    const found = wordsThatImport(root);
    rmSync(root, { recursive: true });
    expect(found).toEqual(['en.mdx']);
  });

  test('every rule has one', () => {
    expect([...new Set(faulty.map(([rule]) => rule))].sort()).toEqual(Object.keys(rules).sort());
  });
});
