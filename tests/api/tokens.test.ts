import { randomBytes } from 'node:crypto';
import { request } from 'node:http';
import { Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newMember, type Person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let asha: Person;
beforeAll(async () => {
  server = await startServer();
  asha = await newMember(server, 'tokens@example.org');
});
afterAll(() => server.stop());

const everything = ['files:read', 'files:write', 'archive'];

async function mint(scopes: readonly string[]): Promise<{ id: string; token: string }> {
  const body = { label: 'a program', scopes, days: 30 };
  const answer = await asha.act('/api/account/tokens', { body });
  expect(answer.status).toBe(201);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return answer.json();
}

/** Ask as a program does: no cookies, nothing that a browser says. */
function ask(path: string, token: string, init: RequestInit = {}): Promise<Response> {
  const headers = { authorization: `Bearer ${token}`, ...init.headers };
  return fetch(server.origin + path, { ...init, headers, redirect: 'manual' });
}

async function codeOf(answer: Promise<Response>): Promise<unknown> {
  return ((await (await answer).json()) as { code: unknown }).code;
}

describe('a program with a token', () => {
  test('uploads by tus, reads what it sent and throws it away', async () => {
    const { token } = await mint(everything);
    const { rootId } = await (await ask('/api/drive', token)).json();
    const bytes = randomBytes(300_000);
    await new Promise<void>((resolve, reject) => {
      new Upload(bytes, {
        endpoint: `${server.origin}/api/uploads`,
        headers: { authorization: `Bearer ${token}` },
        metadata: { filename: 'nightly.bin', folderId: rootId },
        chunkSize: 100_000,
        onSuccess: () => resolve(),
        onError: reject,
      }).start();
    });
    const { items } = await (await ask(`/api/folders/${rootId}/items`, token)).json();
    const file = items.find(({ name }: { name: string }) => name === 'nightly.bin');
    const content = await ask(`/api/files/${file.id}/content`, token);
    expect(Buffer.from(await content.arrayBuffer()).equals(bytes)).toBe(true);
  });

  test('gets no further than its scope', async () => {
    const { token } = await mint(['files:read']);
    expect((await ask('/api/drive', token)).status).toBe(200);
    const begun = ask('/api/uploads', token, {
      method: 'POST',
      headers: { 'tus-resumable': '1.0.0', 'upload-length': '1' },
    });
    expect(await codeOf(begun)).toBe('token-scope');
  });

  test('may not throw an archive away where it may only archive', async () => {
    const { token } = await mint(['archive']);
    const discarded = ask(`/api/archive/${'x'.repeat(22)}/discard`, token, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x' }),
    });
    expect(await codeOf(discarded)).toBe('token-scope');
  });

  test.each([
    ['GET', '/api/account'],
    ['GET', '/api/account/tokens'],
    ['POST', '/api/account/tokens'],
    ['PATCH', '/api/account'],
    ['DELETE', '/api/account'],
    ['POST', '/api/account/password'],
    ['GET', '/api/account/sessions'],
    ['GET', '/api/session'],
    ['GET', '/api/audit'],
    ['GET', '/api/notifications'],
    ['GET', '/account'],
    ['GET', '/drive'],
  ])('may not %s %s, whatever it is allowed', async (method, path) => {
    const { token } = await mint(everything);
    const json = { method, headers: { 'content-type': 'application/json' }, body: '{}' };
    const answer = await ask(
      path,
      token,
      method === 'GET' || method === 'DELETE' ? { method } : json,
    );
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  test('is refused from the moment its token is revoked', async () => {
    const { token, id } = await mint(everything);
    const gone = await asha.act(`/api/account/tokens/${id}`, { method: 'DELETE' });
    expect(gone.status).toBe(204);
    const answer = await ask('/api/drive', token);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });
});

test('a token in the address is not seen, and none is in what the server wrote', async () => {
  const { token } = await mint(everything);
  for (const name of ['access_token', 'token', 'authorization']) {
    const answer = await fetch(`${server.origin}/api/drive?${name}=${token}`);
    expect(answer.status).toBe(401);
  }
  await ask('/api/drive', token);
  await ask('/api/drive', `${token.slice(0, -2)}xx`);
  const secret = token.slice(-43);
  expect(server.output.join('\n')).not.toContain(secret);
  expect(server.output.join('\n')).not.toContain(secret.slice(0, -2));
});

test('a token and cookies together are 400', async () => {
  const { token } = await mint(everything);
  const answer = await asha.send('/api/drive', { headers: { authorization: `Bearer ${token}` } });
  expect(answer.status).toBe(400);
  expect((await asha.send('/api/drive')).status).toBe(200);
});

test('two Authorization headers are one for nobody', async () => {
  const { token } = await mint(everything);
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const headers = ['Host', `localhost:${server.port}`];
    headers.push('Authorization', 'Bearer guess', 'Authorization', `Bearer ${token}`);
    const sending = request(`${server.origin}/api/drive`, { headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    });
    sending.on('error', reject).end();
  });
  expect(status).toBe(401);
});
