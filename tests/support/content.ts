import type { z } from 'zod';
import {
  courseFile,
  factRow,
  lessonFrontmatter,
  postFrontmatter,
} from '#lib/content/frontmatter.ts';
import { readYaml, splitPage, type Words } from '../../scripts/read-words.ts';
import { findGaps } from '../../scripts/translations.ts';
import { faultsInSums } from './sums.ts';

const pages = (words: Words, under = '') =>
  Object.entries(words).filter(([path]) => path.startsWith(under) && path.endsWith('.mdx'));

const withoutCode = (body: string) =>
  body.replace(/```[\s\S]*?```/g, '').replace(/`[^`\n]*`/g, '`');

/** A figure, a question or a fact, with what it is told in numbers and names. */
interface Part {
  name: string;
  told: string;
}

/** List the components of a page in order, with their attributes, sentences left out. */
export function partsOf(body: string): Part[] {
  const tags = withoutCode(body).matchAll(/<([A-Z]\w*)((?:\s+\w+=(?:"[^"]*"|\{[^}]*\}))*)\s*\/?>/g);
  return [...tags].map(([, name = '', attributes = '']) => ({
    name,
    told: [...attributes.matchAll(/(\w+)=("[^"]*"|\{[^}]*\})/g)]
      .filter(([, key = '']) => !['question', 'caption', 'label'].includes(key))
      .map(([whole]) => whole)
      .join(' '),
  }));
}

function faultsOf(path: string, schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => `${path}: ${issue.path.join('.')}: ${issue.message}`);
}

function factRows(words: Words): readonly { id?: string }[] {
  const rows = readYaml(words['facts.yml'] ?? '[]');
  return Array.isArray(rows) ? rows : [];
}

/** The text that a person reads in Hinglish, by where it stands. */
function hinglish(words: Words): [where: string, text: string][] {
  const rows = [...factRows(words)] as { id?: string; sentence?: Record<string, string> }[];
  return [
    ...pages(words)
      .filter(([path]) => path.endsWith('/hi-Latn.mdx'))
      .map(([path, text]): [string, string] => [path, withoutCode(text)]),
    ...rows.map((row): [string, string] => [
      `facts.yml: ${row.id}`,
      row.sentence?.['hi-Latn'] ?? '',
    ]),
    ...Object.entries(words)
      .filter(([path]) => path.endsWith('course.yml'))
      .map(([path, text]): [string, string] => [
        path,
        [...text.matchAll(/hi-Latn: (.*)/g)].map(([, line]) => line).join('\n'),
      ]),
  ];
}

/** Find spellings that the list refuses. */
export function misspelt(list: string, texts: readonly [where: string, text: string][]): string[] {
  const right = readYaml(list) as Record<string, string[]>;
  const known = new Map(
    Object.entries(right).flatMap(([word, wrong]) => wrong.map((other) => [other, word] as const)),
  );
  return texts.flatMap(([where, text]) =>
    [...text.toLowerCase().matchAll(/[a-z]+(?:'[a-z]+)?/g)].flatMap(([word]) => {
      const instead = known.get(word);
      return instead ? [`${where}: "${word}", write "${instead}"`] : [];
    }),
  );
}

/** The lessons in which no decimal digit stands for a number: it comes with the third. */
const beforeDigits = /\/(numbers-live-in-the-mind|tally-and-roman)\//;

/** What must hold of all words; each answers the faults that it finds. */
export const rules: Readonly<Record<string, (words: Words) => string[]>> = {
  'what stands above each page is complete': (words) => [
    ...pages(words, 'lessons/').flatMap(([path, text]) =>
      faultsOf(path, lessonFrontmatter, readYaml(splitPage(text).head)),
    ),
    ...pages(words, 'blog/').flatMap(([path, text]) =>
      faultsOf(path, postFrontmatter, readYaml(splitPage(text).head)),
    ),
  ],

  'a course lists its lessons, and each is there': (words) =>
    Object.entries(words)
      .filter(([path]) => path.endsWith('/course.yml'))
      .flatMap(([path, text]) => {
        const value = readYaml(text);
        const faults = faultsOf(path, courseFile, value);
        if (faults.length > 0) return faults;
        const folder = path.replace('course.yml', '');
        const { lessons } = courseFile.parse(value);
        const found = new Set(pages(words, folder).map(([page]) => page.split('/')[2] ?? ''));
        return [
          ...lessons
            .filter((lesson) => !found.has(lesson))
            .map((lesson) => `${path}: ${folder}${lesson} is missing`),
          ...[...found]
            .filter((lesson) => !lessons.includes(lesson))
            .map((lesson) => `${path}: ${lesson} is not listed`),
        ];
      }),

  // A day far ahead: a page that waits for its day is as good as out.
  'what is out is there in both languages': (words) =>
    findGaps(words, new Date('9999-12-31'))
      .filter(({ isOut }) => isOut)
      .map(({ says }) => says),

  'both languages of a page name the same parts in the same order': (words) =>
    pages(words)
      .filter(([path]) => path.endsWith('/hi-Latn.mdx'))
      .flatMap(([path, text]) => {
        const english = words[path.replace('hi-Latn.mdx', 'en.mdx')];
        if (english === undefined) return [];
        const [ours, theirs] = [text, english].map((page) =>
          partsOf(splitPage(page).body).map(({ name, told }) => `${name} ${told}`),
        );
        return JSON.stringify(ours) === JSON.stringify(theirs)
          ? []
          : [`${path}: ${ours?.join(', ')} against ${theirs?.join(', ')}`];
      }),

  'each fact has its whole row, and an id of its own': (words) => {
    const rows = factRows(words);
    const ids = rows.map(({ id }) => id);
    return [
      ...rows.flatMap((row) => faultsOf(`facts.yml: ${row.id}`, factRow, row)),
      ...ids
        .filter((id, i) => ids.indexOf(id) !== i)
        .map((id) => `facts.yml: ${id} is there twice`),
    ];
  },

  'each fact that a page marks exists, and is marked once on it': (words) => {
    const ids = new Set(factRows(words).map(({ id }) => id));
    return pages(words).flatMap(([path, text]) => {
      const used = [...withoutCode(text).matchAll(/<Fact\s+id="([^"]*)"/g)].map(([, id]) => id);
      return [
        ...used.filter((id) => !ids.has(id)).map((id) => `${path}: no fact ${id}`),
        ...used.filter((id, i) => used.indexOf(id) !== i).map((id) => `${path}: ${id} twice`),
      ];
    });
  },

  'Hinglish is spelled one way': (words) =>
    misspelt(words['hinglish.yml'] ?? '{}', hinglish(words)),

  'no digit stands for a number before the third lesson': (words) =>
    pages(words)
      .filter(([path]) => beforeDigits.test(path))
      .flatMap(([path, text]) =>
        splitPage(text)
          .body.replace(/\{\d+\}/g, '')
          .split('\n')
          .filter((line) => /\d/.test(line))
          .map((line) => `${path}: ${line}`),
      ),

  'sums, Roman numerals, places and addresses are right': (words) =>
    pages(words).flatMap(([path, text]) =>
      faultsInSums(splitPage(text).body).map((fault) => `${path}: ${fault}`),
    ),
};
