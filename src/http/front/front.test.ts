import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, test } from 'vitest';
import { silentLog } from '#adapters/log/log.ts';
import { KiB, MiB } from '#lib/units.ts';
import { type FrontOptions, front } from './front.ts';
import { httpServer } from './http-server.ts';
import { staticFiles } from './static-files.ts';

/** What a program shows; whether it is good, the filter asks. */
const token = { authorization: 'Bearer x' };

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

/** A real server whose handler is what a test wants to see the front deal with. */
async function serve(render: FrontOptions['render'], limit = 64 * KiB): Promise<number> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = httpServer(
    front({
      origins: [origin],
      trustedProxies: [],
      files: staticFiles(mkdtempSync(join(tmpdir(), 'front-')), { https: false }),
      log: silentLog,
      bodyLimit: () => limit,
      render,
      onRefused: () => {},
      onAnswered: () => {},
      checkReady: async () => {},
    }),
    { tls: null, https: false },
  );
  await server.listen(port, '127.0.0.1');
  closers.push(() => server.close());
  return port;
}

/** The front knows its own origin, and so its port, before it listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo; // Of a TCP server it is never a path.
  server.close();
  return port;
}

async function readAll(request: IncomingMessage): Promise<number> {
  let bytes = 0;
  for await (const chunk of request) bytes += chunk.length;
  return bytes;
}

const readThenAnswer: FrontOptions['render'] = async (request, response) => {
  const bytes = await readAll(request);
  response.writeHead(200, { 'content-type': 'text/plain' }).end(String(bytes));
};

/** A body that is sent in chunks, without a declared length. */
function chunks(count: number): ReadableStream<Uint8Array> {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      if (sent++ < count) controller.enqueue(new Uint8Array(16 * KiB));
      else controller.close();
    },
  });
}

const post = (port: number, body: BodyInit) =>
  fetch(`http://localhost:${port}/api/x`, {
    method: 'POST',
    headers: { origin: `http://localhost:${port}` },
    body,
    // Node asks for this where a body is a stream; the types of the browser do not know it.
    duplex: 'half',
  } as RequestInit);

test('a body of just the limit comes in, chunked or not', async () => {
  const port = await serve(readThenAnswer);
  expect(await (await post(port, new Uint8Array(64 * KiB))).text()).toBe(String(64 * KiB));
  expect(await (await post(port, chunks(4))).text()).toBe(String(64 * KiB));
});

test('one byte more is refused when it is declared', async () => {
  const port = await serve(readThenAnswer);
  const answer = await post(port, new Uint8Array(64 * KiB + 1));
  expect(answer.status).toBe(413);
  expect(await answer.json()).toMatchObject({ code: 'body-too-large' });
});

test('chunks are counted as they come, and the handler cannot answer after the refusal', async () => {
  let ended = false;
  const port = await serve(async (request, response) => {
    request.on('close', () => {
      ended = true;
      response.writeHead(200).end('too late');
    });
    await readAll(request).catch(() => {});
  });
  const answer = await post(port, chunks(8));
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain('body-too-large');
  await wait(50);
  expect(ended).toBe(true);
});

test('a handler that throws is a 500 that says nothing of it, and the next request is served', async () => {
  let times = 0;
  const port = await serve(async (_request, response) => {
    if (times++ === 0) throw new Error('the secret of the house');
    response.writeHead(204).end();
  });
  const broken = await fetch(`http://localhost:${port}/api/x`);
  expect(broken.status).toBe(500);
  const text = await broken.text();
  expect(text).not.toContain('secret');
  expect(JSON.parse(text).instance).toBe(broken.headers.get('x-request-id'));
  expect((await fetch(`http://localhost:${port}/api/x`)).status).toBe(204);
});

test('an address that is nobody’s is a 404 problem', async () => {
  const port = await serve(async (_request, _response, _locals, next) => next());
  expect((await fetch(`http://localhost:${port}/api/x`)).status).toBe(404);
});

