import { z } from 'zod';
import {
  courseFile,
  factRow,
  lessonFrontmatter,
  postFrontmatter,
} from '#lib/content/frontmatter.ts';
import { readHead, readYaml, splitPage, type Words } from '../../scripts/read-words.ts';
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

/** Check a page's head; what is not even YAML is a fault like any other. */
function faultsOfHead(path: string, schema: z.ZodType, text: string): string[] {
  try {
    return faultsOf(path, schema, readYaml(splitPage(text).head));
  } catch (error) {
    return [`${path}: ${error instanceof Error ? error.message : error}`];
  }
}

/** What the head of each page of a kind says, of those that are in order. */
function heads<T>(words: Words, under: string, schema: z.ZodType<T>): [path: string, head: T][] {
  return pages(words, under).flatMap(([path, text]): [string, T][] => {
    const { data } = schema.safeParse(readHead(text));
    return data === undefined ? [] : [[path, data]];
  });
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
      faultsOfHead(path, lessonFrontmatter, text),
    ),
    ...pages(words, 'blog/').flatMap(([path, text]) => faultsOfHead(path, postFrontmatter, text)),
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

  'a lesson asks again what a lesson before it taught': (words) =>
    Object.entries(words)
      .filter(([path]) => path.endsWith('/course.yml'))
      .flatMap(([path, text]) => {
        const { data } = courseFile.safeParse(readYaml(text));
        const all = heads(words, path.replace('course.yml', ''), lessonFrontmatter);
        return (data?.lessons ?? []).flatMap((lesson, at, lessons) => {
          const before = lessons.slice(0, at);
          const taught = all
            .filter(([page]) => before.includes(page.split('/')[2] ?? ''))
            .flatMap(([, head]) => head.skills);
          return all
            .filter(([page]) => page.split('/')[2] === lesson)
            .flatMap(([page, { review }]) =>
              review
                .filter((skill) => !taught.includes(skill))
                .map(
                  (skill) =>
                    `${page}: review: no lesson before this one has "${skill}" in its skills: take another, or write it into the skills of the lesson that teaches it.`,
                ),
            );
        });
      }),

  'a post is about what is known': (words) => {
    const known = z.array(z.string()).parse(readYaml(words['tags.yml'] ?? '[]'));
    return heads(words, 'blog/', postFrontmatter).flatMap(([path, { tags, draft }]) =>
      tags
        // What `npm run new` writes may stand until the draft is ready.
        .filter((tag) => !known.includes(tag) && !(draft && tag === 'untagged'))
        .map(
          (tag) =>
            `${path}: tags: "${tag}" is not in content/tags.yml: take one of ${known.join(', ')}, or add it there.`,
        ),
    );
  },

  'both languages of a page say the same of it': (words) => {
    const all = [
      ...heads(words, 'lessons/', lessonFrontmatter).map(
        ([path, { skills, review }]) => [path, { skills, review }] as const,
      ),
      ...heads(words, 'blog/', postFrontmatter).map(
        ([path, { tags }]) => [path, { tags }] as const,
      ),
    ];
    const english = new Map<string, object>(all);
    return all.flatMap(([path, head]) => {
      const other = path.replace('hi-Latn.mdx', 'en.mdx');
      const there: Readonly<Record<string, unknown>> = { ...english.get(other) };
      return Object.entries(head)
        .filter(([key, list]) => key in there && String(list) !== String(there[key]))
        .map(
          ([key, list]) =>
            `${path}: ${key}: [${list.join(', ')}] is [${there[key]}] in ${other}: write the same in both.`,
        );
    });
  },

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
