import { execFileSync, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ListJournalAnswer } from '#domain/folders/journal/contract.ts';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Moving, copying, undoing, batches, search and zips over real HTTP.

let server: RunningServer;
let drive: TestDrive;
beforeAll(async () => {
  server = await startServer();
  drive = await openDrive(await newMember(server, 'asha@example.org'));
});
afterAll(() => server.stop());

const file = (name: string, folderId: string, bytes = Buffer.from(name)) =>
  drive.upload({ name, folderId, bytes });
const code = async (answer: Response) => [answer.status, (await answer.json()).code];
const names = async (id: string) => (await drive.list(id)).items.map(({ name }) => name);
const undo = (seq: number) => drive.call('POST', `/api/journal/${seq}/undo`);

test('a file moves and comes back, each answer with its version and its number in the journal', async () => {
  const [from, to] = [await drive.folder('from'), await drive.folder('to')];
  const { id } = await file('x', from.id);
  const moved = await drive.call('PATCH', `/api/files/${id}`, {
    json: { folderId: to.id },
    headers: { 'if-match': '"1"' },
  });
  const answer = await moved.json();
  expect([moved.status, moved.headers.get('etag')]).toEqual([200, '"2"']);
  expect(answer).toMatchObject({ version: 2, folder: { path: '/to' }, seq: expect.any(Number) });
  const undone = await undo(answer.seq);
  expect(undone.status).toBe(200);
  expect(await undone.json()).toMatchObject({ op: 'undo', state: 'done', done: 1, refused: [] });
  expect([await names(from.id), await names(to.id)]).toEqual([['x'], []]);
  expect(await code(await undo(answer.seq))).toEqual([409, 'undo-too-late']);
  const { items } = await drive.get<{ items: object[] }>('/api/journal?limit=2');
  expect(items).toMatchObject([
    { op: 'undo', undoOf: answer.seq },
    { op: 'move', seq: answer.seq, folder: { path: '/from' }, undoneBy: expect.any(Number) },
  ]);
  expect(items[0]).toMatchObject({ change: null });
});

test('the history of one thing names what it was before, and nothing of another thing', async () => {
  const to = await drive.folder('history');
  const { id } = await file('first', drive.rootId);
  const other = await file('second', drive.rootId);
  const change = (of: string, json: object) => drive.call('PATCH', `/api/files/${of}`, { json });
  await change(id, { name: 'renamed' });
  await change(other.id, { name: 'another' });
  await change(id, { folderId: to.id });
  const history = (query: string) =>
    drive.get<ListJournalAnswer>(`/api/journal?itemId=${id}${query}`);
  const { items, total } = await history('');
  expect([total, items.map(({ op }) => op)]).toEqual([2, ['move', 'rename']]);
  expect(items.map(({ change }) => [change?.before?.name, change?.after.name])).toEqual([
    ['renamed', 'renamed'],
    ['first', 'renamed'],
  ]);
  const newest = await history('&limit=1');
  const rest = await history(`&limit=1&cursor=${newest.next}`);
  expect(rest.items).toEqual([items[1]]);
  const foreign = await drive.call('GET', `/api/journal?cursor=${newest.next}`);
  expect(await code(foreign)).toEqual([400, 'cursor-invalid']);
});

test('a change of nothing is no change, and a folder does not go into itself', async () => {
  const a = await drive.folder('itself');
  const path = `/api/folders/${a.id}`;
  expect(await code(await drive.call('PATCH', path, { json: {} }))).toEqual([400, 'invalid']);
  const inside = await drive.call('PATCH', path, { json: { parentId: a.id } });
  expect(await code(inside)).toEqual([409, 'folder-inside-itself']);
});

test('a POST that names itself is answered once more, and never for another', async () => {
  const headers = { 'idempotency-key': 'a-key' };
  const make = (name: string) =>
    drive.call('POST', '/api/folders', { json: { parentId: drive.rootId, name }, headers });
  const [first, again] = [await make('once'), await make('once')];
  expect([first.status, again.status]).toEqual([201, 201]);
  expect((await again.json()).id).toBe((await first.json()).id);
  expect(await code(await make('twice'))).toEqual([409, 'key-reused']);
  const bad = {
    json: { parentId: drive.rootId, name: 'x' },
    headers: { 'idempotency-key': 'a b' },
  };
  expect(await code(await drive.call('POST', '/api/folders', bad))).toEqual([400, 'invalid']);
});

test('a copy is a file of its own with the same bytes', async () => {
  const a = await drive.folder('copies');
  const { id, sha256 } = await file('x.txt', a.id);
  const json = { folderId: a.id, conflict: 'keep-both' };
  const made = await drive.call('POST', `/api/files/${id}/copy`, { json });
  const copy = await made.json();
  expect([made.status, made.headers.get('location')]).toEqual([201, `/api/files/${copy.id}`]);
  expect(copy).toMatchObject({ name: 'x (2).txt', sha256 });
  expect(await drive.download(copy.id)).toEqual(Buffer.from('x.txt'));
});

