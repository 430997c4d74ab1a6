import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { siteCopy } from '../support/site-copy.ts';

const copy = siteCopy();
const course = 'content/lessons/number-systems';

function put(path: string, head: string): void {
  const file = join(copy.root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `---\n${head}\n---\nWords.\n`);
}

function read(path: string): string {
  return readFileSync(join(copy.root, 'dist/client', path), 'utf8');
}

function putLesson(name: string, english: string, hinglish: string): void {
  const head = (more: string) => `title: ${name}\nsummary: x\n${more}\nskills: []\nreview: []`;
  put(`${course}/${name}/en.mdx`, head(english));
  put(`${course}/${name}/hi-Latn.mdx`, head(hinglish));
}

beforeAll(() => {
  const post = (title: string, more: string) => `title: ${title}\nsummary: x\n${more}\ntags: [x]`;
  put(
    'content/blog/waits-as-draft/en.mdx',
    post('waits-as-draft', 'date: 2026-11-23\ndraft: true'),
  );
  put('content/blog/waits-for-day/en.mdx', post('waits-for-day', 'date: 2999-01-01'));
  put('content/blog/half-written/en.mdx', post('half-written', 'date: 2026-11-23'));
  put(
    'content/blog/half-written/hi-Latn.mdx',
    post('waits-in-hinglish', 'date: 2026-11-23\ndraft: true'),
  );
  putLesson('waits-in-one', 'date: 2026-11-23', 'date: 2026-11-23\ndraft: true');
  putLesson('waits-for-its-day', 'date: 2999-01-01', 'date: 2999-01-01');
  put(
    `${course}/waits-in-english/en.mdx`,
    'title: waits-in-english\nsummary: x\ndate: 2026-11-23\ndraft: true\nskills: []\nreview: []',
  );
  const list = join(copy.root, course, 'course.yml');
  const lessons = 'lessons:\n  - numbers-live-in-the-mind\n';
  const text = readFileSync(list, 'utf8');
  if (!text.includes(lessons)) throw new Error('The course begins otherwise: plant elsewhere.');
  const planted = ['waits-in-one', 'waits-for-its-day', 'waits-in-english'];
  writeFileSync(
    list,
    text.replace(lessons, `${lessons}${planted.map((name) => `  - ${name}\n`).join('')}`),
  );

  const other = 'content/lessons/all-waits';
  mkdirSync(join(copy.root, other));
  writeFileSync(
    join(copy.root, other, 'course.yml'),
    'title: { en: waits, hi-Latn: waits }\nsummary: { en: waits, hi-Latn: waits }\nlessons: [one]\n',
  );
  for (const language of ['en', 'hi-Latn']) {
    put(
      `${other}/one/${language}.mdx`,
      'title: waits\nsummary: x\ndate: 2999-01-01\nskills: []\nreview: []',
    );
  }
  copy.build();
}, 300_000);

afterAll(() => copy.remove());

test('what waits is nowhere in a build: no page, no list, no feed, no sitemap', () => {
  const files = globSync('**/*.{html,xml,txt,md,json}', { cwd: join(copy.root, 'dist/client') });
  expect(files.filter((file) => file.includes('waits'))).toEqual([]);
  expect(files.filter((file) => read(file).includes('waits-'))).toEqual([]);
  expect(files.filter((file) => read(file).includes('2999'))).toEqual([]);
});

test('neighbours and counts pass over it', () => {
  const first = read('lessons/number-systems/numbers-live-in-the-mind/index.html');
  expect(first).toMatch(/href="\/lessons\/number-systems\/tally-and-roman" rel="next"/);
  const list = readFileSync(`${course}/course.yml`, 'utf8');
  const count = list.match(/^ {2}- /gm)?.length;
  expect(first).toContain(`Lesson 1 of ${count}`);
});

test('a post that waits in Hinglish is out in English, and says so in the Hinglish list', () => {
  expect(read('blog/half-written/index.html')).not.toContain('hreflang="hi-Latn"');
  expect(read('hi-Latn/blog/index.html')).toContain('href="/blog/half-written" hreflang="en"');
});
