import { once } from 'node:events';
import { globSync } from 'node:fs';
import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { newMember, type Person, password, person } from '../support/person.ts';
import { ask, sendRaw } from '../support/raw.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Requests that are spelled, cut or piled up to be misread: each gets one answer of ours, and the
// process goes on.

let server: RunningServer;
let asha: Person;
beforeAll(async () => {
  server = await startServer();
  asha = await newMember(server, 'asha@example.org');
});
afterAll(() => server.stop());
afterEach(async () => {
  expect((await person(server.origin).send('/')).status).toBe(200);
  expect(server.output.filter((line) => line.includes('"level":50'))).toEqual([]);
});

const cookie = () => `Cookie: ${[...asha.cookies].map((pair) => pair.join('=')).join('; ')}`;

describe('a page of a member', () => {
  const spellings = [
    '/account',
    '/%61ccount',
    '/accoun%74',
    '/Account',
    '/ACCOUNT',
    '/account/',
    '/account/.',
    '/account/..',
    '/./account',
    '/x/../account',
    '/account;x',
    '/account%3bx',
    '/account%20',
    '/account.html',
    '/account/index.html',
    '/account%2ehtml',
    '/en/account',
    '/hi-Latn/account',
    '/hi-latn/account',
    '/account?x=/../sign-in',
    '/account#x',
    '/drive/../account',
    '/drive/x/y/z',
  ];

  test.each(spellings)('%s shows nothing to a stranger', async (path) => {
    const answer = await ask(server.port, `GET ${path} HTTP/1.1`);
    expect([303, 308, 400, 404]).toContain(answer.status);
    expect(answer.body).not.toContain('asha@example.org');
  });

  test.each([
    '/account/x.css',
    '/account/x.js',
    '/account.css',
    '/account;x.css',
    '/account%3bx.css',
    '/account/%2e%2e/x.png',
    '/account?x.css',
    '/api/session/x.css',
    '/api/session.json',
    '/api/account/sessions/x.js',
    '/drive/x.css',
  ])('%s is never something that a cache keeps', async (path) => {
    const answer = await ask(server.port, `GET ${path} HTTP/1.1`, [cookie()]);
    if (answer.body.includes('asha@example.org') || answer.status === 200) {
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
    expect(answer.headers.get('cache-control') ?? '').not.toContain('immutable');
  });
});

test.each([
  '/evil.example/',
  '/;//evil.example/',
  '/.//evil.example/',
  '/..//evil.example/',
  '/@evil.example/',
  '/%09//evil.example/',
  '/a//evil.example//',
  '/?next=//evil.example/',
  '/sign-in/?next=//evil.example',
])('%s leads to no other site', async (path) => {
  const { status, headers } = await ask(server.port, `GET ${path} HTTP/1.1`, [cookie()]);
  if (status >= 300 && status < 400) {
    const to = new URL(headers.get('location') ?? '', `${server.origin}/a`);
    expect(to.origin).toBe(server.origin);
  }
  expect(status).toBeLessThan(500);
});

test.each([
  ['nested arrays', '['.repeat(50_000)],
  ['nested objects', '{"a":'.repeat(15_000)],
  ['closed nested arrays', '['.repeat(40_000) + ']'.repeat(40_000)],
  ['a long number', `{"email":${'9'.repeat(90_000)}}`],
  ['many keys', `{${Array.from({ length: 8_000 }, (_, n) => `"k${n}":1`).join()}}`],
  ['a key twice', '{"email":"a@example.org","email":"b@example.org","x":1}'],
  ['a prototype', '{"__proto__":{"email":"a@example.org"}}'],
  ['a constructor', '{"constructor":{"prototype":{"role":"owner"}},"email":"a@example.org"}'],
  ['half a surrogate', '{"email":"\\ud800@example.org"}'],
  ['NUL', '{"email":"a\\u0000@example.org"}'],
  ['another encoding', Buffer.from('{"email":"a@b.de"}', 'utf16le').toString('latin1')],
  ['a mark of byte order', '\ufeff{"email":5}'],
])('a body of %s is refused as a body', async (_what, body) => {
  const guest = person(server.origin);
  const html = await (await guest.send('/sign-up')).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const answer = await guest.send('/api/auth/sign-up', {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      origin: server.origin,
      'content-type': 'application/json',
      'x-csrf-token': csrf,
    },
    body,
  });
  expect(answer.status).toBe(400);
  expect((await answer.json()).code).toMatch(/^(not-json|invalid)$/);
});

test('a password of a megabyte is refused before it is read, one of 5,000 characters before it is hashed', async () => {
  const guest = person(server.origin);
  const enter = (word: string) =>
    guest.enter('/sign-in', '/api/auth/sign-in', { email: 'asha@example.org', password: word });
  expect((await enter('a'.repeat(1_000_000))).status).toBe(413);
  expect((await enter('a'.repeat(5_000))).status).toBe(400);
  expect((await enter('a'.repeat(4_096))).status).toBe(401);
});

