import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Take out of a build where it was made: Astro writes that folder into its manifest and its comments. */
export function forgetPlaces(folder: string, root = resolve('.')): void {
  const slashed = root.replaceAll('\\', '/');
  for (const name of globSync('**/*.{mjs,js}', { cwd: folder })) {
    const path = join(folder, name);
    const code = readFileSync(path, 'utf8');
    const lean = code
      .replaceAll(`${pathToFileURL(root).href}/`, 'file:///solah/')
      .replaceAll(`${slashed}/`, '/solah/');
    if (lean !== code) writeFileSync(path, lean);
  }
}
