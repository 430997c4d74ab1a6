import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';
import { writeManyLessons } from '../support/many-lessons.ts';
import { siteCopy } from '../support/site-copy.ts';

// A thousand lessons in both languages, built in a copy of the site: each part of the build apart.
// Goal: at least 60 MDX pages a second in Astro's part.

const lessons = Number(process.env.LESSONS ?? 1_000);
const goal = 60;

const copy = siteCopy();
try {
  writeManyLessons(copy.root, lessons);
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', '--force'], {
    cwd: copy.root,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, PATH: resolve('node_modules/.bin') + delimiter + process.env.PATH },
  });
  if (status !== 0) throw new Error(`The copy was not built:\n${stdout}\n${stderr}`);
  const pages = globSync('content/**/*.mdx', { cwd: copy.root }).length;
  const parts = [...stdout.matchAll(/^(.+): ([\d.]+) s$/gm)];
  const seconds = Object.fromEntries(parts.map(([, name = '', s]) => [name, Number(s)]));
  const rate = pages / (seconds.Astro ?? Number.NaN);
  console.table(
    Object.entries(seconds).map(([part, s]) => ({
      part,
      seconds: s,
      'MDX pages/s': Number((pages / s).toFixed(1)),
    })),
  );
  for (const [line] of stdout.matchAll(/^.*(?:✓ Completed in|built in|generated? .* in).*$/gm)) {
    console.log(line.trim());
  }
  const html = globSync('**/index.html', { cwd: join(copy.root, 'dist/client') }).length;
  console.log(`${lessons} lessons, ${pages} MDX pages, ${html} pages of HTML`);
  console.log(`Astro’s part: ${rate.toFixed(1)} MDX pages/s (goal ${goal})`);
  process.exitCode = rate >= goal ? 0 : 1;
} finally {
  copy.remove();
}
