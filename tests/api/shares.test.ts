import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MakeShareAnswer } from '#domain/files/shares/contract.ts';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember, type Person, person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let drive: TestDrive;
let folderId: string;
let fileId: string;
beforeAll(async () => {
  server = await startServer();
  drive = await openDrive(await newMember(server, 'shares@example.org'));
  const top = await drive.folder('top');
  folderId = (await drive.folder('shown', top.id)).id;
  const page = Buffer.from('<script>alert(1)</script>');
  fileId = (await drive.upload({ name: 'page.html', folderId, bytes: page })).id;
});
afterAll(() => server.stop());

async function share(wish: object): Promise<{ id: string; token: string }> {
  const answer = await drive.call('POST', '/api/shares', { json: wish });
  expect(answer.status).toBe(201);
  const { id, token } = (await answer.json()) as MakeShareAnswer;
  return { id, token: token ?? '' };
}

async function codeOf(answer: Promise<Response>): Promise<string> {
  return ((await (await answer).json()) as { code: string }).code;
}

/** Open a link as somebody whom nobody knows. */
async function open(token: string, password?: string): Promise<{ guest: Person; said: Response }> {
  const guest = person(server.origin);
  const body = { token, ...(password && { password }) };
  const said = await guest.enter('/s', '/api/link', body);
  return { guest, said };
}

describe('a link', () => {
  test('opens its folder for a stranger: list, download, zip, and nothing else', async () => {
    const { token } = await share({ folderId });
    const { guest, said } = await open(token);
    expect(said.status).toBe(200);
    expect(said.headers.getSetCookie().join()).toMatch(
      /__Host-Http-share=[\w.-]+; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=3600/,
    );
    expect(said.headers.getSetCookie().join()).not.toContain(token);
    expect(await said.json()).toMatchObject({ kind: 'folder', id: folderId, name: 'shown' });
    const list = await (await guest.send(`/api/link/folders/${folderId}/items`)).json();
    expect(list).toMatchObject({ total: 1, items: [{ id: fileId, name: 'page.html' }] });

    const content = await guest.send(`/api/link/files/${fileId}/content`);
    expect(await content.text()).toContain('alert');
    expect(content.headers.get('content-type')).toBe('application/octet-stream');
    expect(content.headers.get('content-disposition')).toMatch(/^attachment;/);
    expect(content.headers.get('content-security-policy')).toContain('sandbox');
    const zip = await guest.send(`/api/link/folders/${folderId}/zip`);
    expect([zip.status, zip.headers.get('content-type')]).toEqual([200, 'application/zip']);

    // The cookie of a share is nobody's session.
    expect((await guest.send('/api/drive')).status).toBe(401);
    expect((await guest.send(`/api/files/${fileId}`)).status).toBe(401);
    expect((await guest.session()).account).toBeNull();
  });

  test('revoked in mid download, ends with the next request', async () => {
    const { id, token } = await share({ fileId });
    const { guest } = await open(token);
    const path = `/api/link/files/${fileId}/content`;
    const part = await guest.send(path, { headers: { range: 'bytes=0-3' } });
    expect(part.status).toBe(206);
    expect((await drive.call('DELETE', `/api/shares/${id}`)).status).toBe(204);
    const rest = guest.send(path, { headers: { range: 'bytes=4-' } });
    expect((await rest).status).toBe(410);
    expect(await codeOf(guest.send('/api/link'))).toBe('share-gone');
  });

  test('counts each request for bytes, and no look', async () => {
    const { token } = await share({ fileId, downloadsMax: 2 });
    const { guest } = await open(token);
    const path = `/api/link/files/${fileId}/content`;
    for (const method of ['HEAD', 'HEAD', 'HEAD']) {
      expect((await guest.send(path, { method })).status).toBe(200);
    }
    expect((await guest.send(path, { headers: { range: 'bytes=1-' } })).status).toBe(206);
    expect((await guest.send(path)).status).toBe(200);
    expect((await guest.send(path)).status).toBe(410);
  });

  test('that opens nothing is answered alike, whatever is wrong with it', async () => {
    const answers = await Promise.all(
      ['A'.repeat(43), 'short', `${'A'.repeat(42)}B`].map(async (token) => {
        const { said } = await open(token);
        return [said.status, ((await said.json()) as { code: string }).code];
      }),
    );
    expect(answers).toEqual(Array.from({ length: 3 }, () => [410, 'share-gone']));
  });

  test('has a page that no search engine keeps and that names its address to nobody', async () => {
    for (const path of ['/s', '/hi-Latn/s']) {
      const page = await person(server.origin).send(path);
      expect(page.headers.get('referrer-policy')).toBe('no-referrer');
      const html = await page.text();
      expect(html).toContain('name="robots" content="noindex"');
      expect(html).toContain('<noscript>');
    }
  });
});

describe('a published file', () => {
  async function publish(name: string, bytes: Buffer): Promise<{ id: string; address: string }> {
    const { id: fileId } = await drive.upload({ name, folderId, bytes });
    const json = { fileId, published: true };
    const answer = await drive.call('POST', '/api/shares', { json });
    expect(answer.status).toBe(201);
    return answer.json();
  }
  const gif = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAAC', 'base64');

  test('is shown to anybody as what it is, and kept only as long as it is the same', async () => {
    const { id, address } = await publish('dot.gif', gif);
    const reader = person(server.origin);
    const shown = await reader.send(address);
    expect(Buffer.from(await shown.arrayBuffer()).equals(gif)).toBe(true);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/gif',
      'cache-control': 'public, no-cache',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'content-disposition': 'attachment; filename=dot.gif',
    });
    expect(shown.headers.getSetCookie()).toEqual([]);
    const etag = shown.headers.get('etag') ?? '';
    const ask = (headers: Record<string, string>) => reader.send(address, { headers });
    expect((await ask({ 'if-none-match': etag })).status).toBe(304);
    expect((await ask({ range: 'bytes=0-3' })).status).toBe(206);
    expect((await drive.call('DELETE', `/api/shares/${id}`)).status).toBe(204);
    const closed = await ask({ 'if-none-match': etag });
    expect([closed.status, closed.headers.get('cache-control')]).toEqual([410, 'no-store']);
  });

  test('that could run as a page is bytes and nothing else', async () => {
    for (const [name, text] of [
      ['a page.html', '<script>alert(1)</script>'],
      ['a picture.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
    ] as const) {
      const { address } = await publish(name, Buffer.from(text));
      const answer = await person(server.origin).send(address);
      expect(answer.headers.get('content-type')).toBe('application/octet-stream');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/);
    }
  });

  test('is one file, without a password, and not for one account', async () => {
    for (const json of [
      { folderId, published: true },
      { fileId, published: true, password: 'a long enough one' },
      { fileId, published: true, to: 'somebody@example.org' },
      { fileId, published: true, downloadsMax: 3 },
    ]) {
      expect((await drive.call('POST', '/api/shares', { json })).status).toBe(400);
    }
  });
});
