import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { attributes, readBuilt, readPages } from '../support/pages.ts';

const pages = readPages();
const written = pages.filter(({ html }) => html.includes('type="text/markdown"'));

const day = z.string().regex(/^20\d\d-\d\d-\d\d$/);
const url = z.url();
const text = z.string().min(1);
const dated = { datePublished: day, dateModified: day };
const common = {
  '@context': z.literal('https://schema.org'),
  inLanguage: z.enum(['en', 'hi-Latn']),
  url,
};

/** What each kind of structured fact must hold, after schema.org and what search engines ask for. */
const shapes = z.discriminatedUnion('@type', [
  z.object({
    '@type': z.literal('Course'),
    ...common,
    ...dated,
    name: text,
    description: text,
    provider: z.object({ '@type': z.literal('Organization'), name: text }),
    hasPart: z.array(z.object({ '@type': z.literal('LearningResource'), name: text, url })).min(1),
  }),
  z.object({
    '@type': z.literal('LearningResource'),
    ...common,
    ...dated,
    name: text,
    learningResourceType: z.literal('lesson'),
    isPartOf: z.object({ '@type': z.literal('Course'), name: text, url }),
  }),
  z.object({
    '@type': z.literal('Quiz'),
    ...common,
    ...dated,
    about: z.object({ '@type': z.literal('Thing'), name: text }),
    hasPart: z
      .array(
        z.object({
          '@type': z.literal('Question'),
          eduQuestionType: z.literal('Flashcard'),
          text: text.regex(/^[^<*`]+$/),
          acceptedAnswer: z.object({ '@type': z.literal('Answer'), text: text.regex(/^[^*`]+$/) }),
        }),
      )
      .min(1),
  }),
  z.object({
    '@type': z.literal('BlogPosting'),
    ...common,
    ...dated,
    headline: text.max(110),
    author: z.object({ '@type': z.literal('Organization'), name: text }),
    mainEntityOfPage: url,
  }),
  z.object({
    '@type': z.literal('BreadcrumbList'),
    itemListElement: z
      .array(z.object({ '@type': z.literal('ListItem'), position: z.int(), name: text, item: url }))
      .min(2),
  }),
]);

function factsOf(html: string): z.infer<typeof shapes>[] {
  const scripts = html.matchAll(/<script[^>]*ld\+json[^>]*>([^<]+)<\/script>/g);
  return [...scripts].map(([, json = '']) => shapes.parse(JSON.parse(json)));
}

describe.each(written)('$path', ({ path, html }) => {
  const facts = factsOf(html);
  const kinds = facts.map((fact) => fact['@type']);

  test('tells what it is, and where it stands', () => {
    const lesson = path.includes('/lessons/');
    expect(kinds).toContain(lesson ? 'LearningResource' : 'BlogPosting');
    expect(kinds).toContain('BreadcrumbList');
    const checks = html.match(/<details class="check/g)?.length ?? 0;
    const quiz = facts.find((fact) => fact['@type'] === 'Quiz');
    if (lesson) expect(quiz?.hasPart.length ?? 0).toBe(checks);
  });

  test('is there as Markdown, with every heading and question, and no tags left', () => {
    const [link = ''] = attributes(html, /<link[^>]*text\/markdown[^>]*>/g, 'href');
    const markdown = readBuilt(link);
    expect(markdown).toMatch(/^# .+\n\n> .+\n\n<http/);
    const headings = html.match(/<h2 id=/g)?.length ?? 0;
    const prose = markdown.replace(/```[\s\S]*?```/g, '');
    expect(prose.match(/^## /gm)?.length ?? 0).toBe(headings);
    expect(prose.match(/^\*\*(Question|Sawaal)\.\*\* /gm)?.length ?? 0).toBe(
      html.match(/<details class="check/g)?.length ?? 0,
    );
    expect(prose.replace(/`[^`]*`/g, '')).not.toMatch(
      /<\/?(?!su[bp]>|http)[a-z]|undefined|\[object /,
    );
  });
});

test('every course describes itself, on its own page', () => {
  for (const { path, html } of pages.filter(({ path }) => /\/lessons\/[^/]+$/.test(path))) {
    expect(
      factsOf(html).map((fact) => fact['@type']),
      path,
    ).toEqual(['Course', 'BreadcrumbList']);
  }
});

test('llms.txt leads to every lesson and post as Markdown, and to the interface', () => {
  const listed = [...readBuilt('llms.txt').matchAll(/\]\(([^)]+)\)/g)].map(
    ([, link = '']) => new URL(link).pathname,
  );
  const texts = written.map(({ path }) => `${path}.md`);
  expect(listed.toSorted()).toEqual([...texts, '/api/openapi.json'].toSorted());
});

describe('topics', () => {
  const tagPages = pages.filter(({ path }) => path.includes('/blog/tags/'));

  test('every tag of every post has a page in both languages, with a feed of the same posts', () => {
    const tags = new Set(
      written.flatMap(({ html }) => attributes(html, /<a[^>]*rel="tag"[^>]*>/g, 'href')),
    );
    expect(tagPages.map(({ path }) => path)).toEqual(expect.arrayContaining([...tags]));
    expect(tagPages.filter(({ path }) => path.startsWith('/hi-Latn')).length * 2).toBe(
      tagPages.length,
    );
    for (const { path, html } of tagPages) {
      const cards = html.match(/class="card-link"/g)?.length ?? 0;
      expect(cards).toBeGreaterThan(0);
      expect(readBuilt(`${path.slice(1)}/rss.xml`).match(/<item>/g)).toHaveLength(cards);
    }
  });
});
