import { readFileSync } from 'node:fs';
import { minifySync, type Plugin, transformWithOxc } from 'vite';

const source = 'src/layouts/island.ts';

/** Our `<astro-island>` as it stands in a page; the policy of the site counts it. */
export const islandScript = await readIsland();

/** Put our island element in the place of Astro's. */
export function leanIslands(): Plugin {
  return {
    name: 'lean-islands',
    apply: 'build',
    transform(code, id) {
      if (!id.endsWith('/astro/dist/runtime/server/astro-island.prebuilt.js')) return null;
      if (!code.includes('astro_island_prebuilt_default as default')) {
        throw new Error("Astro's island element has changed: see src/layouts/island.ts.");
      }
      return { code: `export default ${JSON.stringify(islandScript)};`, map: null };
    },
  };
}

async function readIsland(): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  // In a function of its own, so that its names are nobody else's and may be short.
  return minifySync(source, `(()=>{${code}})()`).code.trim();
}
