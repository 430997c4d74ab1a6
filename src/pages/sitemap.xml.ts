import type { APIRoute } from 'astro';
import { listDrills } from '#components/lesson/load-drill.ts';
import { listCourses, listPosts, listTags } from '#components/shelf.ts';
import { defaultLanguage, type Language, languages } from '#i18n/languages.ts';
import { localPath } from '#i18n/paths.ts';
import { alternates } from '#layouts/page-facts.ts';

export const prerender = true;

interface Place {
  path: string;
  writtenIn: readonly Language[];
  /** The day its words last changed. A page that only lists others takes the newest of theirs. */
  changed: Date | undefined;
}

/** List every public page with its siblings in other languages and its real last change. */
export const GET: APIRoute = async ({ site }) => {
  const address = (path: string) => new URL(path, site).href;
  const urls = (await listPlaces()).flatMap((place) =>
    place.writtenIn.map((language) => {
      const links = alternates(place).map(
        ({ tag, path }) =>
          `<xhtml:link rel="alternate" hreflang="${tag}" href="${address(path)}"/>`,
      );
      const day = place.changed?.toISOString().slice(0, 10);
      return [
        `<url><loc>${address(localPath(language, place.path))}</loc>`,
        ...(day ? [`<lastmod>${day}</lastmod>`] : []),
        ...links,
        '</url>',
      ].join('');
    }),
  );
  const body = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
${urls.join('\n')}
</urlset>
`;
  return new Response(body, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
};

async function listPlaces(): Promise<Place[]> {
  const posts = await Promise.all(languages.map(listPosts));
  const courses = await Promise.all(languages.map(listCourses));
  // Each thing stands in the list of its own language; what is only in English is there as well.
  const written = posts.flatMap((list, i) => list.filter((post) => post.language === languages[i]));
  const slugs = new Map(written.map((post) => [post.slug, post]));
  const postPlaces = [...slugs.values()].map(({ slug, writtenIn }) => ({
    path: `/blog/${slug}`,
    writtenIn,
    changed: newest(
      written
        .filter((post) => post.slug === slug)
        .map(({ entry: { data } }) => data.updated ?? data.date),
    ),
  }));
  const lessonPlaces = (courses[0] ?? []).flatMap(({ slug, path, lessons }) => {
    const inEach = courses.flatMap((list) => list.filter((course) => course.slug === slug));
    const own = lessons.map((lesson) => ({
      path: lesson.path,
      writtenIn: languages,
      changed: newest(
        inEach.map((course) => {
          const words = course.lessons.find(({ slug }) => slug === lesson.slug)?.entry.data;
          return words?.updated ?? words?.date;
        }),
      ),
    }));
    return [{ path, writtenIn: languages, changed: newest(own.map((one) => one.changed)) }, ...own];
  });
  const skills = await listDrills(defaultLanguage);
  const both = (path: string, below: Place[]) => ({
    path,
    writtenIn: languages,
    changed: newest(below.map(({ changed }) => changed)),
  });
  const tagPlaces = (await listTags(defaultLanguage)).map(({ tag, posts: about }) =>
    both(
      `/blog/tags/${tag}`,
      postPlaces.filter(({ path }) => about.some(({ slug }) => path === `/blog/${slug}`)),
    ),
  );
  return [
    both('/', [...postPlaces, ...lessonPlaces]),
    both('/lessons', lessonPlaces),
    ...lessonPlaces,
    both('/practice', []),
    ...skills.map(({ name }) => both(`/practice/${name}`, [])),
    both('/converter', []),
    both('/developers', []),
    both('/blog', postPlaces),
    ...postPlaces,
    ...tagPlaces,
  ];
}

function newest(days: readonly (Date | undefined)[]): Date | undefined {
  return days.reduce((a, b) => (!a || (b && b > a) ? b : a), undefined);
}
