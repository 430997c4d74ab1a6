import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { attribute, attributes, readPages } from '../support/pages.ts';

const pages = readPages();

describe.each(pages)('$path', ({ path, html }) => {
  test('says its language, its name and what it is about, and has one heading', () => {
    const lang = path === '/hi-Latn' || path.startsWith('/hi-Latn/') ? 'hi-Latn' : 'en';
    expect(attribute(/<html[^>]*>/.exec(html)?.[0] ?? '', 'lang')).toBe(lang);
    expect(/<title>([^<]+)<\/title>/.exec(html)?.[1]).toMatch(/Solah/);
    const [description = ''] = attributes(html, /<meta name="description"[^>]*>/g, 'content');
    expect(description.length).toBeGreaterThan(10);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).not.toMatch(/Invalid Date|undefined|\[object /);
  });

  test('keeps to its policy: inline scripts and styles are counted, no more and no less', () => {
    const [policy = ''] = attributes(
      html,
      /<meta http-equiv="content-security-policy"[^>]*>/gi,
      'content',
    );
    expect(policy).toContain("default-src 'self'");
    // The search compiles Pagefind: the one exception, for the page that does it.
    const rest = path.endsWith('/search') ? policy.replace("'wasm-unsafe-eval'", '') : policy;
    expect(rest).not.toMatch(/unsafe|data: *;|https?:/);
    const inline = [...html.matchAll(/<(script|style)((?:\s[^>]*)?)>(.*?)<\/\1>/gs)].filter(
      ([, , attributes = '', code]) => code && !attributes.includes('ld+json'),
    );
    for (const [, , , code = ''] of inline) {
      expect(policy).toContain(createHash('sha256').update(code).digest('base64'));
    }
    expect(policy.match(/sha256-/g)).toHaveLength(new Set(inline.map(([, , , code]) => code)).size);
    expect(html).not.toMatch(/<[a-z][^>]*\sstyle=/);
    expect(html).not.toMatch(/<[a-z][^>]*\son[a-z]+=/);
  });
});

test('no two pages of a language have the same name', () => {
  const titles = pages
    .filter(({ html, path }) => !html.includes('noindex') && path !== '/404')
    .map(
      ({ html }) => `${/<html lang="([^"]+)"/.exec(html)?.[1]} ${/<title>(.*?)</.exec(html)?.[1]}`,
    );
  expect(new Set(titles).size).toBe(titles.length);
});
