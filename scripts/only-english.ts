import type { Plugin } from 'vite';

/** One sentence of react-aria in one language: `…/intl/table/de-DE.mjs`. */
const translation =
  /[\\/]react-(?:aria|stately)[^?]*[\\/]intl[\\/].*[\\/]([a-z]{2}-[A-Z]{2})\.m?js$/;

/**
 * Leave react-aria's languages that we do not have out of the bundle: 33 of them are 32 KB. What
 * remains in English is overruled by our own dictionary where readers hear it.
 */
export function onlyEnglish(): Plugin {
  return {
    name: 'only-english',
    enforce: 'pre',
    load: {
      filter: { id: translation },
      handler: (id) => (translation.exec(id)?.[1] === 'en-US' ? null : 'export default {};'),
    },
  };
}
