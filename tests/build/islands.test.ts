import { describe, expect, test } from 'vitest';
import { attribute, readPages } from '../support/pages.ts';

// src/layouts/island.ts leaves out what no page asks for. Whoever asks learns it here.
const pages = readPages().filter(({ html }) => html.includes('<astro-island'));

describe.each(pages)('$path', ({ html }) => {
  const islands = html.match(/<astro-island[^>]*>/g) ?? [];

  test('carries our island element, not the one of Astro', () => {
    expect(html).toContain('?again');
    expect(html).not.toContain('astro-retry');
  });

  test('hands its figures JSON as it is, without quotes that take six letters', () => {
    for (const island of islands) {
      expect(island).toContain(' props=\'{"');
      const { say } = JSON.parse(attribute(island, 'props') ?? '{}');
      expect(say).not.toBeInstanceOf(Array);
      expect(say).toBeInstanceOf(Object);
    }
  });

  test('hands them no children, and puts none into another', () => {
    expect(html).not.toMatch(/<astro-slot|data-astro-template/);
    let depth = 0;
    for (const [tag] of html.matchAll(/<\/?astro-island/g)) {
      depth += tag === '<astro-island' ? 1 : -1;
      expect(depth).toBeLessThan(2);
    }
  });
});
