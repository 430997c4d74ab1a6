import type { Language } from '#i18n/languages.ts';
import type { PlainCheck } from './content/checks.ts';

/** What every written thing says of itself to a search engine. */
interface Written {
  title: string;
  description: string;
  language: Language;
  url: string;
  published: Date;
  updated?: Date | undefined;
}

const context = 'https://schema.org';
const solah = { '@type': 'Organization', name: 'Solah' };

/** Describe where a page stands: the way down to it from the first page. */
export function breadcrumbs(trail: readonly { name: string; url: string }[]): object {
  return {
    '@context': context,
    '@type': 'BreadcrumbList',
    itemListElement: trail.map(({ name, url }, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name,
      item: url,
    })),
  };
}

/** Describe a post. */
export function blogPosting(post: Written): object {
  return {
    '@context': context,
    '@type': 'BlogPosting',
    headline: post.title,
    ...written(post),
    author: solah,
    mainEntityOfPage: post.url,
  };
}

/** Describe a lesson as a part of its course. */
export function learningResource(lesson: Written & { course: { name: string; url: string } }) {
  return {
    '@context': context,
    '@type': 'LearningResource',
    name: lesson.title,
    learningResourceType: 'lesson',
    ...written(lesson),
    isPartOf: { '@type': 'Course', name: lesson.course.name, url: lesson.course.url },
  };
}

/** Describe the questions of a lesson, each with its right answer. */
export function quiz(facts: {
  title: string;
  language: Language;
  url: string;
  published: Date;
  updated?: Date | undefined;
  checks: readonly PlainCheck[];
}) {
  return {
    '@context': context,
    '@type': 'Quiz',
    name: facts.title,
    about: { '@type': 'Thing', name: facts.title },
    inLanguage: facts.language,
    url: facts.url,
    ...days(facts),
    hasPart: facts.checks.map(({ question, answer }) => ({
      '@type': 'Question',
      eduQuestionType: 'Flashcard',
      text: question,
      acceptedAnswer: { '@type': 'Answer', text: answer },
    })),
  };
}

/** Describe a course by its lessons, in order. */
export function course(facts: Written & { lessons: readonly { name: string; url: string }[] }) {
  return {
    '@context': context,
    '@type': 'Course',
    name: facts.title,
    ...written(facts),
    provider: solah,
    hasPart: facts.lessons.map((lesson) => ({ '@type': 'LearningResource', ...lesson })),
  };
}

function written({ description, language, url, ...when }: Written) {
  return { description, inLanguage: language, url, isAccessibleForFree: true, ...days(when) };
}

function days({ published, updated = published }: Pick<Written, 'published' | 'updated'>) {
  return { datePublished: toDay(published), dateModified: toDay(updated) };
}

/** A date that is none ends the build: better no page than one that says "undefined". */
function toDay(date: Date): string {
  if (!(date instanceof Date) || Number.isNaN(date.valueOf())) {
    throw new Error(`A page without a day: its frontmatter says ${date}.`);
  }
  return date.toISOString().slice(0, 10);
}
