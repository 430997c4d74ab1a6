import { defineCollection } from 'astro:content';
import { file, glob } from 'astro/loaders';
import { parse } from 'yaml';
import {
  courseFile,
  factRow,
  lessonFrontmatter,
  postFrontmatter,
  spellingRow,
} from '#lib/content/frontmatter.ts';

/** The id is the path without its ending. Astro's own would write `hi-Latn` in small letters. */
const pathWithoutEnding = ({ entry }: { entry: string }) => entry.replace(/\.mdx$/, '');

/** A row is a word and how else it is written; a collection wants objects. */
const readSpellings = (text: string) => {
  const rows: Record<string, string[]> = parse(text);
  return Object.fromEntries(Object.entries(rows).map(([word, others]) => [word, { others }]));
};

/** The words of the site, each kind with a checked frontmatter. Ids: `<course>/<lesson>/<language>`. */
export const collections = {
  lessons: defineCollection({
    loader: glob({
      base: './content/lessons',
      pattern: '*/*/{en,hi-Latn}.mdx',
      generateId: pathWithoutEnding,
    }),
    schema: lessonFrontmatter,
  }),
  courses: defineCollection({
    loader: glob({
      base: './content/lessons',
      pattern: '*/course.yml',
      generateId: ({ entry }) => entry.replace(/\/course\.yml$/, ''),
    }),
    schema: courseFile,
  }),
  blog: defineCollection({
    loader: glob({
      base: './content/blog',
      pattern: '*/{en,hi-Latn}.mdx',
      generateId: pathWithoutEnding,
    }),
    schema: postFrontmatter,
  }),
  facts: defineCollection({ loader: file('content/facts.yml'), schema: factRow }),
  spellings: defineCollection({
    loader: file('content/hinglish.yml', { parser: readSpellings }),
    schema: spellingRow,
  }),
};
