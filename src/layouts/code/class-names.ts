import type { ShikiTransformer } from 'shiki';

/**
 * Colour code by class names. Shiki writes `style=`, which the content security policy refuses; its
 * theme of CSS variables names each kind of token, and that name is all we keep.
 */
export const classNames: ShikiTransformer = {
  name: 'class-names',
  pre(node) {
    delete node.properties.style;
  },
  span(node) {
    const kind = /--astro-code-token-([\w-]+)/.exec(String(node.properties.style))?.[1];
    delete node.properties.style;
    if (kind) node.properties.class = `code-${kind}`;
  },
};
