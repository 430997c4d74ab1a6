import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { writeManyLessons } from '../support/many-lessons.ts';
import { siteCopy } from '../support/site-copy.ts';

// A thousand lessons in both languages, built in a copy of the site: each part of the build apart. The
// site has pages and scripts beside its lessons, which cost what they cost with one lesson or a
// thousand: so it is built without the set first, and what the set adds is told beside the whole.
// Goal: at least 60 MDX pages a second in Astro's part.

const lessons = Number(process.env.LESSONS ?? 1_000);
const goal = 60;

const copy = siteCopy();
try {
  const before = build();
  writeManyLessons(copy.root, lessons);
  const after = build();
  console.table(
    Object.entries(after.seconds).map(([part, s]) => ({
      part,
      'without the set, s': before.seconds[part],
      'with it, s': s,
      'MDX pages/s': Number((after.pages / s).toFixed(1)),
    })),
  );
  for (const [line] of after.stdout.matchAll(
    /^.*(?:✓ Completed in|built in|generated? .* in).*$/gm,
  )) {
    console.log(line.trim());
  }
  const html = globSync('**/index.html', { cwd: join(copy.root, 'dist/client') }).length;
  console.log(`${lessons} lessons, ${after.pages} MDX pages, ${html} pages of HTML`);
  const whole = after.pages / after.astro;
  const added = (after.pages - before.pages) / (after.astro - before.astro);
  console.log(`Astro’s part: ${added.toFixed(1)} MDX pages/s of the set (goal ${goal}),`);
  console.log(`${whole.toFixed(1)} a second when all else of the site is counted with them`);
  process.exitCode = added >= goal ? 0 : 1;
} finally {
  copy.remove();
}

/** Build the copy as it stands: how many MDX pages it has, and how long each part took. */
function build() {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--force'], {
    cwd: copy.root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, PATH: resolve('node_modules/.bin') + delimiter + process.env.PATH },
  });
  if (status !== 0) throw new Error(`The copy was not built:\n${stdout}\n${stderr}`);
  const parts = [...stdout.matchAll(/^(.+): ([\d.]+) s$/gm)];
  const seconds = Object.fromEntries(parts.map(([, name = '', s]) => [name, Number(s)]));
  const pages = globSync('content/**/*.mdx', { cwd: copy.root }).length;
  return { pages, seconds, astro: seconds.Astro ?? Number.NaN, stdout };
}
