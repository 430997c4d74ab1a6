import { type CollectionEntry, getCollection } from 'astro:content';
import { defaultLanguage, isLanguage, type Language } from '#i18n/languages.ts';

/** A post with the languages it is written in, the wanted one first to be looked for. */
export interface Post {
  slug: string;
  entry: CollectionEntry<'blog'>;
  /** The language of this entry: English when the wanted one is not written yet. */
  language: Language;
  writtenIn: Language[];
}

/** A lesson in one language, and where in its course it stands. */
export interface Lesson {
  slug: string;
  path: string;
  entry: CollectionEntry<'lessons'>;
}

/** A course in one language, its lessons in the order they are read. */
export interface Course {
  slug: string;
  path: string;
  title: string;
  summary: string;
  lessons: Lesson[];
}

/** List the posts for readers of a language, newest first, those that exist only in English too. */
export async function listPosts(wanted: Language): Promise<Post[]> {
  const bySlug = Map.groupBy(await getCollection('blog'), ({ id }) => id.split('/')[0] ?? id);
  const posts = [...bySlug].flatMap(([slug, entries]) => {
    const writtenIn = entries.map(languageOf);
    const entry =
      entries.find((one) => languageOf(one) === wanted) ??
      entries.find((one) => languageOf(one) === defaultLanguage);
    return entry ? [{ slug, entry, language: languageOf(entry), writtenIn }] : [];
  });
  return posts.sort((a, b) => b.entry.data.date.valueOf() - a.entry.data.date.valueOf());
}

/** List what posts are about, and for each the posts, newest first; what most are about is first. */
export async function listTags(language: Language): Promise<{ tag: string; posts: Post[] }[]> {
  const posts = await listPosts(language);
  const tags = [...new Set(posts.flatMap(({ entry }) => entry.data.tags))];
  return tags
    .map((tag) => ({ tag, posts: posts.filter(({ entry }) => entry.data.tags.includes(tag)) }))
    .sort((a, b) => b.posts.length - a.posts.length || a.tag.localeCompare(b.tag));
}

/** List the parts of the series that a post is in, in order; alone it is no series. */
export function listParts(post: Post, posts: readonly Post[]): Post[] {
  const part = ({ entry }: Post) => entry.data.series?.part ?? 0;
  const name = post.entry.data.series?.name;
  if (name === undefined) return [];
  const parts = posts
    .filter((one) => one.language === post.language && one.entry.data.series?.name === name)
    .sort((a, b) => part(a) - part(b));
  const twice = parts.find((one, i) => i > 0 && part(one) === part(parts[i - 1] ?? one));
  if (twice) throw new Error(`The series "${name}" has two parts ${part(twice)}.`);
  return parts;
}

/** List the courses in a language. A lesson that `course.yml` names and nobody wrote is an error. */
export async function listCourses(language: Language): Promise<Course[]> {
  const [courses, lessons] = await Promise.all([
    getCollection('courses'),
    getCollection('lessons'),
  ]);
  return courses.map(({ id, data }) => ({
    slug: id,
    path: `/lessons/${id}`,
    title: data.title[language],
    summary: data.summary[language],
    lessons: data.lessons.map((slug) => {
      const entry = lessons.find((one) => one.id === `${id}/${slug}/${language}`);
      if (!entry) throw new Error(`content/lessons/${id}/${slug}/${language}.mdx is missing.`);
      return { slug, path: `/lessons/${id}/${slug}`, entry };
    }),
  }));
}

function languageOf({ id }: { id: string }): Language {
  const tag = id.split('/').at(-1);
  if (!isLanguage(tag)) throw new Error(`${id} is not named after one of our languages.`);
  return tag;
}
