import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isLanguage } from '../../src/i18n/languages.ts';
import { reading } from '../../src/i18n/reading.ts';
import { find, findClass, readHtml } from './html-tree.ts';
import { toMarkdown } from './to-markdown.ts';

/** Put a `<page>.md` beside every lesson and post: the same words, for whoever wants them plain. */
export function writeMarkdown(root: string): void {
  for (const file of globSync('**/index.html', { cwd: root })) {
    const html = readFileSync(join(root, file), 'utf8');
    const [, path] = /<link rel="alternate" type="text\/markdown" href="([^"]+)"/.exec(html) ?? [];
    if (path) writeFileSync(join(root, path), readPage(html));
  }
}

/** Read the words of one built page as Markdown. */
export function readPage(html: string): string {
  const page = readHtml(html);
  const language = find(page, ({ tag }) => tag === 'html')?.attributes.lang;
  const prose = findClass(page, 'prose');
  const [, here = ''] = /<link rel="canonical" href="([^"]+)"/.exec(html) ?? [];
  const [, title = ''] = /<meta property="og:title" content="([^"]*)"/.exec(html) ?? [];
  const [, summary = ''] = /<meta name="description" content="([^"]*)"/.exec(html) ?? [];
  if (!isLanguage(language) || !prose) throw new Error(`${here} has no prose, or no language.`);
  const plain = (text: string) => String(readHtml(text).children[0] ?? '');
  const head = [`# ${plain(title)}`, `> ${plain(summary)}`, `<${here}>`].join('\n\n');
  return `${head}\n\n${toMarkdown(prose, reading[language].plain, new URL(here).origin)}`;
}