test('a program with a token is passed on, and named as ours for the check behind us', async () => {
  let origin: string | undefined;
  const port = await serve(async (request, response) => {
    origin = request.headers.origin;
    response.writeHead(204).end();
  });
  const answer = await fetch(`http://localhost:${port}/api/x`, {
    method: 'DELETE',
    headers: token,
  });
  expect(answer.status).toBe(204);
  expect(origin).toBe(`http://localhost:${port}`);
});

test.each([
  ['no origin', {}],
  ['a foreign origin', { origin: 'https://evil.example' }],
  ['an opaque origin', { origin: 'null' }],
  ['a sibling', { origin: 'http://localhost', 'sec-fetch-site': 'same-site' }],
  ['a token and a foreign origin', { ...token, origin: 'https://evil.example' }],
  ['a token from another site', { ...token, 'sec-fetch-site': 'cross-site' }],
  ['a password', { authorization: 'Basic YTpi' }],
])('a change asked for with %s is refused before any handler', async (_what, headers) => {
  const port = await serve(async (_request, response) => void response.writeHead(204).end());
  const answer = await fetch(`http://localhost:${port}/api/x`, { method: 'DELETE', headers });
  expect(answer.status).toBe(403);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
});

test('what a handler shares with other origins, or tells of its making, is not sent', async () => {
  const port = await serve(async (_request, response) => {
    response.setHeader('Access-Control-Allow-Credentials', 'true');
    response
      .writeHead(200, { 'Access-Control-Allow-Origin': '*', Server: 'x', 'X-Powered-By': 'x' })
      .end();
  });
  const names = [...(await fetch(`http://localhost:${port}/api/x`)).headers.keys()];
  expect(names.filter((name) => /^(access-control|server|x-powered)/.test(name))).toEqual([]);
});

test.each([
  ["script-src 'self';", "script-src 'self'; frame-ancestors 'none'"],
  ["default-src 'none'; frame-ancestors 'self'", "default-src 'none'; frame-ancestors 'self'"],
])('a handler’s policy %s is sent as %s', async (policy, sent) => {
  const port = await serve(async (_request, response) => {
    response.writeHead(200, { 'content-security-policy': policy }).end();
  });
  const answer = await fetch(`http://localhost:${port}/x`);
  expect(answer.headers.get('content-security-policy')).toBe(sent);
});

test('a paused reader holds its writer back, and lets it go when it leaves', async () => {
  let written = 0;
  const gone = Promise.withResolvers<unknown>();
  const port = await serve(async (_request, response: ServerResponse, { drained }) => {
    response.writeHead(200, { 'content-type': 'application/octet-stream' });
    try {
      for (;;) {
        response.write(Buffer.alloc(64 * KiB));
        written += 64 * KiB;
        await drained();
      }
    } catch (error) {
      gone.resolve(error);
    }
  });
  const reader = connect(port, '127.0.0.1');
  await once(reader, 'connect');
  reader.write(`GET /api/x HTTP/1.1\r\nHost: localhost:${port}\r\n\r\n`);
  await wait(300);
  reader.pause();
  await wait(300);
  const before = written;
  await wait(300);
  // What the kernel's buffers took was taken; from then on nothing moves.
  expect(written - before).toBeLessThanOrEqual(1 * MiB);
  reader.destroy();
  await expect(gone.promise).resolves.toBeInstanceOf(Error);
});

test('of a crowd each begins in a turn of its own, so that others come between', async () => {
  const order: string[] = [];
  const port = await serve(async (_, response) => {
    order.push('begun');
    setImmediate(() => order.push('others'));
    response.end('done');
  });
  const socket = connect(port, '127.0.0.1').resume();
  const ask = (more = '') => `GET /x HTTP/1.1\r\nhost: localhost:${port}\r\n${more}\r\n`;
  // All of them come with one packet.
  socket.write(ask().repeat(5) + ask('connection: close\r\n'));
  await once(socket, 'close');
  expect(order.filter((what) => what === 'begun')).toHaveLength(6);
  expect(order.indexOf('others')).toBeLessThan(order.lastIndexOf('begun'));
});
