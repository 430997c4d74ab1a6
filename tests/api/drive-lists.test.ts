import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Lists that a copy is good for, filters, stars and what is recent, over real HTTP.

let server: RunningServer;
let drive: TestDrive;
let foreign: TestDrive;
beforeAll(async () => {
  server = await startServer();
  drive = await openDrive(await newMember(server, 'asha@example.org'));
  foreign = await openDrive(await newMember(server, 'bina@example.org'));
});
afterAll(() => server.stop());

const file = (name: string, folderId = drive.rootId) =>
  drive.upload({ name, folderId, bytes: Buffer.from(name) });
const ask = (path: string, tag: string, by = drive) =>
  by.call('GET', path, { headers: { 'if-none-match': tag } });

test('a copy of a list is good until something in the drive changes', async () => {
  const a = await drive.folder('copies');
  const path = `/api/folders/${a.id}/items?sort=changed`;
  const first = await drive.call('GET', path);
  const tag = first.headers.get('etag') ?? '';
  const { revision } = await first.json();
  expect(tag).toBe(`W/"${revision}"`);
  for (const tags of [tag, `"x", ${tag}`, `"${revision}"`, '*']) {
    const same = await ask(path, tags);
    expect([tags, same.status, same.headers.get('etag')]).toEqual([tags, 304, tag]);
    expect(await same.text()).toBe('');
  }
  expect((await ask(path, 'W/"0"')).status).toBe(200);
  // What lies in a folder below shows in its row.
  await file('x', (await drive.folder('inside', a.id)).id);
  const changed = await ask(path, tag);
  expect(changed.status).toBe(200);
  expect((await changed.json()).items).toMatchObject([{ name: 'inside', files: 1 }]);
});

test('a copy does not open what is not there or not one’s own', async () => {
  const a = await drive.folder('closed');
  const path = `/api/folders/${a.id}/items`;
  const { revision } = await foreign.about();
  expect((await ask(path, `W/"${revision}"`, foreign)).status).toBe(404);
  expect((await ask(path, '*', foreign)).status).toBe(404);
  const selection = { ids: [a.id] };
  await drive.call('POST', '/api/batch', { json: { action: 'trash', selection } });
  expect((await ask(path, '*')).status).toBe(409);
});

test('a list is filtered by letters and kind, and refuses other words', async () => {
  const a = await drive.folder('filtered');
  for (const name of ['note.txt', 'notes.png', 'else.txt']) await file(name, a.id);
  const path = `/api/folders/${a.id}/items`;
  const named = async (query: string) => {
    const { items, total } = await drive.list(a.id, query);
    return [total, items.map(({ name }) => name)];
  };
  expect(await named('?q=NOTE')).toEqual([2, ['note.txt', 'notes.png']]);
  expect(await named('?kind=text&q=note')).toEqual([1, ['note.txt']]);
  for (const query of ['?q=', '?kind=virus', `?q=${'x'.repeat(256)}`, '?query=x', '?q=a&q=b']) {
    expect([query, (await drive.call('GET', path + query)).status]).toEqual([query, 400]);
  }
});

test('stars are given and taken, and never for another', async () => {
  const [{ id: folderId }, { id: fileId }] = [await drive.folder('starred'), await file('star')];
  const paths = [`/api/folders/${folderId}`, `/api/files/${fileId}`];
  for (const path of paths) {
    const answer = await drive.call('PATCH', path, { json: { starred: true } });
    expect([answer.status, answer.headers.get('etag')]).toEqual([200, '"1"']);
    expect(await answer.json()).toMatchObject({ starred: true, version: 1 });
    const theft = await foreign.call('PATCH', path, { json: { starred: false } });
    expect(theft.status).toBe(404);
    expect((await drive.call('PATCH', path, { json: { starred: 'yes' } })).status).toBe(400);
  }
  const list = () => drive.get<{ items: { name: string }[] }>('/api/starred');
  expect((await list()).items).toMatchObject([{ name: 'star' }, { name: 'starred' }]);
  const first = await drive.call('GET', '/api/starred?limit=1');
  expect(first.headers.get('link')).toContain('rel="next"');
  expect(await foreign.get('/api/starred')).toMatchObject({ items: [] });
  for (const path of paths) await drive.call('PATCH', path, { json: { starred: false } });
  expect((await list()).items).toEqual([]);
});

test('what is recent is listed with its folder, and refuses a foreign place', async () => {
  const a = await drive.folder('recent');
  await file('old', a.id);
  await file('new', a.id);
  const first = await drive.get<{ items: object[]; next: string }>('/api/recent?limit=1');
  expect(first.items).toMatchObject([{ name: 'new', folder: { path: '/recent' } }]);
  const next = `/api/recent?limit=1&cursor=${first.next}`;
  expect(await drive.get(next)).toMatchObject({ items: [{ name: 'old' }] });
  expect((await foreign.call('GET', next)).status).toBe(400);
});
