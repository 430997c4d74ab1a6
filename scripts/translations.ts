import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { isLanguage, type Language, languages } from '../src/i18n/languages.ts';
import { courseFile, factRow } from '../src/lib/content/frontmatter.ts';
import { isPublished } from '../src/lib/content/published.ts';
import { readHead, readWords, readYaml, type Words } from './read-words.ts';
import { findShelfDay } from './shelf-day.ts';

// `npm run translations`: what is not there in both languages, and what to do about it.

/** What one language lacks. */
export interface Gap {
  /** Whether readers already see the other language; a draft may take its time. */
  isOut: boolean;
  /** The file, and what to write into it. */
  says: string;
}

/** Find the lessons, posts, courses and facts that one language lacks. */
export function findGaps(words: Words, today: Date): Gap[] {
  return [...findPages(words, today), ...findRows(words)];
}

// Only what decides whether a page is out: the rest of the head has its own check.
const dated = z.object({ date: z.date(), draft: z.boolean().optional() });

type Head = z.infer<typeof dated>;

function findPages(words: Words, today: Date): Gap[] {
  const folders = Object.keys(words).flatMap((path) => /^(.+)\/[^/]+\.mdx$/.exec(path)?.[1] ?? []);
  return [...new Set(folders)].flatMap((folder) =>
    languages.flatMap((language) =>
      languages
        .filter((other) => other !== language)
        .flatMap((other) => findGap(words, folder, { language, other }, today)),
    ),
  );
}

function findGap(
  words: Words,
  folder: string,
  { language, other }: { language: Language; other: Language },
  today: Date,
): Gap[] {
  const text = words[`${folder}/${language}.mdx`];
  const head = readDate(text);
  const otherHead = readDate(words[`${folder}/${other}.mdx`]);
  if (!otherHead) return [];
  const file = `content/${folder}/${language}.mdx`;
  if (text === undefined) {
    const isOut = isPublished(otherHead, today);
    const todo = isOut
      ? `write it, or put draft: true into ${other}.mdx until it is there`
      : `write it before ${other}.mdx comes out`;
    return [{ isOut, says: `${file} is missing: ${todo}.` }];
  }
  if (!head?.draft || otherHead.draft) return [];
  // Not a fault: until then a lesson waits in both languages, and a post is out in one.
  return [{ isOut: false, says: `${file} is a draft: finish it and take out draft: true.` }];
}

function readDate(text: string | undefined): Head | undefined {
  return dated.safeParse(text && readHead(text)).data;
}

/** A fact and a course hold both languages in one row, and its schema says what to write. */
function findRows(words: Words): Gap[] {
  const rows = (path: string) => [readYaml(words[path] ?? '[]')].flat();
  const courses = Object.keys(words).filter((path) => path.endsWith('/course.yml'));
  return [
    ...rows('facts.yml').flatMap((row) => findUnwritten('facts.yml', factRow, row)),
    ...courses.flatMap((path) => rows(path).flatMap((row) => findUnwritten(path, courseFile, row))),
  ];
}

const named = z.object({ id: z.string() });

function findUnwritten(path: string, schema: z.ZodType, row: unknown): Gap[] {
  const issues = schema.safeParse(row).error?.issues ?? [];
  const { id = '' } = named.safeParse(row).data ?? {};
  return issues
    .filter((issue) => isLanguage(issue.path.at(-1)))
    .map((issue) => ({
      isOut: true,
      says: [`content/${path}`, id, issue.path.join('.'), issue.message].filter(Boolean).join(': '),
    }));
}

/** Anything that stands in both languages: a dictionary, or one row of refusals. */
const both = z.object({ en: z.unknown(), 'hi-Latn': z.unknown() });

/**
 * Find what a dictionary leaves out. The compiler sees a missing word; it does not see an empty one,
 * nor a sentence that forgets the number it should name.
 */
export function findUnsaid(file: string, words: unknown, where = ''): Gap[] {
  const value = both.safeParse(words);
  if (value.success) return compare(file, where, value.data.en, value.data['hi-Latn']);
  return entriesOf(words).flatMap(([key, below]) => findUnsaid(file, below, step(where, key)));
}

function compare(file: string, where: string, en: unknown, hinglish: unknown): Gap[] {
  if (typeof en !== 'string' || typeof hinglish !== 'string') {
    const other = Object.fromEntries(entriesOf(hinglish));
    return entriesOf(en).flatMap(([key, one]) => compare(file, step(where, key), one, other[key]));
  }
  const gap = (says: string): Gap => ({ isOut: true, says: `${file}: ${where} ${says}` });
  if (!en || !hinglish) return [gap(`is empty in ${en ? 'Hinglish' : 'English'}: write it.`)];
  const slots = [en, hinglish].map((text) => new Set(text.match(/\{\w+\}/g)));
  const [lost] = slots[0]?.symmetricDifference(slots[1] ?? new Set()) ?? [];
  return lost ? [gap(`names ${lost} in one language only: name it in both.`)] : [];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value ? Object.entries(value) : [];
}

function step(where: string, key: string): string {
  return where ? `${where}.${key}` : key;
}

/** Read what every dictionary exports, and the table of refusals. */
export async function readDictionaries(): Promise<[file: string, words: unknown][]> {
  const files = globSync('src/i18n/**/*.ts').filter((file) => !file.endsWith('.test.ts'));
  return Promise.all(
    [...files, 'src/lib/problem.ts'].map(async (file): Promise<[string, unknown]> => {
      return [file, { ...(await import(pathToFileURL(file).href)) }];
    }),
  );
}

if (import.meta.main) {
  const gaps = [
    ...findGaps(readWords('content'), findShelfDay()),
    ...(await readDictionaries()).flatMap(([file, words]) => findUnsaid(file, words)),
  ];
  for (const { says } of gaps) console.log(says);
  if (gaps.length === 0) console.log('Everything is there in both languages.');
  if (gaps.some(({ isOut }) => isOut)) process.exitCode = 1;
}
