import { type CollectionEntry, getCollection } from 'astro:content';
import { defaultLanguage, isLanguage, type Language, languages } from '#i18n/languages.ts';
import { isPublished } from '#lib/content/published.ts';

/** A post with the languages it is written in, the wanted one first to be looked for. */
export interface Post {
  slug: string;
  entry: CollectionEntry<'blog'>;
  /** The language of this entry: English when the wanted one is not written yet. */
  language: Language;
  writtenIn: Language[];
  /** Whether only a writer sees it: a draft, or before its day. */
  waits: boolean;
}

/** A lesson in one language, and where in its course it stands. */
export interface Lesson {
  slug: string;
  path: string;
  entry: CollectionEntry<'lessons'>;
  /** Whether only a writer sees it, in either language: a draft, or before its day. */
  waits: boolean;
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
  const shown = await getCollection('blog', (entry) => isShown(waitsFor(entry)));
  const bySlug = Map.groupBy(shown, ({ id }) => id.split('/')[0] ?? id);
  const posts = [...bySlug].flatMap(([slug, entries]) => {
    const writtenIn = entries.map(languageOf);
    const entry =
      entries.find((one) => languageOf(one) === wanted) ??
      entries.find((one) => languageOf(one) === defaultLanguage);
    if (!entry) return [];
    return [{ slug, entry, language: languageOf(entry), writtenIn, waits: waitsFor(entry) }];
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

/**
 * List the courses in a language, without those of which no lesson is out. A lesson that
 * `course.yml` names and nobody wrote is an error; a draft may lack a language.
 */
export async function listCourses(language: Language): Promise<Course[]> {
  const [courses, entries] = await Promise.all([
    getCollection('courses'),
    getCollection('lessons'),
  ]);
  const byLesson = Map.groupBy(entries, ({ id }) => id.slice(0, id.lastIndexOf('/')));
  const all = courses.map(({ id, data }) => ({
    slug: id,
    path: `/lessons/${id}`,
    title: data.title[language],
    summary: data.summary[language],
    lessons: data.lessons.flatMap((slug) => {
      const written = byLesson.get(`${id}/${slug}`) ?? [];
      const entry = written.find((one) => languageOf(one) === language);
      if (!entry && written.every((one) => !waitsFor(one))) {
        throw new Error(`content/lessons/${id}/${slug}/${language}.mdx is missing.`);
      }
      // Its languages come out together: each page of a lesson leads to the other.
      const waits = written.length < languages.length || written.some(waitsFor);
      return entry && isShown(waits)
        ? [{ slug, path: `/lessons/${id}/${slug}`, entry, waits }]
        : [];
    }),
  }));
  return all.filter(({ lessons }) => lessons.length > 0);
}

/** Tell whether a page is still a writer's; while somebody writes, the clock is asked. */
function waitsFor({ data }: CollectionEntry<'blog' | 'lessons'>): boolean {
  return !isPublished(data, new Date(__SHELF_DAY__ ?? Date.now()));
}

/** A build leaves out what waits; whoever writes sees everything. */
function isShown(waits: boolean): boolean {
  return !waits || __SHELF_DAY__ === null;
}

function languageOf({ id }: { id: string }): Language {
  const tag = id.split('/').at(-1);
  if (!isLanguage(tag)) throw new Error(`${id} is not named after one of our languages.`);
  return tag;
}
