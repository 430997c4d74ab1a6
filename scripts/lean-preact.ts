import type { Plugin } from 'vite';

/**
 * Wake a figure with the fewest words. Astro's client of Preact also carries signals, children and
 * islands that were never drawn on the server, which no figure of ours has (tests/build/islands.test.ts
 * watches): 500 bytes on every page with a figure, and Vite's preload helper for the signals.
 */
export function leanPreact(): Plugin {
  return {
    name: 'lean-preact',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('@astrojs/preact/dist/client.js')) return null;
      if (!code.includes('async (Component, props, {')) {
        throw new Error('The client of @astrojs/preact has changed: see scripts/lean-preact.ts.');
      }
      return {
        code: `import { h, hydrate } from 'preact';
export default (element) => async (Component, props) => hydrate(h(Component, props), element);`,
        map: null,
      };
    },
  };
}
