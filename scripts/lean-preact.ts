import type { Plugin } from 'vite';

/**
 * Wake a figure with the fewest words. Astro's client of Preact also carries signals, children and
 * islands that were never drawn on the server, which no figure of ours has (tests/build/islands.test.ts
 * watches): 500 bytes on every page with a figure, and Vite's preload helper for the signals.
 *
 * On the server, believe the folder of a figure: Astro's renderer draws each once more to find out
 * whether it is Preact's.
 */
export function leanPreact(): Plugin {
  return {
    name: 'lean-preact',
    apply: 'build',
    configResolved({ plugins }) {
      // Each figure names Preact in its first line, which Vite's own compiler reads: Babel is slow.
      const babel = plugins.find(({ name }) => name === 'vite:preact-jsx');
      if (!babel) throw new Error("Preact's plugin has changed: see scripts/lean-preact.ts.");
      delete babel.transform;
    },
    transform: {
      filter: { id: /@astrojs\/preact\/dist\/(?:client|server)\.js/ },
      handler(code, id) {
        const known = id.includes('/client.js')
          ? 'async (Component, props, {'
          : 'if (Component.prototype != null';
        if (!code.includes(known)) {
          throw new Error(`${id} has changed: see scripts/lean-preact.ts.`);
        }
        return {
          code: id.includes('/client.js')
            ? client
            : code.replace(known, `if (filter && componentUrl) return true;\n  ${known}`),
          map: null,
        };
      },
    },
  };
}

const client = `import { h, hydrate } from 'preact';
export default (element) => async (Component, props) => hydrate(h(Component, props), element);`;
