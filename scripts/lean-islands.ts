import { readFileSync } from 'node:fs';
import { minifySync, type Plugin, transformWithOxc } from 'vite';

/** What we put in the place of Astro's own: its file, a word that it holds, and our source. */
const scripts = [
  {
    file: '/astro/dist/runtime/server/astro-island.prebuilt.js',
    holds: 'astro_island_prebuilt_default as default',
    source: 'src/layouts/island.ts',
  },
  {
    file: '/astro/dist/runtime/client/visible.prebuilt.js',
    holds: 'visible_prebuilt_default as default',
    source: 'src/layouts/when-visible.ts',
  },
];

const ours = await Promise.all(
  scripts.map(async (script) => ({ ...script, code: await readScript(script.source) })),
);

/** Our scripts of islands as they stand in a page; the policy of the site counts them. */
export const islandScripts = ours.map(({ code }) => code);

/** Put our island element, and what wakes it, in the place of Astro's. */
export function leanIslands(): Plugin {
  return {
    name: 'lean-islands',
    apply: 'build',
    transform(code, id) {
      const script = ours.find(({ file }) => id.endsWith(file));
      if (!script) return null;
      if (!code.includes(script.holds)) {
        throw new Error(`Astro's ${script.file} has changed: see ${script.source}.`);
      }
      return { code: `export default ${JSON.stringify(script.code)};`, map: null };
    },
  };
}

async function readScript(source: string): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  // In a function of its own, so that its names are nobody else's and may be short.
  return minifySync(source, `(()=>{${code}})()`).code.trim();
}
