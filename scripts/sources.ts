import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';

const everything = [
  'src/**/*',
  'content/**/*',
  'public/**/*',
  'scripts/**/*',
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
];

/** Hash everything that the build is made from, so that a build that is still right is kept. */
export function hashSources(...more: string[]): string {
  const hash = createHash('sha256');
  const files = everything.flatMap((pattern) => globSync(pattern, { withFileTypes: true }));
  const paths = files
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`)
    .sort();
  for (const path of paths) hash.update(path).update('\0').update(readFileSync(path));
  for (const text of more) hash.update(text).update('\0');
  return hash.digest('hex');
}
