import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { printCosts } from './budget.ts';
import { bundleServer } from './bundle-server.ts';
import { drawCards } from './cards/draw-cards.ts';
import { compressFiles } from './compress.ts';
import { forgetPlaces } from './forget-places.ts';
import { leanPages } from './lean-html.ts';
import { printBrokenLinks } from './links.ts';
import { writeMarkdown } from './markdown/write-markdown.ts';
import { writeCourseLists } from './offline/write-course-lists.ts';
import { writeWorker } from './offline/write-worker.ts';
import { run } from './run.ts';
import { writeSearchIndex } from './search-index.ts';
import { listWaiting } from './shelf-day.ts';
import { hashSources } from './sources.ts';
import { tightenPolicies } from './tighten-policy.ts';

const stampFile = 'dist/.built-from';

/** Build the site, unless what stands in dist/ was made from exactly these sources. */
export async function build({ force = false } = {}): Promise<void> {
  const { ORIGINS = '', SOURCE_URL = '' } = process.env;
  const stamp = hashSources(ORIGINS, SOURCE_URL, ...listWaiting());
  if (!force && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync('dist', { recursive: true, force: true });
  const code = await part('Astro', () =>
    run('astro', ['build'], {
      ASTRO_TELEMETRY_DISABLED: '1',
      // A test runner says `test`, and the pages would carry the development halves of React and
      // Preact: 422 KB instead of 221.
      NODE_ENV: 'production',
      // A page is garbage as soon as it is written: with room for it, collecting takes half the time.
      NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} --max-semi-space-size=64`,
      // Else drawn anew by each build. It would hide what server islands are told, and we have none.
      ASTRO_KEY: createHash('sha256').update(stamp).digest('base64'),
      // What a shell calls the program: Astro would write it into the build.
      _: '',
    }),
  );
  if (code !== 0) throw new Error(`The build of the site failed with code ${code}.`);
  await part('Places', () => forgetPlaces('dist/server'));
  await part('Server', bundleServer);
  await part('Lean pages', () => leanPages('dist/client'));
  await part('Policies', () => tightenPolicies('dist/client'));
  await part('Markdown', () => writeMarkdown('dist/client'));
  const found = await part('Search index', () => writeSearchIndex('dist/client'));
  console.log(`Indexed ${found} pages for the search.`);
  const { all, fresh } = await part('Social images', () => drawCards('dist/client'));
  console.log(`Drew ${fresh} of ${all} social images; the others were there.`);
  await part('Budget', () => printCosts('dist/client'));
  await part('Links', () => printBrokenLinks('dist/client'));
  const added = await part('Service worker', () => writeWorker('dist/client'));
  await part('Compression', () => compressFiles('dist/client'));
  await part('Course lists', async () => {
    writeCourseLists('dist/client', added);
    await compressFiles('dist/client/offline');
  });
  writeFileSync(stampFile, stamp);
}

/** Run a part of the build, and print how long it took: `tests/bench/build.ts` reads it. */
async function part<T>(name: string, work: () => T | Promise<T>): Promise<T> {
  const start = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - start) / 1_000).toFixed(1)} s`);
  return result;
}

if (import.meta.main) await build({ force: process.argv.includes('--force') });
