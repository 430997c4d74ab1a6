import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { tightenPolicy } from '../scripts/tighten-policy.ts';

const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const page = (policy: string, body: string) =>
  `<meta http-equiv="content-security-policy" content="${policy}">${body}`;

test('a hash of something in the page stays, a hash of something elsewhere goes', () => {
  const body = '<script type="module">if(a<b)go()</script><style>b{}</style>';
  const wide = `script-src 'self' ${hash('if(a<b)go()')} ${hash('other()')}; style-src 'self' ${hash('b{}')} ${hash('c{}')};`;
  expect(tightenPolicy(page(wide, body))).toBe(
    page(`script-src 'self' ${hash('if(a<b)go()')}; style-src 'self' ${hash('b{}')};`, body),
  );
});

test('the hash of nothing goes, though a script with an address has no text', () => {
  const body = '<script src="/a.js"></script>';
  expect(tightenPolicy(page(`script-src 'self' ${hash('')};`, body))).toBe(
    page("script-src 'self';", body),
  );
});

test('the rest of the policy, and a page without one, stay as they are', () => {
  expect(tightenPolicy(page("default-src 'self'", ''))).toBe(page("default-src 'self'", ''));
  expect(tightenPolicy('<p>sixteen</p>')).toBe('<p>sixteen</p>');
});
