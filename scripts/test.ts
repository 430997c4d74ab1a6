import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { build } from './build.ts';
import { findBrowser } from './find-browser.ts';
import { run, runBeside } from './run.ts';

// `npm test`: every check and every test, each told by name, and a sum at the end.

const reports = 'test-results';
rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });

let passed = 0;
/** What failed, by name: told again at the end, where a reader of a long log looks. */
const failures: string[] = [];
/** What passed only when it was tried again. */
const unsteady: string[] = [];

console.log('\n— Biome');
count('Biome', await run('biome', ['check', '--error-on-warnings', '.']));
await build();
// It takes a minute of one core, and tests often wait. Not beside the build: both write the types of content.
const types = runBeside('astro', ['check', '--minimumFailingSeverity', 'warning']);
await vitest();
const { code, said } = await types;
console.log(`\n— Types\n${said}`);
count('Types', code);
await playwright(findBrowser());

for (const name of unsteady) console.log(`passed at the second try: ${name}`);
for (const name of failures) console.log(`failed: ${name}`);
console.log(`\n${passed} passed, ${failures.length} failed`);
process.exit(failures.length === 0 ? 0 : 1);

/** Count a check that is one. */
function count(name: string, code: number): void {
  if (code === 0) passed += 1;
  else failures.push(name);
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
  const { numPassedTests, testResults } = JSON.parse(readFileSync(file, 'utf8'));
  passed += numPassedTests;
  const tests: VitestTest[] = testResults.flatMap((tested: VitestFile) => tested.assertionResults);
  const failed = tests.filter(({ status }) => status === 'failed');
  note(
    'Vitest',
    code,
    failed.map(({ fullName }) => fullName),
  );
}

async function playwright(browser: string): Promise<void> {
  console.log(`\n— Playwright: journeys in ${browser}`);
  const file = `${reports}/playwright.json`;
  const code = await run('playwright', ['test', '--reporter=list,json'], {
    CHROMIUM: browser,
    PLAYWRIGHT_JSON_OUTPUT_NAME: file,
  });
  const { stats, suites } = JSON.parse(readFileSync(file, 'utf8'));
  passed += stats.expected + stats.flaky;
  unsteady.push(...listSpecs(suites, ({ tests }) => tests.some((one) => one.status === 'flaky')));
  note(
    'Playwright',
    code,
    listSpecs(suites, ({ ok }) => !ok),
  );
}

/** Remember what failed; a runner that fails without a failing test (a file that does not load), too. */
function note(runner: string, code: number, failed: string[]): void {
  failures.push(...failed);
  if (code !== 0 && failed.length === 0) failures.push(runner);
}

/** The parts of the reports that are read. */
interface VitestTest {
  status: string;
  fullName: string;
}
interface VitestFile {
  assertionResults: VitestTest[];
}
interface PlaywrightSpec {
  title: string;
  ok: boolean;
  tests: { status: string }[];
}
interface PlaywrightSuite {
  title: string;
  suites?: PlaywrightSuite[];
  specs: PlaywrightSpec[];
}

function listSpecs(
  suites: readonly PlaywrightSuite[],
  isListed: (spec: PlaywrightSpec) => boolean,
): string[] {
  return suites.flatMap(({ title, suites: inner = [], specs }) => [
    ...specs.filter(isListed).map((spec) => `${title} › ${spec.title}`),
    ...listSpecs(inner, isListed),
  ]);
}
