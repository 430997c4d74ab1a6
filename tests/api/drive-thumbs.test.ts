import { afterAll, beforeAll, expect, test } from 'vitest';
import { KiB } from '#lib/units.ts';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { picture } from '../support/picture.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// The small picture of a file over real HTTP.

let server: RunningServer;
let drive: TestDrive;
let path: string;
beforeAll(async () => {
  server = await startServer();
  drive = await openDrive(await newMember(server, 'asha@example.org'));
  const { id } = await drive.upload({ name: 'पहाड़.png', bytes: Buffer.from('a') });
  path = `/api/files/${id}/thumb`;
});
afterAll(() => server.stop());

const put = (body: Buffer, type = 'image/webp') =>
  drive.call('PUT', path, { body: new Uint8Array(body), headers: { 'content-type': type } });
const code = async (answer: Response) => [answer.status, (await answer.json()).code];

test('is put, and given as a file of a member is given', async () => {
  expect(await code(await drive.call('GET', path))).toEqual([404, 'thumb-not-found']);
  expect((await put(picture(300, 200))).status).toBe(204);
  const answer = await drive.call('GET', path);
  const { headers } = answer;
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(picture(300, 200));
  const etag = `"sha256-${sha256(picture(300, 200))}"`;
  expect(Object.fromEntries(headers)).toMatchObject({
    etag,
    'content-type': 'image/webp',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
  });
  expect(headers.get('content-disposition')).toMatch(/^attachment;/);
  const same = await drive.call('GET', path, { headers: { 'if-none-match': etag } });
  expect(same.status).toBe(304);
  const head = await drive.call('HEAD', path);
  expect([head.status, head.headers.get('content-length')]).toEqual([200, '26']);
  expect((await drive.list(drive.rootId)).items).toMatchObject([{ hasThumb: true }]);
});

test('anything else is refused: other bytes, another type, too many of them', async () => {
  expect(await code(await put(Buffer.from('<script>')))).toEqual([400, 'thumb-invalid']);
  expect(await code(await put(picture(513, 1)))).toEqual([400, 'thumb-invalid']);
  expect((await put(picture(1, 1), 'image/svg+xml')).status).toBe(415);
  expect(await code(await put(Buffer.alloc(24 * KiB + 1)))).toEqual([413, 'body-too-large']);
});
