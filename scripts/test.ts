import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.ts';
import { findBrowser } from './find-browser.ts';
import { run } from './run.ts';

// `npm test`: every check and every test, each told by name, and a sum at the end.

const reports = 'test-results';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
let failed = 0;

await step('Biome', 'biome', ['check', '--error-on-warnings', '.']);
await step('Types', 'astro', ['check', '--minimumFailingSeverity', 'warning']);
await build();
await vitest();
await playwright(findBrowser());

console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function step(name: string, program: string, args: string[]): Promise<void> {
  console.log(`\n— ${name}`);
  const code = await run(program, args);
  if (code === 0) passed += 1;
  else failed += 1;
}

async function vitest(): Promise<void> {
  console.log('\n— Vitest: rules, ports, and the whole building over HTTP');
  const file = `${reports}/vitest.json`;
  const code = await run('vitest', [
    'run',
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
  ]);
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8'));
  count(code, numPassedTests, numFailedTests);
}

async function playwright(browser: string): Promise<void> {
  console.log(`\n— Playwright: journeys in ${browser}`);
  const file = `${reports}/playwright.json`;
  const code = await run('playwright', ['test', '--reporter=list,json'], {
    CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  count(code, stats.expected + stats.flaky, stats.unexpected);
}

/** Add up; a runner that failed without a failing test (a file that does not load) is a failure. */
function count(code: number, good: number, bad: number): void {
  passed += good;
  failed += code !== 0 && bad === 0 ? 1 : bad;
}
