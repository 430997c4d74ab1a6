import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** What the build serves on demand: `GET /api/session`, spelled as the policy spells it. */
export async function readRoutes(): Promise<string[]> {
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
  const routes = [];
  for (const { routeData } of manifest.routes) {
    const { route, type, component, prerender, origin } = routeData;
    if (prerender || origin !== 'project') continue;
    if (type !== 'endpoint') {
      routes.push('GET ' + route);
      continue;
    }
    const at = entry.indexOf('["' + component + '", ');
    const file = chunks.get(/, (\\w+)\\]/.exec(entry.slice(at))[1]);
    const { page } = await import(new URL(file, pathToFileURL('dist/server/')));
    const verbs = Object.keys(page()).filter((name) => /^[A-Z]+$/.test(name));
    for (const verb of verbs) if (verb !== 'HEAD') routes.push(verb + ' ' + route);
  }
  console.log(JSON.stringify(routes));
  // What a page imports may keep a process alive.
  process.exit(0);
`;
