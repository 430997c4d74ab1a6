import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { minifySync, type Plugin, transformWithOxc } from 'vite';

const source = 'src/layouts/island.ts';
const writer = resolve('src/layouts/write-props.ts');

/** Our `<astro-island>` as it stands in a page; the policy of the site counts it. */
export const islandScript = await readIsland();

/** Put our island element, and our writer of its values, in the place of Astro's. */
export function leanIslands(): Plugin {
  return {
    name: 'lean-islands',
    apply: 'build',
    transform: {
      filter: { id: /\/astro\/dist\/runtime\/server\/(?:astro-island\.prebuilt|serialize)\.js$/ },
      handler(code, id) {
        if (id.endsWith('/serialize.js')) {
          mustSay(code, 'function serializeProps(props, metadata)');
          const from = JSON.stringify(writer);
          return { code: `export { writeProps as serializeProps } from ${from};`, map: null };
        }
        mustSay(code, 'astro_island_prebuilt_default as default');
        return { code: `export default ${JSON.stringify(islandScript)};`, map: null };
      },
    },
  };
}

function mustSay(code: string, expected: string): void {
  if (code.includes(expected)) return;
  throw new Error("Astro's island element has changed: see src/layouts/island.ts.");
}

async function readIsland(): Promise<string> {
  const { code } = await transformWithOxc(readFileSync(source, 'utf8'), source);
  // In a function of its own, so that its names are nobody else's and may be short.
  return minifySync(source, `(()=>{${code}})()`).code.trim();
}