test('a batch says what it left alone; a folder is emptied and then deleted', async () => {
  const a = await drive.folder('emptied');
  const ids = [(await file('x', a.id)).id, (await file('y', a.id)).id];
  const b = await drive.folder('taken', a.id);
  await file('x', b.id);
  const moved = await drive.call('POST', '/api/batch', {
    json: { action: 'move', selection: { ids }, targetId: b.id },
  });
  const act = await moved.json();
  expect([moved.status, moved.headers.get('location')]).toEqual([200, `/api/batch/${act.seq}`]);
  expect(act).toMatchObject({ done: 1, refused: [{ id: ids[0], problem: 'name-taken' }] });
  expect(await drive.get(`/api/batch/${act.seq}`)).toEqual(act);
  const untargeted = { action: 'move', selection: { ids } };
  const none = await drive.call('POST', '/api/batch', { json: untargeted });
  expect(await code(none)).toEqual([400, 'invalid']);

  const emptied = await drive.call('POST', `/api/folders/${a.id}/empty`);
  expect(await emptied.json()).toMatchObject({ state: 'done', done: 2, files: 3, folders: 1 });
  const { version } = await drive.look(a.id);
  const headers = { 'if-match': `"${version}"` };
  const gone = await drive.call('DELETE', `/api/folders/${a.id}`, { headers });
  expect(gone.status).toBe(204);
});

test('the trash gives folders back, and forgets what it is told to', async () => {
  const a = await drive.folder('thrown');
  await file('x', a.id);
  const trash = () => drive.get<{ items: { id: string; itemId: string }[] }>('/api/trash');
  const json = { action: 'trash', selection: { ids: [a.id] }, emptyFirst: true };
  await drive.call('POST', '/api/batch', { json });
  const row = (await trash()).items.find(({ itemId }) => itemId === a.id);
  const back = await drive.call('POST', `/api/trash/${row?.id}/restore`);
  expect(await back.json()).toMatchObject({ kind: 'folder', id: a.id, folder: { path: '/' } });
  expect(await names(a.id)).toEqual(['x']);
  await drive.call('POST', '/api/batch', { json });
  const { usedFiles } = await drive.about();
  expect((await drive.call('DELETE', '/api/trash')).status).toBe(202);
  expect((await trash()).items).toEqual([]);
  // Well before the sweep of each minute, with all that other acts threw away.
  const used = async () => (await drive.about()).usedFiles;
  await expect.poll(used, { timeout: 10_000 }).toBeLessThan(usedFiles);
});

test('names are found, page by page', async () => {
  const a = await drive.folder('Suche');
  for (const name of ['needle 1', 'needle 2', 'hay']) await file(name, a.id);
  const first = await drive.call('GET', `/api/search?q=NEEDLE&limit=1&in=${a.id}`);
  const page = await first.json();
  expect(page.items).toMatchObject([{ name: 'needle 1', folder: { path: '/Suche' } }]);
  expect(first.headers.get('link')).toContain('rel="next"');
  const next = `/api/search?q=NEEDLE&limit=1&in=${a.id}&cursor=${page.next}`;
  expect(await drive.get(next)).toMatchObject({ items: [{ name: 'needle 2' }], next: null });
});

const unzip = spawnSync('unzip', ['-v']).status === 0;

describe.runIf(unzip)('a zip that was cut off', () => {
  const ways: [string, (folderId: string) => Promise<string>][] = [
    ['of a folder', async (id) => `/api/folders/${id}/zip`],
    [
      'of chosen things',
      async (folderId) => {
        const json = { selection: { folderId, all: true } };
        const asked = await drive.call('POST', '/api/zips', { json });
        const location = asked.headers.get('location') ?? '';
        const head = await drive.call('HEAD', location);
        const { bytes } = await asked.json();
        expect([asked.status, Number(head.headers.get('content-length'))]).toEqual([201, bytes]);
        return location;
      },
    ],
  ];
  test.each(ways)('%s goes on by ranges and unpacks to the same bytes', async (way, ask) => {
    const a = await drive.folder('zipped', (await drive.folder(`for ${way}`)).id);
    const b = await drive.folder('सोलह', a.id);
    const [one, two] = [randomBytes(70_000), randomBytes(1_000)];
    const first = await file('one.bin', a.id, one);
    await file('two.bin', b.id, two);
    const path = await ask(a.id);
    const head = await drive.call('HEAD', path);
    const bytes = Number(head.headers.get('content-length'));
    const etag = head.headers.get('etag') ?? '';
    expect(head.headers.get('content-disposition')).toBe('attachment; filename=zipped.zip');
    const whole = Buffer.from(await (await drive.call('GET', path)).arrayBuffer());
    expect(whole.byteLength).toBe(bytes);

    const parts: Buffer[] = [];
    for (let at = 0; at < bytes; at += 30_011) {
      const range = `bytes=${at}-${Math.min(at + 30_010, bytes - 1)}`;
      const part = await drive.call('GET', path, { headers: { range, 'if-range': etag } });
      expect(part.status).toBe(206);
      parts.push(Buffer.from(await part.arrayBuffer()));
    }
    expect(Buffer.concat(parts).equals(whole)).toBe(true);
    const outside = await drive.call('GET', path, { headers: { range: `bytes=${bytes}-` } });
    expect(outside.status).toBe(416);

    const place = mkdtempSync(join(tmpdir(), 'solah-unzip-'));
    writeFileSync(join(place, 'a.zip'), whole);
    execFileSync('unzip', ['-q', 'a.zip'], {
      cwd: place,
      env: { ...process.env, LC_ALL: 'C.UTF-8' },
    });
    expect(readFileSync(join(place, 'one.bin')).equals(one)).toBe(true);
    expect(readFileSync(join(place, 'सोलह', 'two.bin')).equals(two)).toBe(true);

    const json = { name: 'another.bin' };
    expect((await drive.call('PATCH', `/api/files/${first.id}`, { json })).status).toBe(200);
    const changed = await drive.call('GET', path, {
      headers: { range: 'bytes=9-', 'if-range': etag },
    });
    expect([changed.status, changed.headers.get('etag') === etag]).toEqual([200, false]);
    await changed.body?.cancel();
  });
});
