import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, sendRaw } from '../support/raw.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ settings: { TRUSTED_PROXIES: '' } });
});
afterAll(() => server?.stop());

const close = 'Connection: close\r\n\r\n';

describe('what may not come in', () => {
  test.each([
    ['TRACE / HTTP/1.1', 405],
    ['PROPFIND / HTTP/1.1', 405],
    ['GET http://localhost/ HTTP/1.1', 400],
    ['GET //evil.example/ HTTP/1.1', 400],
    ['GET /\\evil.example HTTP/1.1', 400],
    ['GET /a%2fb HTTP/1.1', 400],
    ['GET /a%5Cb HTTP/1.1', 400],
    ['GET /a%00b HTTP/1.1', 400],
    ['GET /%2561ccount HTTP/1.1', 400],
    ['GET /%zz HTTP/1.1', 400],
    ['GET /%c0%ae HTTP/1.1', 400],
    ['OPTIONS * HTTP/1.1', 400],
    [`GET /${'a'.repeat(9_000)} HTTP/1.1`, 414],
    ['GET /_image?href=/etc/passwd HTTP/1.1', 404],
    ['GET /_actions/x HTTP/1.1', 404],
    ['GET /_server-islands/x HTTP/1.1', 404],
    ['GET /.git/HEAD HTTP/1.1', 404],
    ['GET /.env HTTP/1.1', 404],
    ['GET /data/keys.json HTTP/1.1', 404],
    ['GET /../package.json HTTP/1.1', 404],
    ['GET /_astro HTTP/1.1', 404],
  ])('%s is %i', async (line, status) => {
    const answer = await ask(server.port, line);
    expect(answer.status).toBe(status);
  });

  test.each([
    ['CONNECT', `CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example\r\n${close}`],
    [
      'an upgrade',
      `GET / HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`,
    ],
  ])('%s is 405', async (_what, text) => {
    expect((await sendRaw(server.port, text)).status).toBe(405);
  });

  test.each([
    ['no Host', '', 400],
    ['two Hosts', 'Host: localhost\r\nHost: localhost\r\n', 421],
    ['a foreign Host', 'Host: evil.example\r\n', 421],
    ['a Host with another port', 'Host: localhost:1\r\n', 421],
    ['a Host with a user', 'Host: u:p@localhost\r\n', 421],
    ['an empty Host', 'Host: \r\n', 421],
  ])('%s is refused', async (_what, host, status) => {
    const answer = await sendRaw(server.port, `GET / HTTP/1.1\r\n${host}${close}`);
    expect(answer.status).toBe(status);
  });

  test('headers over 16 KiB are 431', async () => {
    const answer = await ask(server.port, 'GET / HTTP/1.1', [`X-Long: ${'a'.repeat(20_000)}`]);
    expect(answer.status).toBe(431);
  });

  test.each([
    ['a content length beside chunks', 'Content-Length: 4\r\nTransfer-Encoding: chunked'],
    ['two content lengths', 'Content-Length: 4\r\nContent-Length: 5'],
    ['a blank before the colon', 'Transfer-Encoding : chunked'],
    ['an unknown coding', 'Transfer-Encoding: xchunked'],
    ['a folded header', 'X-A: b\r\n c\r\nTransfer-Encoding:\r\n chunked'],
    ['a signed length', 'Content-Length: +4'],
  ])('request smuggling by %s leads to one answer only', async (_what, headers) => {
    const hidden = 'GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n';
    const answer = await sendRaw(
      server.port,
      `POST /api/session HTTP/1.1\r\nHost: localhost:${server.port}\r\n${headers}\r\n\r\n0\r\n\r\n${hidden}`,
      1_500,
    );
    expect(answer.text.match(/HTTP\/1\.1 204/g)).toBeNull();
  });
});

describe('bodies', () => {
  test('a declared length over the limit is refused before a byte of it is read', async () => {
    const answer = await ask(server.port, 'POST /api/session HTTP/1.1', [
      'Content-Type: application/json',
      `Origin: ${server.origin}`,
      'Content-Length: 1000000',
    ]);
    expect(answer.status).toBe(413);
    expect(answer.headers.get('connection')).toBe('close');
  });
});

async function readPage(path: string): Promise<string> {
  return (await ask(server.port, `GET ${path} HTTP/1.1`)).body;
}

/** Headers on every response, by which each class is judged. */
const everywhere = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-frame-options': 'DENY',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
};

