import { createHash } from 'node:crypto';
import mdx from '@astrojs/mdx';
import node from '@astrojs/node';
import preact from '@astrojs/preact';
import react from '@astrojs/react';
import { defineConfig } from 'astro/config';
import { islandScript, leanIslands } from './scripts/lean-islands.ts';
import { leanPreact } from './scripts/lean-preact.ts';
import { onlyEnglish } from './scripts/only-english.ts';
import { shelfDay } from './scripts/shelf-day.ts';
import { shortScopes } from './scripts/short-scopes.ts';
import { skillsByName } from './scripts/skills-by-name.ts';

import { ownElements } from './src/components/vocabulary/own-elements.ts';
import { classNames } from './src/layouts/code/class-names.ts';
import { layerOrder } from './src/layouts/layers.ts';
import { themeBoot } from './src/layouts/theme.ts';
import { readSettings } from './src/settings.ts';

// Canonical addresses, feeds and the sitemap are written at build: `npm start` builds again when
// ORIGINS or SOURCE_URL changes. PORT is left out, since it may differ between two runs of one build.
const { ORIGINS, SOURCE_URL } = readSettings({
  ORIGINS: process.env.ORIGINS,
  SOURCE_URL: process.env.SOURCE_URL,
});
const [site] = ORIGINS;

// What always comes together comes in one file: apart, five files of a drill are 600 bytes more,
// since each begins its compression anew.
const codeSplitting = {
  groups: [
    { name: 'preact', test: /node_modules\/preact\// },
    // Needed without the rest, too.
    {
      name: 'small',
      test: /src\/(?:lib\/fill|widgets\/progress\/(?:names|load-sync))/,
      priority: 1,
    },
    { name: 'drill', test: /src\/(?:widgets\/drill|lib\/drills\/kit\/(?:skill|random)\.ts)/ },
  ],
};

// Apart, each lesson in each language is a file for Node to find and to link while pages are drawn.
const fewFiles = {
  groups: [{ name: 'words', test: /\/content\/.*\.mdx/, maxSize: 500_000 }],
};

export default defineConfig({
  site,
  output: 'static',
  // The front in src/server.ts serves files and writes headers; Astro only answers.
  adapter: node({ mode: 'middleware', staticHeaders: false, bodySizeLimit: 0 }),
  trailingSlash: 'never',
  build: { format: 'directory' },
  prefetch: false,
  i18n: { locales: ['en', 'hi-Latn'], defaultLocale: 'en' },
  markdown: { shikiConfig: { theme: 'css-variables', transformers: [classNames] } },
  integrations: [
    // What holds no component is written as HTML at once, not put together element by element.
    mdx({ optimize: { ignoreElementNames: [...ownElements] } }),
    // React is for the drive, Preact for the figures: 69 KB against 7.5 KB for one island. Only
    // components: told a whole folder, the plugin reads its style sheets as scripts.
    react({ include: ['**/drive/**/*.tsx'] }),
    preact({ include: ['**/widgets/**'] }),
  ],
  session: false,
  vite: {
    define: { __SOURCE_URL__: JSON.stringify(SOURCE_URL) },
    plugins: [
      shelfDay(),
      onlyEnglish(),
      leanPreact(),
      leanIslands(),
      shortScopes(),
      skillsByName(),
    ],
    environments: {
      client: { build: { rolldownOptions: { output: { codeSplitting } } } },
      prerender: { build: { rolldownOptions: { output: { codeSplitting: fewFiles } } } },
    },
    build: {
      // A font inside a style sheet would come to everyone, and the policy refuses data: fonts.
      assetsInlineLimit: (path) => (path.endsWith('.woff2') ? false : undefined),
      // Astro's own directive in each lesson and post is warned of, eleven lines each time.
      rolldownOptions: { checks: { moduleLevelDirective: false } },
    },
  },
  security: {
    checkOrigin: true,
    allowedDomains: [{}],
    csp: {
      // frame-ancestors is missing, since a <meta> cannot carry it: the front sends it.
      directives: [
        "default-src 'self'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "worker-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ],
      // Astro counts what it bundles; these stand in the page as they are.
      scriptDirective: { hashes: [hash(themeBoot), hash(islandScript)] },
      styleDirective: { hashes: [hash(layerOrder)] },
    },
  },
});

function hash(text) {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
