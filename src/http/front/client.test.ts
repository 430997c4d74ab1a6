import type { IncomingMessage } from 'node:http';
import { expect, test } from 'vitest';
import { findClient, rewriteForwarded } from './client.ts';

function asks(remoteAddress: string, headers: Record<string, string>): IncomingMessage {
  return { socket: { remoteAddress }, headers } as unknown as IncomingMessage;
}

const trusted = ['10.0.0.0/8', '::1'];

test.each([
  ['203.0.113.7', {}, '203.0.113.7'],
  ['::ffff:203.0.113.7', {}, '203.0.113.7'],
  // A stranger's word about itself is not believed.
  ['203.0.113.7', { 'x-forwarded-for': '198.51.100.1' }, '203.0.113.7'],
  ['10.0.0.1', { 'x-forwarded-for': '198.51.100.1' }, '198.51.100.1'],
  // The leftmost is what the client wrote; the rightmost untrusted one is what our proxy saw.
  ['10.0.0.1', { 'x-forwarded-for': '1.1.1.1, 198.51.100.1, 10.0.0.9' }, '198.51.100.1'],
  ['::1', { 'x-forwarded-for': '2001:DB8::1' }, '2001:db8::1'],
  ['10.0.0.1', { 'x-forwarded-for': 'nonsense' }, '10.0.0.1'],
  ['10.0.0.1', {}, '10.0.0.1'],
])('%s saying %o is %s', (peer, headers, address) => {
  expect(findClient(asks(peer, headers), trusted).address).toBe(address);
});

test('only a trusted proxy says https', () => {
  const said = { 'x-forwarded-proto': 'https' };
  expect(findClient(asks('10.0.0.1', said), trusted).protocol).toBe('https');
  expect(findClient(asks('203.0.113.7', said), trusted).protocol).toBe('http');
});

test('what a client may not say is forgotten before Astro reads it', () => {
  const request = asks('203.0.113.7', {
    forwarded: 'for=1.1.1.1',
    'x-forwarded-for': '1.1.1.1',
    'x-forwarded-port': '1',
    'x-real-ip': '1.1.1.1',
    'x-original-url': '/admin',
    'x-http-method-override': 'DELETE',
    'x-astro-path': '/admin',
    accept: '*/*',
  });
  rewriteForwarded(
    request,
    { address: '203.0.113.7', protocol: 'http' },
    new URL('https://solah.example'),
  );
  expect(request.headers).toEqual({
    accept: '*/*',
    'x-forwarded-proto': 'https',
    'x-forwarded-host': 'solah.example',
    'x-forwarded-for': '203.0.113.7',
  });
});
