import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { leanHtml } from '../scripts/lean-html.ts';
import { islandScript } from '../scripts/lean-islands.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = (...texts: string[]) => `<meta content="${texts.map(hash).join(' ')}">`;
const sheets: Record<string, string> = { '/heap.css': 'h{}', '/drill.css': 'd{}' };
const lean = (html: string) => leanHtml(html, (address) => sheets[address] ?? '');
const linked = (address: string) => `<link rel="stylesheet" href="${address}">`;
const layers = '@layer reset,base;';

test('scripts become one at the place of the last, each in a function of its own', () => {
  const html = `${policy('a()', 'b()')}<script type="module">a()</script><p><script type="module">b()</script>`;
  const whole = '(()=>{a()})();(()=>{b()})();';
  expect(lean(html)).toBe(
    `<meta content="${hash('a()')} ${hash(whole)}"><p><script type="module">${whole}</script>`,
  );
});

test('a script that loads a file later is joined, one that imports it and one that is no module stay', () => {
  const later = 'import("/a.js")';
  const first = 'import"/a.js"';
  const html = `${policy(later, 'b()', first, 'c()')}<script type="module">${later}</script><script type="module">b()</script>`;
  const stay = `<script type="module">${first}</script><script>c()</script>`;
  const whole = `(()=>{${later}})();(()=>{b()})();`;
  expect(lean(html + stay)).toBe(
    `${policy(later, whole, first, 'c()')}<script type="module">${whole}</script>${stay}`,
  );
});

test('our island element comes last, with the other scripts', () => {
  const html = `${policy('a()', islandScript)}<script>${islandScript}</script><p><script type="module">a()</script>`;
  const whole = `(()=>{${islandScript}})();(()=>{a()})();`;
  expect(lean(html)).toBe(
    `${policy(whole, islandScript)}<p><script type="module">${whole}</script>`,
  );
});

test('styles become one, in front of them the order of the layers, behind them those of figures', () => {
  const html = `<style>${layers}</style>${policy(layers, 'a{}', 'b{}')}<style>a{}</style><style>b{}</style>${linked('/page.css')}</head>${linked('/heap.css')}<p>${linked('/drill.css')}<p>${linked('/heap.css')}`;
  const whole = `${layers}a{}\nb{}\nh{}\nd{}`;
  expect(lean(html)).toBe(
    `${policy(layers, whole, 'b{}')}<style>${whole}</style>${linked('/page.css')}</head><p><p>`,
  );
});

test('the order of the layers stays before a file that comes first', () => {
  const html = `<style>${layers}</style>${policy(layers, 'a{}')}${linked('/page.css')}<style>a{}</style></head>`;
  expect(lean(html)).toBe(html);
});

test('what the policy does not know is not joined, so it stays kept out', () => {
  const scripts = `${policy('a()', 'b()')}<script type="module">evil()</script><script type="module">a()</script>`;
  expect(lean(scripts)).toBe(scripts);
  const sheet = `<style>${layers}</style>${policy(layers)}<style>evil{}</style></head>${linked('/heap.css')}`;
  expect(lean(sheet)).toBe(sheet);
});

test('islands lose what our element does not read, unless something else wakes them', () => {
  const said = ' uid="x" data-preact-island-id="1" opts="{}" await-children';
  expect(lean(`<astro-island${said} client="visible">`)).toBe('<astro-island client="visible">');
  const loaded = `<astro-island${said} client="load">`;
  expect(lean(loaded)).toBe(loaded);
});

test('values stand between single quotes, and say the same', () => {
  expect(lean('<astro-island props="{&quot;a&quot;:&quot;it&#39;s &lt; &amp;quot;&quot;}">')).toBe(
    `<astro-island props='{"a":"it&#39;s &lt; &amp;quot;"}'>`,
  );
});
