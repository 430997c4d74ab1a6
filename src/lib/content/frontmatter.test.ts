import { describe, expect, test } from 'vitest';
import { factRow, lessonFrontmatter, longestSummary, postFrontmatter } from './frontmatter.ts';

const lesson = {
  title: 'Ten symbols',
  summary: 'What happens when they run out.',
  date: new Date('2026-11-23'),
  skills: ['expand-decimal'],
  review: [],
};
const post = { title: 'Tokens', summary: 'Attacked.', date: lesson.date, tags: ['security'] };
const fact = {
  id: 'roman-numerals',
  often: 'They had a zero.',
  sentence: { en: 'They had none.', 'hi-Latn': 'Nahin tha.' },
  confidence: 'sure',
  sources: ['A book (1900)'],
  checked: lesson.date,
  recheck: 12,
};

test('a whole head is taken as it is', () => {
  expect(lessonFrontmatter.parse(lesson)).toEqual(lesson);
  expect(postFrontmatter.parse(post)).toEqual(post);
  expect(factRow.parse(fact)).toEqual(fact);
});

test('a summary may be as long as a search result, and not a character longer', () => {
  const withSummary = (length: number) =>
    lessonFrontmatter.safeParse({ ...lesson, summary: 'x'.repeat(length) }).success;
  expect(withSummary(longestSummary)).toBe(true);
  expect(withSummary(longestSummary + 1)).toBe(false);
});

describe('an error says what to do', () => {
  test.each([
    [lessonFrontmatter, { ...lesson, title: '  ' }, 'Write the heading of the page here, as text.'],
    [
      lessonFrontmatter,
      { ...lesson, date: '2026-11-23' },
      'Write the day like 2026-11-23, without quotes.',
    ],
    [
      lessonFrontmatter,
      { ...lesson, review: ['Expand'] },
      'There is no skill "Expand": take a name of src/lib/drills/kit/skill-names.ts.',
    ],
    [
      lessonFrontmatter,
      { ...lesson, review: undefined },
      'List the skills it asks again in square brackets, like [read-binary]; write [] when there are none.',
    ],
    [
      lessonFrontmatter,
      { ...lesson, sumary: 'x' },
      'No line is called "sumary": keep to title, summary, date, updated, draft, skills and review.',
    ],
    [
      lessonFrontmatter,
      null,
      'Nothing is said here: begin with title, summary, date, updated, draft, skills and review, in a page between two lines of ---.',
    ],
    [
      lessonFrontmatter,
      { ...lesson, date: undefined },
      'Write the day like 2026-11-23, without quotes.',
    ],
    [
      lessonFrontmatter,
      { ...lesson, summary: 'x'.repeat(167) },
      'Shorten the summary to 155 characters, or search results cut it off; it has 167.',
    ],
    [
      lessonFrontmatter,
      { ...lesson, skills: ['read-binry'] },
      'There is no skill "read-binry": take a name of src/lib/drills/kit/skill-names.ts.',
    ],
    [
      postFrontmatter,
      { ...post, draft: 'yes' },
      'Write draft: true, or leave the line out when the page is ready.',
    ],
    [postFrontmatter, { ...post, tags: [] }, 'Give at least one tag.'],
    [
      postFrontmatter,
      { ...post, tags: ['Two Words'] },
      'Write names in small letters with hyphens, like read-binary.',
    ],
    [
      postFrontmatter,
      { ...post, tags: [16] },
      'Write names in small letters with hyphens, like read-binary.',
    ],
    [
      postFrontmatter,
      { ...post, series: 'Networks' },
      'Say series: { name: …, part: 1 }, in the words of this language.',
    ],
    [
      postFrontmatter,
      { ...post, series: { name: 'Networks', part: 0 } },
      'Number the parts 1, 2, 3 and on.',
    ],
    [factRow, { ...fact, confidence: 'certain' }, 'Choose sure, likely or disputed.'],
    [factRow, { ...fact, sources: [] }, 'Name at least one source that can be looked up.'],
    [
      factRow,
      { ...fact, sentence: { en: 'They had none.' } },
      'Write what we say, in Hinglish here, as text.',
    ],
    [
      factRow,
      { ...fact, recheck: 0.5 },
      'Say after how many whole months it must be checked again.',
    ],
    [factRow, { ...fact, recheck: 0 }, 'Say after how many whole months it must be checked again.'],
  ])('%#', (schema, value, message) => {
    const { error } = schema.safeParse(value);
    expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
  });
});
