import { globSync } from 'node:fs';
import { extname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RawAnswer, sendRaw } from '../support/raw.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';

// What every response carries, and what its class adds: the table of the security page, on a house
// that is reached over plain http and on one that stands behind TLS.

const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};
const ofAsset = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
const ofBuilt = "frame-ancestors 'none'; object-src 'none'; base-uri 'none'; form-action 'self'";
const ofApi = "default-src 'none'; frame-ancestors 'none'";
const ofFile = "default-src 'none'; sandbox; frame-ancestors 'none'";
const asset = { 'cache-control': 'public, max-age=31536000, immutable' };
const built = { 'cache-control': 'public, no-cache', 'content-security-policy': ofBuilt };
const api = { 'cache-control': 'no-store', 'content-security-policy': ofApi };
const page = { 'cache-control': 'no-store', vary: expect.stringContaining('Cookie') };
const ofLink = { ...page, 'referrer-policy': 'no-referrer' };
const file = { 'cache-control': 'private, no-store', 'content-security-policy': ofFile };
const problem = { ...api, 'content-type': 'application/problem+json' };

/** A house with somebody in it, and how its browsers ask. */
interface House {
  server: RunningServer;
  host: string;
  forwarded: string[];
  cookie: string;
  fileId: string;
}

async function plainHouse(): Promise<House> {
  const server = await startServer();
  return furnish(server, { host: `localhost:${server.port}`, forwarded: [] });
}

async function houseBehindTls(): Promise<House> {
  const port = await freePort();
  // The second origin is for us: we sign in there, since we speak no TLS.
  const settings = {
    ORIGINS: `https://solah.example,http://localhost:${port}`,
    TRUSTED_PROXIES: '127.0.0.1',
  };
  const server = await startServer({ settings, port });
  return furnish(server, { host: 'solah.example', forwarded: ['X-Forwarded-Proto: https'] });
}

async function furnish(server: RunningServer, about: Pick<House, 'host' | 'forwarded'>) {
  const member = await newMember(server, 'asha@example.org');
  const drive = await openDrive(member);
  const bytes = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>');
  const { id: fileId } = await drive.upload({ name: 'Café “a”.svg', bytes });
  const cookie = [...member.cookies].map((pair) => pair.join('=')).join('; ');
  return { server, ...about, cookie, fileId };
}

