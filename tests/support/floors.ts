import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, sep } from 'node:path';

/** One import as it stands in the code: who asks, and for what. */
export interface Arrow {
  from: string;
  to: string;
  /** The specifier as written. */
  written: string;
  /** Whether only types cross. */
  types: boolean;
}

/** Which floor a folder (or a file at the top of src) stands on; an import goes down or stays. */
const floors: ReadonlyArray<readonly [RegExp, number]> = [
  [/^(pages|lambda)\//, 5],
  [/^(server|middleware|content\.config|[\w-]+\.d)\.ts$/, 5],
  [/^(services|function-services|settings)(\.test)?\.ts$/, 4],
  [/^(http|drive|widgets|components|layouts|offline)\//, 3],
  [/^domain\//, 2],
  [/^adapters\//, 1],
  [/^(i18n|lib)\//, 0],
];

/** Nouns of the domain and what they may lean on, themselves apart. */
const leans: Readonly<Record<string, readonly string[]>> = {
  accounts: [],
  folders: ['accounts'],
  files: ['folders', 'accounts'],
  uploads: ['files', 'folders', 'accounts'],
  archive: ['files', 'folders', 'accounts'],
  progress: ['accounts'],
  // Tells of what all of these do.
  live: ['archive', 'uploads', 'files', 'folders', 'accounts'],
  admin: ['folders', 'accounts'],
  // Holds against each other what all the others keep.
  integrity: ['archive', 'uploads', 'files', 'folders', 'accounts'],
  // Looks after the machinery that all of them run on.
  system: ['integrity', 'archive', 'uploads', 'files', 'folders', 'accounts'],
  // Takes along, or away, what all the others keep.
  departure: ['archive', 'uploads', 'files', 'folders', 'progress', 'accounts'],
};

export interface Tree {
  root: string;
  files: string[];
  arrows: Arrow[];
}

/** Read every file of a tree and collect its imports, comments left out. Paths are below src. */
export function readTree(root: string): Tree {
  const files = globSync('**/*.{ts,tsx,astro,mjs}', { cwd: root }).map(slashes).sort();
  const arrows = files.flatMap((file) =>
    importsOf(readFileSync(join(root, file), 'utf8')).map(({ written, types }) => ({
      from: file,
      to: resolve(file, written),
      written,
      types,
    })),
  );
  return { root, files, arrows };
}

/** Find the specifiers that a source imports, statically or not. */
export function importsOf(source: string): { written: string; types: boolean }[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')
    .replace(/<!--[\s\S]*?-->/g, '');
  const found = [];
  const statically = /^\s*(?:import|export)\s+(type\s)?(?:[^'"();]*?\sfrom\s+)?['"]([^'"]+)['"]/gm;
  for (const [, type, written] of code.matchAll(statically)) {
    if (written) found.push({ written, types: Boolean(type) });
  }
  for (const [, written] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)) {
    if (written) found.push({ written, types: /import\('[^']*'\)\./.test(code) });
  }
  return found;
}

/** Turn a specifier into a path below src, or leave a package as it is. */
function resolve(from: string, written: string): string {
  const bare = written.replace(/\?.*$/, '');
  if (bare.startsWith('#')) return bare.slice(1);
  if (bare.startsWith('.')) return slashes(normalize(join(dirname(from), bare)));
  return bare;
}

const slashes = (path: string) => path.split(sep).join('/');
const isOurs = ({ written }: Arrow) => written.startsWith('#') || written.startsWith('.');
const isTest = (file: string) => /\.(test|contract)\.tsx?$/.test(file);
const floorOf = (file: string) => floors.find(([place]) => place.test(file))?.[1];
const show = ({ from, written }: Arrow) => `${from} → ${written}`;

/** Every rule: its sentence, and the arrows or files that break it. */
export const rules: Readonly<Record<string, (tree: Tree) => string[]>> = {
  'every file stands on a floor': ({ files }) =>
    files.filter((file) => floorOf(file) === undefined),

  'every import of ours names a file that exists, with its extension': ({ root, arrows }) =>
    arrows
      .filter(isOurs)
      .filter(({ to }) => !/\.\w+$/.test(to) || !existsSync(join(root, to)))
      .map(show),

  'imports cross folders by # and stay inside one by ./': ({ arrows }) =>
    arrows.filter(({ written }) => written.startsWith('../../')).map(show),

  'no import goes up': ({ arrows }) =>
    arrows
      .filter(isOurs)
      .filter(({ from, to }) => !isTest(from) && (floorOf(from) ?? 0) < (floorOf(to) ?? 9))
      .map(show),

  'no import comes back to where it started': circles,

  'widgets and the drive import only what may reach a browser, and not each other': ({ arrows }) =>
    arrows
      .filter(({ from }) => /^(widgets|drive)\//.test(from) && !isTest(from))
      .filter((arrow) => !reachesBrowser(arrow))
      .map(show),

  'nothing that a browser loads leads to the server': ({ files, arrows }) => {
    const entrances = files.filter(
      (file) => /^(widgets|drive|offline)\//.test(file) && !isTest(file),
    );
    const seen = reach(entrances, arrows);
    return arrows
      .filter((arrow) => seen.has(arrow.from) && !arrow.types)
      .filter(({ to }) => /^(node:|adapters\/|http\/|services|settings|drizzle-orm|zod$)/.test(to))
      .map(show);
  },

  'only services.ts picks adapters': ({ arrows }) =>
    arrows
      // The functions of the cloud have services of their own, without what only the site needs.
      .filter(({ from }) => !/^(adapters\/|(function-)?services\.ts$)/.test(from))
      .filter(({ from }) => !isTest(from))
      .filter(({ to }) => isOfAdapters(to) && !isPort(to))
      .map(show),

  'only settings.ts knows a setting, and import.meta.env appears nowhere': ({ root, files }) =>
    files.filter((file) => {
      if (isTest(file)) return false;
      const code = readFileSync(join(root, file), 'utf8');
      const entrance = /^(server|middleware)\.ts$|^lambda\//.test(file);
      const named = entrance ? /process\.env[.[]/ : /process\.env/;
      return named.test(code) || /import\.meta\.env/.test(code);
    }),

  'a page never imports a page': ({ arrows }) =>
    arrows
      .filter(({ from, to }) => from.startsWith('pages/') && to.startsWith('pages/'))
      .filter(({ to }) => !/\/_[^/]+$/.test(to))
      .map(show),

  'nouns of the domain lean one way': ({ arrows }) =>
    arrows
      .filter(({ from, to }) => {
        const [, noun] = /^domain\/([^/]+)\//.exec(from) ?? [];
        const [, other] = /^domain\/([^/]+)\//.exec(to) ?? [];
        return noun && other && noun !== other && !leans[noun]?.includes(other);
      })
      .map(show),

  'astro:* is imported only by pages, middleware, content, layouts and components': ({ arrows }) =>
    arrows
      .filter(({ to }) => to.startsWith('astro:'))
      .filter(
        ({ from }) =>
          !/^(pages|layouts|components)\/|^(middleware|content\.config)\.ts$/.test(from),
      )
      .map(show),

  'drizzle-orm is imported only by queries.ts and adapters/database': ({ arrows }) =>
    arrows
      .filter(({ to }) => to === 'drizzle-orm' || to.startsWith('drizzle-orm/'))
      .filter(({ from }) => !/(^|\/)queries\.ts$|^adapters\/database\//.test(from))
      .map(show),

  'no test stands under pages, where it would become an address': ({ files }) =>
    files.filter((file) => file.startsWith('pages/') && isTest(file)),

  'no index.ts only re-exports': ({ root, files }) =>
    files.filter((file) => {
      if (!/(^|\/)index\.tsx?$/.test(file)) return false;
      const lines = readFileSync(join(root, file), 'utf8').split('\n').filter(Boolean);
      return lines.every((line) => /^export .* from /.test(line));
    }),
};

function isOfAdapters(path: string): boolean {
  return path.startsWith('adapters/');
}

/** A port is the file named as its folder; the schema and queries of a port belong to it. */
function isPort(path: string): boolean {
  const [, folder, file] = /^adapters\/([^/]+)\/(.+)$/.exec(path) ?? [];
  return [`${folder}.ts`, 'schema.ts', 'queries.ts', 'prepared.ts'].includes(file ?? '');
}

function reachesBrowser({ from, to, types }: Arrow): boolean {
  const home = from.split('/', 1)[0];
  const library =
    home === 'widgets'
      ? /^preact(\/|$)/
      : /^(react|react-dom|react-error-boundary|react-aria-components|react-aria|react-stately|@react-aria|@react-stately|@internationalized|@tanstack|tus-js-client|@speed-highlight)(\/|$)/;
  if (to.startsWith(`${home}/`) || to.startsWith('lib/') || library.test(to)) return true;
  if (/^domain\/[^/]+\/rules\.ts$/.test(to)) return true;
  return types && (/^domain\/.+\/contract\.ts$/.test(to) || to.startsWith('i18n/'));
}

function reach(entrances: readonly string[], arrows: readonly Arrow[]): Set<string> {
  const seen = new Set(entrances);
  const waiting = [...entrances];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    for (const { from, to, types } of arrows) {
      if (from !== file || types || seen.has(to)) continue;
      seen.add(to);
      waiting.push(to);
    }
  }
  return seen;
}

/** Walk every import depth first; an arrow to a file still being walked closes a circle. */
function circles({ files, arrows }: Tree): string[] {
  const next = Map.groupBy(arrows.filter(isOurs), ({ from }) => from);
  const done = new Set<string>();
  const path: string[] = [];
  const found: string[] = [];
  function walk(file: string): void {
    if (done.has(file)) return;
    if (path.includes(file)) {
      found.push([...path.slice(path.indexOf(file)), file].join(' → '));
      return;
    }
    path.push(file);
    for (const { to } of next.get(file) ?? []) walk(to);
    path.pop();
    done.add(file);
  }
  for (const file of files) walk(file);
  return found;
}

/** Words import nothing: the lessons and posts that carry an import line. */
export function wordsThatImport(content: string): string[] {
  return globSync('**/*.mdx', { cwd: content }).filter((file) =>
    /^(import|export)\s/m.test(readFileSync(join(content, file), 'utf8')),
  );
}
