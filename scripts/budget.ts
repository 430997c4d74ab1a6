import { globSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What one page costs on the way to a reader, in bytes; text is gzipped, fonts are as they are. */
export interface Cost {
  page: string;
  /** HTML, CSS and JS with everything that the JS loads, each figure of the page awake. */
  all: number;
  js: number;
  fonts: number;
}

/** What a kind of page may cost; the goals of the design, in bytes. */
const budgets = [
  { kind: 'lesson', match: /lessons\/[^/]+\/[^/]+\/index\.html$/, all: 30_000, js: 15_000 },
  { kind: 'post', match: /blog\/[^/]+\/index\.html$/, all: 64_000, js: 24_000 },
  { kind: 'converter', match: /converter\/index\.html$/, all: 42_000, js: 25_000 },
  // A drill, a sheet and the signs of what is kept.
  { kind: 'practice', match: /practice\/[^/]+\/index\.html$/, all: 30_000, js: 18_000 },
  { kind: 'progress', match: /progress\/index\.html$/, all: 30_000, js: 15_000 },
  // With Pagefind, which comes when somebody searches, once for the page and once for its worker.
  { kind: 'search', match: /search\/index\.html$/, all: 46_000, js: 36_000 },
  { kind: 'other', match: /\.html$/, all: 20_000, js: 5_000 },
];

const fontBudget = 60_000;

/** Count what a built page costs. */
export function measurePage(root: string, page: string): Cost {
  const html = readFileSync(join(root, page), 'utf8');
  const files = listScripts(root, html);
  const bytes = (ending: string) =>
    files
      .filter((file) => file.endsWith(ending))
      .reduce((sum, file) => sum + gzipped(readFileSync(join(root, file))), 0);
  // Scripts that stand in the page are JS too, though they travel with the HTML.
  const inline = [...html.matchAll(/<script(?![^>]*ld\+json)[^>]*>([^<]+)<\/script>/g)];
  const js = bytes('.js');
  return {
    page,
    all: gzipped(Buffer.from(html)) + bytes('.css') + js,
    js: js + inline.reduce((sum, [, code]) => sum + gzipped(Buffer.from(code ?? '')), 0),
    fonts: fontBytes(root, files, html),
  };
}

/** List the scripts and styles of a page with everything that they load, each figure awake. */
export function listScripts(root: string, html: string): string[] {
  const addresses = [
    ...html.matchAll(
      /(?:href|src|component-url|renderer-url|before-hydration-url)="(\/_astro\/[^"]+)"/g,
    ),
  ].map(([, address]) => address ?? '');
  return withImports(root, [...new Set([...addresses, ...findSkills(root, html)])]);
}

/** Name what is over its budget; nothing is well. */
export function findOverweight(costs: readonly Cost[]): string[] {
  return costs.flatMap(({ page, all, js, fonts }) => {
    const budget = findBudget(page);
    return [
      ...(all > budget.all ? [`${page}: ${all} bytes, ${budget.all} allowed`] : []),
      ...(js > budget.js ? [`${page}: ${js} bytes of JS, ${budget.js} allowed`] : []),
      ...(fonts > fontBudget ? [`${page}: ${fonts} bytes of fonts, ${fontBudget} allowed`] : []),
    ];
  });
}

/** A drill loads its skill by name (scripts/skills-by-name.ts): only a page that names it pays. */
function findSkills(root: string, html: string): string[] {
  const names = new Set([...html.matchAll(/\sdata-skill="([\w-]+)"/g)].map(([, name]) => name));
  return [...names].map((name) => {
    const [file] = globSync(`_astro/${name}.*.js`, { cwd: root });
    if (!file) throw new Error(`The skill "${name}" is not in the build.`);
    return `/${file}`;
  });
}

/** Follow scripts to all that they import, now or later: a figure may wake at any time. */
function withImports(root: string, addresses: readonly string[]): string[] {
  const seen = new Set(addresses);
  for (const address of seen) {
    // Pagefind's own scripts name parts that stand inside of them.
    if (!address.endsWith('.js') || address.startsWith('/pagefind/')) continue;
    const code = readFileSync(join(root, address), 'utf8');
    for (const [, path] of code.matchAll(/["'`](\.{1,2}\/[\w.-]+\.(?:js|css))["'`]/g)) {
      seen.add(posix.join(dirname(address), path ?? ''));
    }
    for (const [path] of code.matchAll(/\/pagefind\/pagefind\.js/g)) {
      seen.add(path).add(path.replace('.js', '-worker.js'));
    }
  }
  return [...seen];
}

/** Every face that the styles of the page name: the worst case, as if it used all letters. */
function fontBytes(root: string, files: readonly string[], html: string): number {
  const css = files
    .filter((file) => file.endsWith('.css'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const fonts = [...css, html].flatMap((text) =>
    [...text.matchAll(/\/_astro\/[\w.-]+\.woff2/g)].map(([address]) => address),
  );
  return [...new Set(fonts)].reduce((sum, font) => sum + readFileSync(join(root, font)).length, 0);
}

function findBudget(page: string) {
  const budget = budgets.find(({ match }) => match.test(page));
  if (!budget) throw new Error(`No budget for ${page}.`);
  return budget;
}

function gzipped(bytes: Buffer): number {
  return gzipSync(bytes, { level: 9 }).length;
}

/** Measure every page of a build. */
export function measurePages(root: string): Cost[] {
  return globSync('**/*.html', { cwd: root }).map((page) => measurePage(root, page));
}

/** Print the heaviest page of each kind, and what is over its budget; tests hold it to that. */
export function printCosts(root: string): void {
  const costs = measurePages(root);
  const kinds = Map.groupBy(costs, ({ page }) => findBudget(page).kind);
  for (const [kind, pages] of kinds) {
    const heaviest = pages.reduce((a, b) => (b.all > a.all ? b : a));
    console.log(
      `${kind.padEnd(10)} ${String(pages.length).padStart(4)} pages, the heaviest ` +
        `${kib(heaviest.all)} (JS ${kib(heaviest.js)}, fonts ${kib(heaviest.fonts)})  ${heaviest.page}`,
    );
  }
  for (const line of findOverweight(costs)) console.warn(`Over the budget: ${line}`);
}

function kib(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} KB`;
}

if (import.meta.main) printCosts('dist/client');