describe('security headers', () => {
  test.each([
    ['a prerendered page', 'GET / HTTP/1.1'],
    ['a page in Hinglish', 'GET /hi-Latn HTTP/1.1'],
    ['the service worker', 'GET /sw.js HTTP/1.1'],
    ['an endpoint', 'GET /api/session HTTP/1.1'],
    ['nothing', 'GET /nothing HTTP/1.1'],
    ['no such endpoint', 'GET /api/nothing HTTP/1.1'],
    ['a wrong method', 'TRACE / HTTP/1.1'],
    ['a redirect', 'GET /hi-Latn/ HTTP/1.1'],
    ['a refused path', 'GET /a%2fb HTTP/1.1'],
    ['the health check', 'GET /healthz HTTP/1.1'],
    ['the ready check', 'GET /readyz HTTP/1.1'],
    ['what the parser refuses', 'GET / HTTP/9.9'],
    ['a long address', `GET /${'a'.repeat(9_000)} HTTP/1.1`],
  ])('%s carries them all', async (_what, line) => {
    const { headers } = await ask(server.port, line);
    expect(Object.fromEntries(headers)).toMatchObject(everywhere);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    for (const name of ['server', 'x-powered-by', 'access-control-allow-origin']) {
      expect(headers.has(name)).toBe(false);
    }
  });

  test('the service worker is asked for anew each time, and may do nothing but fetch', async () => {
    const { headers } = await ask(server.port, 'GET /sw.js HTTP/1.1');
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'public, no-cache',
      'content-security-policy': "default-src 'none'; connect-src 'self'; frame-ancestors 'none'",
    });
    // Its scope is where it stands; nothing makes it wider.
    expect(headers.has('service-worker-allowed')).toBe(false);
  });

  test('the worker of the search may compile WebAssembly, and nothing else that others may not', async () => {
    const policyOf = async (path: string) => {
      const { status, headers } = await ask(server.port, `GET ${path} HTTP/1.1`);
      expect(status, path).toBe(200);
      return headers.get('content-security-policy') ?? '';
    };
    const asset = /\/_astro\/[\w.-]+\.js/.exec(await readPage('/converter'))?.[0] ?? '';
    const worker = await policyOf('/pagefind/pagefind-worker.js');
    expect(worker).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(worker.replace(" script-src 'self' 'wasm-unsafe-eval';", '')).toBe(
      await policyOf(asset),
    );
    for (const path of ['/', '/search', '/hi-Latn/search', '/sign-in']) {
      expect(await policyOf(path), path).not.toContain('unsafe');
    }
  });

  test('the index of the search is bytes, asked for again after each build', async () => {
    const entry = JSON.parse(await readPage('/pagefind/pagefind-entry.json'));
    const { status, headers } = await ask(
      server.port,
      `GET /pagefind/pagefind.${entry.languages.en.hash}.pf_meta HTTP/1.1`,
    );
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/octet-stream');
    expect(headers.get('cache-control')).toBe('public, no-cache');
  });

  test.each(['/nothing', '/fr/sign-in', '/hi-Latn/sign-in/nothing'])(
    'the 404 page at %s is not held back by a policy that knows none of its hashes',
    async (path) => {
      const { status, headers, body } = await ask(server.port, `GET ${path} HTTP/1.1`);
      expect(status).toBe(404);
      expect(headers.get('content-security-policy')).not.toContain('default-src');
      expect(body).toMatch(/<meta http-equiv="content-security-policy"/i);
    },
  );

  test('plain http on this machine promises no HSTS', async () => {
    const { headers } = await ask(server.port, 'GET / HTTP/1.1');
    expect(headers.has('strict-transport-security')).toBe(false);
  });

  test('an answer to a cross-origin question allows nothing', async () => {
    const { headers } = await ask(server.port, 'OPTIONS /api/session HTTP/1.1', [
      'Origin: https://evil.example',
      'Access-Control-Request-Method: PATCH',
    ]);
    expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
  });
});

describe('refusals', () => {
  test('they are problem+json in the language the reader accepts', async () => {
    const { status, headers, body } = await ask(server.port, 'GET /api/nothing HTTP/1.1', [
      'Accept-Language: hi-Latn, en;q=0.5',
    ]);
    expect(status).toBe(404);
    expect(headers.get('content-type')).toBe('application/problem+json');
    expect(JSON.parse(body)).toMatchObject({
      type: '/problems/not-found',
      status: 404,
      title: 'Is pate par kuch nahin hai.',
    });
  });

  test('an address with a slash at the end leads to the one without', async () => {
    const { status, headers } = await ask(server.port, 'GET /hi-Latn/?a=1 HTTP/1.1');
    expect(status).toBe(308);
    expect(headers.get('location')).toBe('/hi-Latn?a=1');
  });
});

describe('files', () => {
  test('a page answers its ETag with 304, and HEAD with the headers alone', async () => {
    const first = await ask(server.port, 'HEAD / HTTP/1.1');
    expect(first.status).toBe(200);
    expect(first.body).toBe('');
    const etag = first.headers.get('etag');
    const again = await ask(server.port, 'GET / HTTP/1.1', [`If-None-Match: W/"x", ${etag}`]);
    expect(again.status).toBe(304);
    expect(again.body).toBe('');
  });

  test.each([
    ['br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['gzip;q=0.5', 'gzip'],
    ['identity', undefined],
  ])('Accept-Encoding: %s is answered with %s', async (accepted, given) => {
    const { headers } = await ask(server.port, 'HEAD / HTTP/1.1', [`Accept-Encoding: ${accepted}`]);
    expect(headers.get('content-encoding')).toBe(given);
    expect(headers.get('vary')).toBe('Accept-Encoding');
  });
});

test('the log has one line a request, without its query', async () => {
  await ask(server.port, 'GET /converter?secret=1616 HTTP/1.1');
  const told = () => server.output.filter((line) => line.includes('"/converter"'));
  await expect.poll(told).toHaveLength(1);
  const lines = told();
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ event: 'request', method: 'GET' });
  expect(server.output.join('\n')).not.toContain('secret=1616');
});

test('an https origin promises HSTS, sends pages to https and refuses a plain API call', async () => {
  const secure = await startServer({
    settings: { ORIGINS: 'https://solah.example', TRUSTED_PROXIES: '127.0.0.1' },
  });
  const raw = (line: string, proto: string) =>
    sendRaw(
      secure.port,
      `${line}\r\nHost: solah.example\r\nX-Forwarded-Proto: ${proto}\r\nX-Forwarded-For: 203.0.113.7\r\n${close}`,
    );
  try {
    const page = await raw('GET / HTTP/1.1', 'https');
    expect(page.status).toBe(200);
    expect(page.headers.get('strict-transport-security')).toContain('includeSubDomains');
    const plain = await raw('GET /blog?x=1 HTTP/1.1', 'http');
    expect(plain.status).toBe(308);
    expect(plain.headers.get('location')).toBe('https://solah.example/blog?x=1');
    expect((await raw('GET /api/session HTTP/1.1', 'http')).status).toBe(400);
  } finally {
    await secure.stop();
  }
});
