import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { parseDocument, stringify } from 'yaml';
import { type Language, languages } from '../src/i18n/languages.ts';
import { isName } from '../src/lib/content/frontmatter.ts';

// `npm run new lesson <name>` and `npm run new post <name>`: both languages of a page, begun.

/** What a page is begun with: files to write, or the sentence that says why not. */
export type Beginning =
  | { kind: 'lesson' | 'post'; files: Readonly<Record<string, string>> }
  | { refusal: string };

/** Plan a lesson or a post in a folder of words; nothing is written yet. */
export function planPage(
  words: string,
  [kind, name, ...more]: readonly string[],
  today: Date,
): Beginning {
  const plan = kind === 'lesson' ? planLesson : kind === 'post' ? planPost : null;
  if (!plan || !name || more.length > 0) {
    return refuse(
      'Say what and how it is called: npm run new lesson two-symbols, or post my-post.',
    );
  }
  return plan(words, name, today.toISOString().slice(0, 10));
}

/** Write what was planned; a file that came to be meanwhile is never written over. */
export function writePage(words: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    const file = join(words, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { flag: path.endsWith('.yml') ? 'w' : 'wx' });
  }
}

/** `two-symbols` when there is one course; `number-systems/two-symbols` says which of several. */
function planLesson(words: string, asked: string, day: string): Beginning {
  const courses = globSync('lessons/*/course.yml', { cwd: words }).map((file) =>
    basename(dirname(file)),
  );
  const slash = asked.indexOf('/');
  const name = asked.slice(slash + 1);
  const course = slash > 0 ? asked.slice(0, slash) : courses.length === 1 ? (courses[0] ?? '') : '';
  if (!courses.includes(course)) {
    return refuse(`Name the course too, one of ${courses.join(', ')}: ${courses[0]}/${name}.`);
  }
  const listFile = `lessons/${course}/course.yml`;
  const list = parseDocument(readFileSync(join(words, listFile), 'utf8'));
  const taken =
    list.toJS().lessons.includes(name) || existsSync(join(words, 'lessons', course, name));
  const refusal = refuseName(name, taken);
  if (refusal) return refuse(refusal);

  list.addIn(['lessons'], name);
  const files = eachLanguage(`lessons/${course}/${name}`, (language) => [
    titleLine(name),
    `summary: ${summary[language]}`,
    `date: ${day}`,
    'draft: true',
    'skills: []',
    'review: []',
    '---',
    ...lessonOutline[language],
  ]);
  // Folded at 80 characters, sentences that nobody touched would change.
  return { kind: 'lesson', files: { ...files, [listFile]: list.toString({ lineWidth: 0 }) } };
}

function planPost(words: string, name: string, day: string): Beginning {
  const refusal = refuseName(name, existsSync(join(words, 'blog', name)));
  if (refusal) return refuse(refusal);
  const files = eachLanguage(`blog/${name}`, (language) => [
    titleLine(name),
    `summary: ${summary[language]}`,
    `date: ${day}`,
    'draft: true',
    'tags: [untagged]',
    '---',
    ...postOutline[language],
  ]);
  return { kind: 'post', files };
}

function refuse(refusal: string): Beginning {
  return { refusal };
}

function refuseName(name: string, taken: boolean): string | null {
  if (!isName(name)) {
    return `"${name}" would be a bad address: use small letters, digits and single hyphens, like two-symbols.`;
  }
  return taken ? `"${name}" is there already: open its files, or choose another name.` : null;
}

/** `two-symbols` → `title: Two symbols`: a heading to begin with, in quotes when YAML asks for them. */
function titleLine(name: string): string {
  const words = name.replaceAll('-', ' ');
  return stringify({ title: words.charAt(0).toUpperCase() + words.slice(1) }).trimEnd();
}

function eachLanguage(folder: string, write: (language: Language) => readonly string[]) {
  return Object.fromEntries(
    languages.map((language) => [
      `${folder}/${language}.mdx`,
      `${['---', ...write(language)].join('\n')}\n`,
    ]),
  );
}

const summary = {
  en: 'One sentence for search results.',
  'hi-Latn': 'Search ke liye ek sentence.',
} satisfies Record<Language, string>;

/** The order of each lesson, as comments, which no reader sees. */
const lessonOutline = {
  en: [
    '',
    '{/* Two questions, one from each lesson before: <Check question="…">the answer, and why</Check> */}',
    '',
    '{/* An image from daily life, then a figure that says it before it is touched. */}',
    '',
    '{/* One right example: <Worked skill="read-binary" seed={7} />, again with hide={2}, then <Drill skill="read-binary" seed={3} /> */}',
    '',
    '{/* Questions at the end. */}',
  ],
  'hi-Latn': [
    '',
    '{/* Do sawaal, pichhle dono lessons se ek-ek: <Check question="…">jawab, aur kyon</Check> */}',
    '',
    '{/* Rozmarra ki ek tasveer, phir ek figure jo chhue bina hi baat keh de. */}',
    '',
    '{/* Ek sahi udaharan: <Worked skill="read-binary" seed={7} />, phir hide={2} ke saath, phir <Drill skill="read-binary" seed={3} /> */}',
    '',
    '{/* Aakhir mein sawaal. */}',
  ],
} satisfies Record<Language, readonly string[]>;

const postOutline = {
  en: ['', '{/* Begin with an image from daily life. */}'],
  'hi-Latn': ['', '{/* Rozmarra ki ek tasveer se shuru kijiye. */}'],
} satisfies Record<Language, readonly string[]>;

if (import.meta.main) {
  const plan = planPage('content', process.argv.slice(2), new Date());
  if ('refusal' in plan) {
    console.error(plan.refusal);
    process.exit(1);
  }
  writePage('content', plan.files);
  for (const file of Object.keys(plan.files)) console.log(`content/${file}`);
  if (plan.kind === 'lesson')
    console.log('In course.yml the lesson stands last: move it to its place.');
  console.log('npm run dev shows the page as you write.');
}
