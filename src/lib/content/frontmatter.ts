import { z } from 'zod';
import { skillNames } from '#lib/drills/kit/skill-names.ts';

/** The longest summary: search engines cut a description after about this many characters. */
export const longestSummary = 155;

const name = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Tell whether a text may be the name of a page, a skill or a fact: it becomes an address. */
export function isName(text: string): boolean {
  return name.test(text);
}

/** Text that must be there; the error says what belongs in the place. */
function text(what: string) {
  const error = `Write ${what} here, as text.`;
  return z.string({ error }).trim().min(1, { error });
}

/** A list of names such as `read-binary`; an empty list is written `[]`. */
function names(what: string) {
  const error = 'Write names in small letters with hyphens, like read-binary.';
  return z.array(z.string({ error }).regex(name, { error }), { error: listOf(what) });
}

function skills(what: string) {
  return z.array(
    z.enum(skillNames, {
      error: ({ input }) =>
        `There is no skill "${input}": take a name of src/lib/drills/kit/skill-names.ts.`,
    }),
    { error: listOf(what) },
  );
}

function listOf(what: string): string {
  return `List ${what} in square brackets, like [read-binary]; write [] when there are none.`;
}

/** A whole number from one on. */
function count(error: string) {
  return z.int({ error }).positive({ error });
}

/** Say which line is a slip; without any line there is no head at all. */
function head(keys: string) {
  return ({ code, keys: unknown = [] }: { code?: string; keys?: readonly string[] }) =>
    code === 'unrecognized_keys'
      ? `No line is called "${unknown.join('" or "')}": keep to ${keys}.`
      : `Nothing is said here: begin with ${keys}, in a page between two lines of ---.`;
}

const title = text('the heading of the page');
const summary = text('one sentence for search results').max(longestSummary, {
  error: ({ input }) =>
    `Shorten the summary to ${longestSummary} characters, or search results cut it off; it has ${String(input).length}.`,
});
const draft = z
  .boolean({ error: 'Write draft: true, or leave the line out when the page is ready.' })
  .optional();
const date = z.date({ error: 'Write the day like 2026-11-23, without quotes.' });
const both = (what: string) =>
  z.strictObject(
    { en: text(`${what}, in English`), 'hi-Latn': text(`${what}, in Hinglish`) },
    { error: `Give ${what} twice: under en and under hi-Latn, and under nothing else.` },
  );

/** What stands above each lesson. */
export const lessonFrontmatter = z.strictObject(
  {
    title,
    summary,
    date,
    updated: date.optional(),
    draft,
    skills: skills('the skills it teaches'),
    review: skills('the skills it asks again'),
  },
  { error: head('title, summary, date, updated, draft, skills and review') },
);

/** What stands above each post. */
export const postFrontmatter = z.strictObject(
  {
    title,
    summary,
    date,
    updated: date.optional(),
    draft,
    tags: names('its tags').min(1, { error: 'Give at least one tag.' }),
    series: z
      .strictObject(
        { name: text('the name of the series'), part: count('Number the parts 1, 2, 3 and on.') },
        { error: 'Say series: { name: …, part: 1 }, in the words of this language.' },
      )
      .optional(),
  },
  { error: head('title, summary, date, updated, draft, tags and series') },
);

/** A course: its title, its summary, and its lessons in the order they are read. */
export const courseFile = z.strictObject(
  {
    title: both('the title of the course'),
    summary: both('what the course is about'),
    lessons: names('the folders of its lessons, in order').min(1, {
      error: 'List at least one lesson.',
    }),
  },
  { error: head('title, summary and lessons') },
);

/** A sentence that we may print, and how sure we are of it. */
export const factRow = z.strictObject(
  {
    id: z
      .string({ error: 'Give the fact an id.' })
      .regex(name, { error: 'Write the id like roman-zero.' }),
    often: text('what is often said'),
    sentence: both('what we say'),
    confidence: z.enum(['sure', 'likely', 'disputed'], {
      error: 'Choose sure, likely or disputed.',
    }),
    sources: z
      .array(text('the author, title and year of a source'), { error: 'List sources, one a line.' })
      .min(1, { error: 'Name at least one source that can be looked up.' }),
    checked: date,
    recheck: count('Say after how many whole months it must be checked again.'),
  },
  { error: head('id, often, sentence, confidence, sources, checked and recheck') },
);

export type Fact = z.infer<typeof factRow>;

/** How else a word of Hinglish is written; its own spelling is the id. */
export const spellingRow = z.strictObject({ others: z.array(z.string()).min(1) });
