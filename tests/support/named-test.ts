import { existsSync, readFileSync } from 'node:fs';

/** Tell why a page must not name this file and this test in it; null when both are there. */
export function findMissing({ file, name }: { file: string; name: string }): string | null {
  if (!existsSync(file)) return `${file} is not there`;
  if (name === '') return null;
  const spellings = [`'${name}'`, `\`${name}\``, `'${name.replaceAll("'", "\\'")}'`, `"${name}"`];
  const source = readFileSync(file, 'utf8');
  return spellings.some((spelling) => source.includes(spelling))
    ? null
    : `${file} has no test called ${name}`;
}
