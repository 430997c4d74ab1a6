import type { Plugin } from 'vite';

/**
 * Take signals out of Preact's client. No figure of ours is given one, and the dynamic import of
 * them brings Vite's preload helper to every page with a figure: 1 KB for nothing.
 */
export function withoutSignals(): Plugin {
  const branch = 'if (signalsRaw) {';
  return {
    name: 'without-signals',
    apply: 'build',
    transform(code, id) {
      if (!id.includes('@astrojs/preact/dist/client.js')) return null;
      if (!code.includes(branch)) throw new Error('The client of @astrojs/preact has changed.');
      return { code: code.replace(branch, 'if (false) {'), map: null };
    },
  };
}
