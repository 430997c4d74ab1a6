import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parse } from 'yaml';

/** The words of the site: path below content, and text. */
export type Words = Readonly<Record<string, string>>;

/** Read every file of a folder of words. */
export function readWords(root: string): Words {
  const files = globSync('**/*.{mdx,yml}', { cwd: root }).map((file) => file.split(sep).join('/'));
  return Object.fromEntries(
    files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

/** Read YAML as Astro does: a day is a date. */
export function readYaml(text: string): unknown {
  return parse(text, { customTags: ['timestamp'] });
}

/** Part what stands above a page from the page. */
export function splitPage(text: string): { head: string; body: string } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  return { head, body };
}
