import type { APIRoute } from 'astro';
import { listCourses, listPosts } from '#components/shelf.ts';
import { developers } from '#i18n/developers.ts';
import { languages } from '#i18n/languages.ts';
import { languageNames } from '#i18n/names.ts';
import { localPath } from '#i18n/paths.ts';
import { reading } from '#i18n/reading.ts';
import { site as siteWords } from '#i18n/site.ts';

export const prerender = true;

/** List every lesson and post for programs that read: each links to its words as plain Markdown. */
export const GET: APIRoute = async ({ site }) => {
  const line = (path: string, { title, summary }: { title: string; summary: string }) =>
    `- [${title}](${new URL(`${path}.md`, site)}): ${summary}`;
  const parts = languages.map(async (language) => {
    const say = reading[language];
    const courses = (await listCourses(language)).map(({ title, lessons }) => [
      `## ${languageNames[language]}: ${title}`,
      lessons.map(({ path, entry }) => line(localPath(language, path), entry.data)).join('\n'),
    ]);
    const posts = (await listPosts(language)).filter((post) => post.language === language);
    const blog = posts.map(({ slug, entry }) =>
      line(localPath(language, `/blog/${slug}`), entry.data),
    );
    return [
      ...courses.flat(),
      ...(blog.length > 0
        ? [`## ${languageNames[language]}: ${say.blog.title}`, blog.join('\n')]
        : []),
    ];
  });
  const text = [
    `# ${siteWords.en.name}`,
    `> ${reading.en.lessonsPage.description}`,
    'Each address below is one page as Markdown; without `.md` it is the page itself, where its figures can be touched.',
    ...(await Promise.all(parts)).flat(),
    `## ${developers.en.title}`,
    `- [${developers.en.whole}](${new URL('/api/openapi.json', site)}): ${developers.en.description}`,
  ];
  return new Response(`${text.join('\n\n')}\n`, {
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
};
