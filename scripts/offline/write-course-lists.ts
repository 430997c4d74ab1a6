import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { languages } from '../../src/i18n/languages.ts';
import { localPath } from '../../src/i18n/paths.ts';
import { type CourseList, toListAddress } from '../../src/offline/course-list.ts';
import { listScripts } from '../budget.ts';

type Added = Pick<CourseList, 'script' | 'style'>;

/**
 * Write what "Keep this course" stores, a list for each course and language: its lessons, the
 * practice of their skills, and the pages that both lead to. Comes after compression, since a list
 * tells how much of it travels.
 */
export function writeCourseLists(root: string, added: Added): void {
  for (const language of languages) {
    const courses = globSync(`.${localPath(language, '/lessons')}/*/index.html`, { cwd: root });
    for (const file of courses) {
      const course = posix.basename(posix.dirname(file.replaceAll('\\', '/')));
      const list = listCourse(root, { course, language, added });
      writeFileSync(join(root, toListAddress(course, language)), JSON.stringify(list));
      console.log(
        `kept       ${course}.${language}: ${Object.keys(list.files).length} files, ` +
          `${Math.round(list.transferred / 1000)} KB travel, ${Math.round(list.stored / 1000)} KB lie`,
      );
    }
  }
}

/** List one course in one language. */
export function listCourse(
  root: string,
  {
    course,
    language,
    added,
  }: { course: string; language: (typeof languages)[number]; added: Added },
): CourseList {
  const path = localPath(language, `/lessons/${course}`);
  const pages = listPages(root, path, language);
  const files = [...pages, ...listAssets(root, pages, added)].sort();
  const hashes = Object.fromEntries(
    files.map((file) => [file, hash(readFileSync(place(root, file)))]),
  );
  const [, title = course] = /<h1[^>]*>([^<]+)</.exec(readPage(root, path)) ?? [];
  return {
    version: hash(Buffer.from(JSON.stringify(hashes))),
    title: title.trim(),
    path,
    language,
    transferred: sum(files.map((file) => sizeOnTheWay(place(root, file)))),
    stored: sum(files.map((file) => statSync(place(root, file)).size)),
    ...added,
    files: hashes,
  };
}

function listPages(root: string, path: string, language: (typeof languages)[number]): string[] {
  const lessons = globSync(`.${path}/*/index.html`, { cwd: root }).map(
    (file) => `${path}/${posix.basename(posix.dirname(file.replaceAll('\\', '/')))}`,
  );
  const around = ['/', '/lessons', '/practice', '/progress', '/converter'];
  const skills = lessons.flatMap((lesson) =>
    [...readPage(root, lesson).matchAll(/href="([^"#?]*\/practice\/[^"#?]+)"/g)].map(
      ([, address = '']) => address,
    ),
  );
  return [
    ...new Set([
      path,
      ...lessons,
      ...skills,
      ...around.map((page) => localPath(language, page)),
      // A page of the other language may be asked for, and says that it is not there.
      ...languages.map((each) => localPath(each, '/offline')),
    ]),
  ];
}

function listAssets(root: string, pages: readonly string[], { script, style }: Added): string[] {
  const found = new Set([script, style]);
  for (const page of pages) {
    const html = readPage(root, page);
    for (const address of [...listScripts(root, html), ...findAddresses(html)]) found.add(address);
  }
  // Fonts of the styles, workers of the scripts, and what those name in turn.
  for (const address of found) {
    if (!/\.(?:css|js)$/.test(address)) continue;
    for (const other of findAddresses(readFileSync(join(root, address), 'utf8'))) found.add(other);
  }
  return [...found];
}

function findAddresses(text: string): string[] {
  return [...text.matchAll(/\/_astro\/[\w.-]+\.\w+/g)].map(([address]) => address);
}

function place(root: string, address: string): string {
  return join(root, posix.extname(address) ? address : `${address}/index.html`);
}

function readPage(root: string, address: string): string {
  return readFileSync(place(root, address), 'utf8');
}

function sizeOnTheWay(file: string): number {
  return statSync(existsSync(`${file}.br`) ? `${file}.br` : file).size;
}

/** The fingerprint of a file, as the worker takes it (src/offline/course-list.ts). */
function hash(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 32);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}
