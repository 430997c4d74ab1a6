import { globSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { parseDocument } from 'yaml';

/** The words of the site: path below content, and text. */
export type Words = Readonly<Record<string, string>>;

/** Read every file of a folder of words. */
export function readWords(root: string): Words {
  const files = globSync('**/*.{mdx,yml}', { cwd: root }).map((file) => file.split(sep).join('/'));
  return Object.fromEntries(
    files.sort().map((file) => [file, readFileSync(join(root, file), 'utf8')]),
  );
}

/** Read YAML as Astro does: a day is a date. What cannot be read says in which line, and what to do. */
export function readYaml(text: string): unknown {
  const yaml = parseDocument(text, { customTags: ['timestamp'], prettyErrors: true });
  const [slip] = yaml.errors;
  if (!slip) return yaml.toJS();
  const line = slip.linePos?.[0].line ?? 1;
  throw new Error(
    `"${text.split('\n')[line - 1]}" cannot be read: put a text with a colon, a # or a quote in it into "quotes".`,
  );
}

/** Part what stands above a page from the page. */
export function splitPage(text: string): { head: string; body: string } {
  const [, head = '', body = ''] = /^---\n([\s\S]*?\n)---\n([\s\S]*)$/.exec(text) ?? [];
  return { head, body };
}

/** Read a page's head; undefined when it cannot be read, which is told where heads are checked. */
export function readHead(text: string): unknown {
  try {
    return readYaml(splitPage(text).head);
  } catch {
    return undefined;
  }
}
