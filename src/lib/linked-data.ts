import type { Language } from '#i18n/languages.ts';

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

function written({ description, language, url, published, updated }: Written) {
  return {
    description,
    inLanguage: language,
    url,
    isAccessibleForFree: true,
    datePublished: published.toISOString(),
    dateModified: (updated ?? published).toISOString(),
  };
}
