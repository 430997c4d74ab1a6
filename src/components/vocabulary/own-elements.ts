/** Elements of Markdown that are drawn by components of ours; `astro.config.mjs` keeps them whole. */
export const ownElements = ['h2', 'h3', 'pre', 'table'] as const;
