import { describe, expect, test } from 'vitest';
import { freshKeyDocument, toSecrets } from '#adapters/secrets/document.ts';
import { isCsrfToken, isOwnRequest, mintCsrfToken } from './csrf.ts';

const secrets = toSecrets(freshKeyDocument(new Date()), 'test');

describe('a token', () => {
  const token = mintCsrfToken(secrets, 'session', 'sid-a');
  const right = { token, purpose: 'session', bound: 'sid-a' } as const;

  test('counts for its session and its purpose', () => {
    expect(isCsrfToken(secrets, right)).toBe(true);
  });

  test.each([
    ['of another session', { ...right, bound: 'sid-b' }],
    ['of another purpose', { ...right, purpose: 'entrance' as const }],
    ['bound to nothing', { ...right, bound: '' }],
    ['of the same length', { ...right, token: 'A'.repeat(token.length) }],
    [
      'with another random part',
      { ...right, token: (token.startsWith('B') ? 'C' : 'B') + token.slice(1) },
    ],
    ['cut', { ...right, token: token.slice(0, -1) }],
    ['longer', { ...right, token: `${token}A` }],
    ['padded', { ...right, token: `${token.slice(0, -1)}=` }],
    ['empty', { ...right, token: '' }],
  ])('%s is refused', (_name, asked) => {
    // The last character of 43 holds two bits of padding: what differs only there is the same MAC.
    expect(isCsrfToken(secrets, asked)).toBe(false);
  });

  test('of another house is refused', () => {
    const other = toSecrets(freshKeyDocument(new Date()), 'test');
    expect(isCsrfToken(other, right)).toBe(false);
  });

  test('cannot be moved between bound and purpose', () => {
    const shifted = mintCsrfToken(secrets, 'session', 'sid-a!session');
    expect(isCsrfToken(secrets, { ...right, token: shifted })).toBe(false);
  });
});

describe('a request is our own', () => {
  const origin = 'https://solah.example.org:8443';
  test.each([
    [{ 'sec-fetch-site': 'same-origin', origin }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
    [{ 'sec-fetch-site': 'same-origin', origin: 'https://evil.example' }, false],
    [{ origin }, true],
    [{ 'sec-fetch-site': 'strange', origin }, true],
    [{ 'sec-fetch-site': 'strange' }, false],
    [{}, false],
    [{ 'sec-fetch-site': 'same-site', origin }, false],
    [{ 'sec-fetch-site': 'cross-site', origin }, false],
    [{ 'sec-fetch-site': 'none', origin }, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://solah.example.org' }, false],
    [{ origin: 'http://solah.example.org:8443' }, false],
    [{ origin: 'https://a.solah.example.org:8443' }, false],
    [{ origin: 'https://evil@solah.example.org:8443' }, false],
    [{ origin: 'https://solah.example.org:8443/' }, false],
    [{ origin: 'HTTPS://SOLAH.EXAMPLE.ORG:8443' }, false],
  ] as [Record<string, string>, boolean][])('%j: %s', (headers, own) => {
    expect(isOwnRequest(new Headers(headers), origin)).toBe(own);
  });
});
