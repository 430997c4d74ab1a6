import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { languages } from '#i18n/languages.ts';

const perCourse = 20;

/**
 * Put many lessons into a copy of the site, in both languages: the real ones again and again, with
 * all their figures, drills, checks and tables, each under another title and with a closing of its
 * own, so that no two are the same text.
 */
export function writeManyLessons(root: string, count: number): void {
  const lessons = join(root, 'content/lessons');
  const real = realLessons(join(lessons, 'number-systems'));
  for (let from = 0; from < count; from += perCourse) {
    const course = join(lessons, `course-${from / perCourse + 1}`);
    const numbers = Array.from({ length: Math.min(perCourse, count - from) }, (_, i) => from + i);
    mkdirSync(course);
    writeFileSync(join(course, 'course.yml'), courseOf(numbers));
    for (const n of numbers) {
      const folder = join(course, `lesson-${n}`);
      cpSync(real[n % real.length] ?? '', folder, { recursive: true });
      for (const language of languages) rewrite(join(folder, `${language}.mdx`), n);
    }
  }
}

function realLessons(course: string): string[] {
  const { lessons } = parse(readFileSync(join(course, 'course.yml'), 'utf8'));
  const known = readdirSync(course);
  return lessons
    .filter((name: string) => known.includes(name))
    .map((name: string) => join(course, name));
}

function courseOf(numbers: readonly number[]): string {
  const both = (text: string) => languages.map((language) => `  ${language}: ${text}`).join('\n');
  const names = numbers.map((n) => `  - lesson-${n}`).join('\n');
  return `title:\n${both(`Lessons from ${numbers[0]} on`)}\nsummary:\n${both('Many of them.')}\nlessons:\n${names}\n`;
}

function rewrite(file: string, n: number): void {
  const text = readFileSync(file, 'utf8').replace(/^title: .*$/m, `title: Lesson ${n}`);
  const table = `| ten | two | sixteen |\n| --- | --- | --- |\n| ${n} | ${n.toString(2)} | ${n.toString(16)} |`;
  writeFileSync(file, `${text}\n## Number ${n}\n\nThis is lesson **${n}**.\n\n${table}\n`);
}