test.each([
  ['five hundred headers', Array.from({ length: 500 }, (_, n) => `a${n}: b`), [200]],
  ['three thousand headers', Array.from({ length: 3_000 }, (_, n) => `a${n}: b`), [431]],
  ['an unknown expectation', ['Expect: 200-ok'], [200, 417]],
  ['a version of nobody', ['Upgrade-Insecure-Requests: x', 'TE: trailers'], [200]],
  ['a range that never ends', [`Range: bytes=${'0-1,'.repeat(1_000)}0-1`], [200]],
  ['a forged chain', [`X-Forwarded-For: ${'1.2.3.4, '.repeat(500)}evil`], [200]],
  [
    'two hundred cookies',
    [`Cookie: ${Array.from({ length: 200 }, (_, n) => `c${n}=%zz`).join('; ')}`],
    [200],
  ],
])('%s are answered once', async (_what, headers, statuses) => {
  const answer = await ask(server.port, 'GET /api/session HTTP/1.1', headers);
  expect(statuses).toContain(answer.status);
});

test('a hundred requests in one go are answered in their order', async () => {
  const one = `HEAD / HTTP/1.1\r\nHost: localhost:${server.port}\r\n`;
  const text = `${`${one}\r\n`.repeat(99)}${one}Connection: close\r\n\r\n`;
  const answer = await sendRaw(server.port, text, 10_000);
  expect(answer.text.match(/HTTP\/1\.1 200/g)).toHaveLength(100);
});

/** Open a connection, send this and then a byte a second, and answer what came back at its end. */
async function drip(text: string): Promise<string> {
  const socket = connect(server.port, '127.0.0.1');
  await once(socket, 'connect');
  const parts: Buffer[] = [];
  socket.on('data', (part) => parts.push(part));
  socket.on('error', () => {});
  socket.write(text);
  const drops = setInterval(() => text !== '' && socket.write('a'), 1_000);
  await once(socket, 'close');
  clearInterval(drops);
  return Buffer.concat(parts).toString();
}

test('who sends headers a byte at a time, or nothing at all, is given up', async () => {
  const host = `GET / HTTP/1.1\r\nHost: localhost:${server.port}\r\n`;
  const [slow] = await Promise.all([drip(`${host}X-Slow: `), drip('')]);
  expect(slow).toMatch(/^HTTP\/1\.1 408 /);
}, 60_000);

test.each([
  '/.env',
  '/.git/HEAD',
  '/.git/config',
  '/package.json',
  '/package-lock.json',
  '/data/solah.sqlite',
  '/solah.sqlite',
  '/data/keys.json',
  '/keys.json',
  '/data/mail/',
  '/dist/server/entry.mjs',
  '/server/entry.mjs',
  '/_astro/',
  '/_astro',
  '/src/server.ts',
  '/node_modules/astro/package.json',
  '/server-status',
  '/metrics',
  '/debug/pprof',
  '/wp-login.php',
  '/.well-known/x',
  '/api',
  '/api/',
])('%s is not there', async (path) => {
  const { status } = await ask(server.port, `GET ${path} HTTP/1.1`);
  expect([308, 404]).toContain(status);
});

test('a build holds no source maps, no settings, no data and no tests', () => {
  const files = globSync('dist/client/**/*', { exclude: [] });
  expect(files.length).toBeGreaterThan(100);
  expect(
    files.filter((file) =>
      /\.(map|env|sqlite|db|log|bak|tsx?|mdx|test\.\w+|pem|key)$|keys\.json/.test(file),
    ),
  ).toEqual([]);
});

test('two hundred sign-ins at once are answered or sent away, and pages stay there', async () => {
  const guest = person(server.origin);
  const html = await (await guest.send('/sign-in')).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const body = JSON.stringify({ email: 'asha@example.org', password: `${password} not` });
  const headers = {
    'sec-fetch-site': 'same-origin',
    origin: server.origin,
    'content-type': 'application/json',
    'x-csrf-token': csrf,
  };
  const storm = Array.from({ length: 200 }, () =>
    guest.send('/api/auth/sign-in', { method: 'POST', headers, body }),
  );
  const pages = Array.from({ length: 20 }, () => guest.send('/lessons'));
  const answers = await Promise.all(storm);
  expect((await Promise.all(pages)).map(({ status }) => status)).toEqual(Array(20).fill(200));
  const statuses = new Set(answers.map(({ status }) => status));
  expect([...statuses].sort()).toEqual([401, 503]);
  for (const answer of answers.filter(({ status }) => status === 503)) {
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  }
  // Who comes when the storm is over is let in.
  const later = await person(server.origin).enter('/sign-in', '/api/auth/sign-in', {
    email: 'asha@example.org',
    password,
  });
  expect(later.status).toBe(200);
  // Each answer is counted and noted in the database: that takes its time on a busy machine.
}, 180_000);
