import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the build serves on demand, spelled as the policy spells it. */
export interface Routes {
  /** `POST /api/progress`: what endpoints export. */
  readonly endpoints: readonly string[];
  /** `/[...lang]/sign-in`: a page answers every method, unless the policy refuses it. */
  readonly pages: readonly string[];
}

/** List the routes of the build. */
export async function readRoutes(): Promise<Routes> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--input-type=module',
    '-e',
    listRoutes,
  ]);
  return JSON.parse(stdout);
}

/**
 * Runs in a process of its own, since what a build exports is known only to who imports it. Astro
 * writes its table of routes into the entry as JSON, and the pages as imports beside it.
 */
const listRoutes = `
  const { readFileSync } = await import('node:fs');
  const { pathToFileURL } = await import('node:url');
  const entry = readFileSync('dist/server/entry.mjs', 'utf8');
  const manifest = JSON.parse(/deserializeManifest\\((\\{.*\\})\\)/.exec(entry)[1]);
  const chunks = new Map(
    [...entry.matchAll(/var (\\w+) = \\(\\) => import\\("(\\.\\/chunks\\/[^"]+)"\\)/g)].map(
      ([, name, file]) => [name, file],
    ),
  );
  const endpoints = [];
  const pages = [];
  for (const { routeData } of manifest.routes) {
    const { route, type, component, prerender, origin } = routeData;
    if (prerender || origin !== 'project') continue;
    if (type !== 'endpoint') {
      pages.push(route);
      continue;
    }
    const at = entry.indexOf('["' + component + '", ');
    const file = chunks.get(/, (\\w+)\\]/.exec(entry.slice(at))[1]);
    const { page } = await import(new URL(file, pathToFileURL('dist/server/')));
    const verbs = Object.keys(page()).filter((name) => /^[A-Z]+$/.test(name));
    for (const verb of verbs) if (verb !== 'HEAD') endpoints.push(verb + ' ' + route);
  }
  console.log(JSON.stringify({ endpoints, pages }));
  // What a page imports may keep a process alive.
  process.exit(0);
`;
