import {
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { writeCourseLists } from '../../scripts/offline/write-course-lists.ts';
import { readBuilt } from './pages.ts';

/** A build of the site in which one page says something new. */
export interface NewerBuild {
  root: string;
  remove(): void;
}

/** Copy what stands in dist/, and write a word into the title of a page. */
export function newerBuild(page: string, word: string): NewerBuild {
  const root = mkdtempSync(join(tmpdir(), 'newer-'));
  for (const name of ['package.json', 'src', 'dist']) {
    cpSync(name, join(root, name), { recursive: true });
  }
  symlinkSync(resolve('node_modules'), join(root, 'node_modules'), 'junction');
  const client = join(root, 'dist/client');
  const file = join(client, page, 'index.html');
  writeFileSync(file, readFileSync(file, 'utf8').replace('</h1>', ` ${word}</h1>`));
  // What stands compressed beside them is of the old build.
  for (const old of globSync(`{.${page},offline}/*.{br,gz}`, { cwd: client })) {
    rmSync(join(client, old));
  }
  const { script, style } = JSON.parse(readBuilt('offline/number-systems.en.json'));
  writeCourseLists(client, { script, style });
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) };
}
