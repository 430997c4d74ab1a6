import type { Plugin } from 'vite';

/**
 * Shorten the names by which Astro keeps the styles of a component apart: `data-astro-cid-oypxesjh`
 * becomes `data-oypx`. Letters without sense do not compress, and a page holds a dozen of them twice.
 */
export function shortScopes(): Plugin {
  const longOf = new Map<string, string>();
  return {
    name: 'short-scopes',
    apply: 'build',
    transform: {
      filter: { id: /\.astro/, code: 'data-astro-cid-' },
      handler: (code) => ({
        code: code.replace(/data-astro-cid-([a-z0-9]{8})/g, (_, long: string) => {
          const short = long.slice(0, 4);
          if ((longOf.get(short) ?? long) !== long) {
            throw new Error(`Two components have the scope ${short}: take five letters of each.`);
          }
          longOf.set(short, long);
          return `data-${short}`;
        }),
        map: null,
      }),
    },
  };
}
