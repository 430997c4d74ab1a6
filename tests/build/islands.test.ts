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

  test('hands its figures only what JSON knows', () => {
    for (const island of islands) {
      const props = JSON.parse(attribute(island, 'props') ?? '{}');
      expect(listKinds(props).filter((kind) => kind !== 0 && kind !== 1)).toEqual([]);
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

/** Every value is written [kind, value]; lists hold such pairs, objects too. */
function listKinds(props: Record<string, [number, unknown]>): number[] {
  return Object.values(props).flatMap(([kind, value]) => {
    const inside =
      kind === 1
        ? Object.fromEntries((value as [number, unknown][]).entries())
        : value && typeof value === 'object'
          ? (value as Record<string, [number, unknown]>)
          : {};
    return [kind, ...listKinds(inside)];
  });
}
