import { z } from 'zod';

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
  return z.array(
    z.string().regex(name, {
      error: 'Write names in small letters with hyphens, like read-binary.',
    }),
    { error: `List ${what} in square brackets, like [read-binary]; write [] when there are none.` },
  );
}

const title = text('the heading of the page');
const summary = text('one sentence for search results').max(longestSummary, {
  error: `Shorten the summary to ${longestSummary} characters, or search results cut it off.`,
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
    skills: names('the skills it teaches'),
    review: names('the skills it asks again'),
  },
  {
    error:
      'Keep to title, summary, date, updated, draft, skills and review; any other line is a slip.',
  },
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
        { name: text('the name of the series'), part: z.int().positive() },
        { error: 'Say series: { name: …, part: 1 }, in the words of this language.' },
      )
      .optional(),
  },
  {
    error:
      'Keep to title, summary, date, updated, draft, tags and series; any other line is a slip.',
  },
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
  { error: 'Keep to title, summary and lessons; any other line is a slip.' },
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
    recheck: z
      .int({ error: 'Say after how many whole months it must be checked again.' })
      .positive(),
  },
  { error: 'Keep to id, often, sentence, confidence, sources, checked and recheck.' },
);

export type Fact = z.infer<typeof factRow>;