describe.each([
  ['http', plainHouse],
  ['https', houseBehindTls],
] as const)('on %s', (scheme, open) => {
  let house: House;
  beforeAll(async () => {
    house = await open();
  });
  afterAll(() => house?.server.stop());

  const ask = (line: string, headers: readonly string[] = []) => {
    const { server, host, forwarded } = house;
    const lines = [`${line} HTTP/1.1`, `Host: ${host}`, 'Connection: close'];
    return sendRaw(server.port, [...lines, ...forwarded, ...headers, '', ''].join('\r\n'));
  };
  const askAsMember = (line: string, headers: readonly string[] = []) =>
    ask(line, [`Cookie: ${house.cookie}`, ...headers]);

  function expectHeaders(answer: RawAnswer, wanted: Record<string, unknown>): void {
    const { headers } = answer;
    expect(Object.fromEntries(headers)).toMatchObject({ ...everywhere, ...wanted });
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    const hsts = scheme === 'https' ? 'max-age=63072000; includeSubDomains' : undefined;
    expect(headers.get('strict-transport-security')).toBe(hsts);
    const told = [...headers.keys()].filter((name) =>
      /^(server|x-powered-by|access-control-.*|x-astro-.*)$/.test(name),
    );
    expect(told).toEqual([]);
    if (/^text\//.test(headers.get('content-type') ?? '')) {
      expect(headers.get('content-type')).toContain('charset=utf-8');
    }
  }

  test('a hashed asset is kept for ever, a worker under the policy of its own file', async () => {
    for (const ending of ['css', 'js', 'woff2']) {
      const [name = ''] = globSync(`_astro/*.${ending}`, { cwd: 'dist/client' });
      const answer = await ask(`GET /${name}`);
      expect(answer.status).toBe(200);
      expectHeaders(answer, { ...asset, 'content-security-policy': ofAsset });
    }
  });

  test('a built page is asked for again each time, and its own policy knows its hashes', async () => {
    const answer = await ask('GET /');
    expectHeaders(answer, { ...built, etag: expect.any(String) });
    const [, meta = ''] =
      /http-equiv="content-security-policy" content="([^"]+)"/i.exec(answer.body) ?? [];
    expect(meta).toMatch(/script-src[^;]*'sha256-/);
    expect(meta).toMatch(/style-src[^;]*'sha256-/);
    expect(meta).not.toMatch(/unsafe|https?:|\*/);
    const again = await ask('GET /', [`If-None-Match: ${answer.headers.get('etag')}`]);
    expect(again.status).toBe(304);
    expectHeaders(again, built);
  });

  test('the worker of the search may run WebAssembly, and nobody else may', async () => {
    const [name = ''] = globSync('pagefind/*worker*.js', { cwd: 'dist/client' });
    const answer = await ask(`GET /${name}`);
    expectHeaders(answer, { 'cache-control': 'public, no-cache' });
    expect(answer.headers.get('content-security-policy')).toContain(
      "script-src 'self' 'wasm-unsafe-eval';",
    );
  });

  test.each(['/nothing', '/robots.txt', '/sitemap.xml', '/llms.txt', '/rss.xml', '/favicon.svg'])(
    '%s is of the build, too',
    async (path) => expectHeaders(await ask(`GET ${path}`), built),
  );

  test.each(['/sign-in', '/sign-up', '/hi-Latn/sign-in'])(
    '%s is made for one reader and kept by nobody',
    async (path) => {
      const answer = await ask(`GET ${path}`);
      expect(answer.status).toBe(200);
      expectHeaders(answer, page);
      expectStrictPolicy(answer);
    },
  );

  test.each(['/account', '/drive'])('%s of a member is kept by nobody', async (path) => {
    const answer = await askAsMember(`GET ${path}`);
    expect(answer.status).toBe(200);
    expectHeaders(answer, page);
    expectStrictPolicy(answer);
  });

  test.each(['/setup', '/confirm', '/hi-Latn/confirm'])(
    '%s tells no other site the address of its link',
    async (path) => expectHeaders(await ask(`GET ${path}`), ofLink),
  );

  test.each([
    ['GET /api/session', 200, api],
    ['HEAD /api/session', 200, api],
    ['GET /api/drive', 401, problem],
    ['GET /api/nothing', 404, problem],
    ['POST /api/auth/sign-in', 403, problem],
    ['PUT /api/session', 403, problem],
    ['OPTIONS /api/uploads', 401, problem],
  ] as const)('%s (%i) is kept by nobody and shows nothing', async (line, status, wanted) => {
    const answer = await ask(line, ['Content-Length: 0']);
    expect(answer.status).toBe(status);
    expectHeaders(answer, wanted);
  });

  test.each([
    ['GET /api/drive', 200, api],
    ['GET /api/files/AAAAAAAAAAAAAAAAAAAAAA', 404, problem],
    ['OPTIONS /api/uploads', 204, { 'cache-control': 'no-store' }],
  ] as const)('%s of a member (%i) is, too', async (line, status, wanted) => {
    const answer = await askAsMember(line, ['Tus-Resumable: 1.0.0']);
    expect(answer.status).toBe(status);
    expectHeaders(answer, wanted);
  });

  test('a member’s file is an attachment in a sandbox, whatever it calls itself', async () => {
    const path = `/api/files/${house.fileId}/content`;
    for (const [headers, status] of [
      [[], 200],
      [['Range: bytes=0-3'], 206],
    ] as const) {
      const answer = await askAsMember(`GET ${path}`, headers);
      expect(answer.status).toBe(status);
      expectHeaders(answer, {
        ...file,
        'content-type': 'application/octet-stream',
        'content-disposition': expect.stringMatching(
          /^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''Caf%C3%A9/,
        ),
      });
    }
    const outside = await askAsMember(`GET ${path}`, ['Range: bytes=9999-']);
    expect(outside.status).toBe(416);
    expectHeaders(outside, problem);
  });

  test('a redirect carries them all', async () => {
    const slash = await ask('GET /hi-Latn/');
    expect(slash.status).toBe(308);
    expectHeaders(slash, {});
    const entrance = await ask('GET /account');
    expect(entrance.status).toBe(303);
    expectHeaders(entrance, { 'cache-control': 'no-store' });
    const inside = await askAsMember('GET /sign-in');
    expect(inside.status).toBe(303);
    expectHeaders(inside, { 'cache-control': 'no-store' });
  });

  test.each([
    ['TRACE /', 405],
    ['GET //evil.example', 400],
    ['GET /a%2fb', 400],
    [`GET /${'a'.repeat(9_000)}`, 414],
    ['OPTIONS *', 400],
    ['GET /_image?href=x', 404],
    ['POST /', 403],
  ])('a refusal of the front, %s (%i), carries them all', async (line, status) => {
    const answer = await ask(line, ['Content-Length: 0']);
    expect(answer.status).toBe(status);
    expectHeaders(answer, problem);
  });

  test('a foreign Host is refused with all of them but the promise for that host', async () => {
    const text = 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n';
    const answer = await sendRaw(house.server.port, text);
    expect(answer.status).toBe(421);
    expect(Object.fromEntries(answer.headers)).toMatchObject({ ...everywhere, ...problem });
  });

  test.each([
    ['GET / HTTP/9.9', [], 400],
    ['GET / HTTP/1.1', [`X-Long: ${'a'.repeat(20_000)}`], 431],
    ['GET / HTTP/1.1', ['Upgrade: websocket', 'Connection: Upgrade'], 405],
    ['CONNECT evil.example:443 HTTP/1.1', [], 405],
  ])('what never became a request, %s, carries them all', async (line, headers, status) => {
    const text = [line, `Host: ${house.host}`, ...headers, '', ''].join('\r\n');
    const answer = await sendRaw(house.server.port, text);
    expect(answer.status).toBe(status);
    expectHeaders(answer, api);
  });

  test.each(['/healthz', '/readyz'])('%s says a status and nothing else', async (path) => {
    const answer = await ask(`GET ${path}`);
    expect([answer.status, answer.body]).toEqual([204, '']);
    expect(Object.fromEntries(answer.headers)).toMatchObject(everywhere);
  });

  test('each kind of file in the build has its type, and text its charset', async () => {
    const files = globSync('**/*.*', { cwd: 'dist/client' }).filter(
      (name) => !/\.(br|gz)$/.test(name),
    );
    const byEnding = new Map(files.map((name) => [extname(name), name]));
    for (const [ending, name] of byEnding) {
      const path = name.replace(/(^|\/)index\.html$/, '');
      const { status, headers } = await ask(`HEAD /${path}`);
      expect([ending, status]).toEqual([ending, 200]);
      const type = headers.get('content-type') ?? '';
      expect(type).toMatch(/^[a-z]+\/[a-z0-9.+-]+(; charset=utf-8)?$/);
      if (/text|json|javascript|xml|svg/.test(type)) expect(type).toContain('charset=utf-8');
    }
  });
});

function expectStrictPolicy({ headers }: RawAnswer): void {
  const policy = new Map(
    (headers.get('content-security-policy') ?? '').split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources.filter((source) => !source.startsWith("'sha256-")).join(' ')];
    }),
  );
  expect(Object.fromEntries(policy)).toMatchObject({
    'default-src': "'self'",
    'script-src': "'self'",
    'style-src': "'self'",
    'img-src': "'self' data: blob:",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'object-src': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
    'frame-ancestors': "'none'",
  });
}
