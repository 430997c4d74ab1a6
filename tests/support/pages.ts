import { globSync, readFileSync } from 'node:fs';

/** A page as the build wrote it. */
export interface BuiltPage {
  /** Its address: `/hi-Latn/blog`. */
  path: string;
  html: string;
}

const client = 'dist/client';

/** Read every prerendered page. */
export function readPages(): BuiltPage[] {
  return globSync('**/*.html', { cwd: client }).map((file) => ({
    path: toPath(file),
    html: readFileSync(`${client}/${file}`, 'utf8'),
  }));
}

/** Read another built file as text. */
export function readBuilt(file: string): string {
  return readFileSync(`${client}/${file}`, 'utf8');
}

/** Read one attribute of every tag of a name, in the order of the page. */
export function attributes(html: string, tag: RegExp, name: string): string[] {
  return (html.match(tag) ?? []).map((found) => attribute(found, name) ?? '');
}

/** Read one attribute of one tag. */
export function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}=(["'])(.*?)\\1`, 's').exec(tag)?.[2];
  return value === undefined ? null : decode(value);
}

function decode(text: string): string {
  const named: Record<string, string> = {
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    '#34': '"',
    '#38': '&',
    '#39': "'",
  };
  return text.replace(/&([#\w]+);/g, (whole, name: string) => named[name] ?? whole);
}

function toPath(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '').replace(/\.html$/, '')}`;
}
