import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leanHtml } from '../scripts/lean-html.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = (...texts: string[]) => `<meta content="${texts.map(hash).join(' ')}">`;

test('scripts become one at the place of the last, each in a function of its own', () => {
  const html = `${policy('a()', 'b()')}<script type="module">a()</script><p><script type="module">b()</script>`;
  const whole = '(()=>{a()})();(()=>{b()})();';
  expect(leanHtml(html)).toBe(
    `<meta content="${hash('a()')} ${hash(whole)}"><p><script type="module">${whole}</script>`,
  );
});

test('styles become one at the place of the first; the order of the layers stays before', () => {
  const layers = '@layer reset,base;';
  const html = `<style>${layers}</style>${policy(layers, 'a{}', 'b{}')}<style>a{}</style><p><style>b{}</style>`;
  expect(leanHtml(html)).toBe(
    `<style>${layers}</style><meta content="${hash(layers)} ${hash('a{}\nb{}')} ${hash('b{}')}"><style>a{}\nb{}</style><p>`,
  );
});

test('what the policy does not know is not joined, so it stays kept out', () => {
  const html = `${policy('a()', 'b()')}<script type="module">evil()</script><script type="module">a()</script>`;
  expect(leanHtml(html)).toBe(html);
});

test('a script that imports, and one that is no module, stay where they are', () => {
  const html = `${policy('import"/a.js"', 'b()', 'c()')}<script type="module">import"/a.js"</script><script type="module">b()</script><script>c()</script>`;
  expect(leanHtml(html)).toBe(html);
});

test('islands lose what our element does not read, unless something else wakes them', () => {
  const said = ' uid="x" data-preact-island-id="1" opts="{}" await-children';
  expect(leanHtml(`<astro-island${said} client="visible" props="{}">`)).toBe(
    '<astro-island client="visible" props="{}">',
  );
  const loaded = `<astro-island${said} client="load">`;
  expect(leanHtml(loaded)).toBe(loaded);
});
