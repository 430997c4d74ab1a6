import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Bad input, one way after the other: each gets its code and a sentence, and changes nothing.

let server: RunningServer;
let drive: TestDrive;
let other: TestDrive;
beforeAll(async () => {
  server = await startServer({
    settings: { RATE_LIMITS: 'off', COLD_STANDARD_MINUTES: '60', CLEAR_HOURS: '24' },
  });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
  other = await openDrive(await newMember(server, 'birbal@example.org'));
});
afterAll(() => server.stop());

interface Told {
  code: string;
  title: string;
  status: number;
}

async function refusal(sent: Promise<Response>): Promise<[number, string]> {
  const response = await sent;
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const told: Told = await response.json();
  expect(told.title.length).toBeGreaterThan(10);
  return [response.status, told.code];
}

const create = (name: unknown, more: object = {}) =>
  drive.call('POST', '/api/folders', { json: { parentId: drive.rootId, name, ...more } });

describe('a name', () => {
  test.each([
    ['', 'empty'],
    ['.', 'dots'],
    ['..', 'dots'],
    ['a/b', 'slash'],
    ['a\\b', 'slash'],
    ['a\0b', 'control'],
    ['a\r\nb', 'control'],
    ['\u202egpj.exe', 'invisible'],
    ['a\u200bb', 'invisible'],
    ['a ', 'ending'],
    ['a.', 'ending'],
    ['a'.repeat(256), 'too-long'],
    ['\ud800', 'not-text'],
  ])('%j is refused for a folder and for a file: %s', async (name, reason) => {
    const before = await drive.about();
    const response = await create(name);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code: 'name-invalid', reason });
    if (name.isWellFormed()) {
      expect(await refusal(drive.begin({ name, length: 1 }))).toEqual([400, 'name-invalid']);
    }
    expect(await drive.about()).toEqual(before);
  });

  test('255 bytes are taken, in any script', async () => {
    expect((await create('é'.repeat(127))).status).toBe(201);
    expect((await create(`क्\u200dष ${'👩\u200d👩\u200d👧'}`)).status).toBe(201);
  });

  test('that is taken is refused with its holder, in any case and spelling', async () => {
    const { id } = await drive.folder('Café');
    for (const twin of ['Café', 'CAFÉ', 'Cafe\u0301']) {
      const response = await create(twin);
      expect(response.status).toBe(409);
      expect(await response.json()).toMatchObject({ code: 'name-taken', id, kind: 'folder' });
      expect(await refusal(drive.begin({ name: twin, length: 1 }))).toEqual([409, 'name-taken']);
    }
  });

  test('taken by 50 at once is one 201 and 49 × 409; keep-both gives 50 names', async () => {
    const race = await Promise.all(Array.from({ length: 50 }, () => create('Race')));
    const codes = race.map(({ status }) => status).sort();
    expect(codes).toEqual([201, ...Array.from({ length: 49 }, () => 409)]);
    const both = await Promise.all(
      Array.from({ length: 50 }, async () => {
        const response = await create('Race', { conflict: 'keep-both' });
        return (await response.json()).name as string;
      }),
    );
    expect(new Set(both).size).toBe(50);
    expect(both).toContain('Race (51)');
  });

  test('of a folder may change in letter case alone', async () => {
    const { id, version } = await drive.folder('letters');
    const renamed = await drive.call('PATCH', `/api/folders/${id}`, {
      json: { name: 'Letters' },
      headers: { 'if-match': `"${version}"` },
    });
    expect(await renamed.json()).toMatchObject({ name: 'Letters' });
    const late = drive.call('PATCH', `/api/folders/${id}`, {
      json: { name: 'letters' },
      headers: { 'if-match': `"${version}"` },
    });
    expect(await refusal(late)).toEqual([412, 'changed-meanwhile']);
  });
});

describe('a body', () => {
  test.each([
    ['no JSON', '{', 400, 'not-json'],
    ['invalid UTF-8', Buffer.from([0x7b, 0xff, 0x7d]), 400, 'not-json'],
    ['an array', '[]', 400, 'invalid'],
    ['a field too many', '{"parentId":"x","name":"a","role":"owner"}', 400, 'invalid'],
    ['a foreign type', '{"parentId":1,"name":{}}', 400, 'invalid'],
    ['a prototype', '{"__proto__":{"name":"a"}}', 400, 'invalid'],
  ])('with %s is refused', async (_, body, status, code) => {
    const headers = { 'content-type': 'application/json' };
    expect(await refusal(drive.call('POST', '/api/folders', { body, headers }))).toEqual([
      status,
      code,
    ]);
  });

  test('speaks Hinglish when the reader does', async () => {
    const response = await create('..', {});
    const hindi = await drive.call('POST', '/api/folders', {
      json: { parentId: drive.rootId, name: '..' },
      headers: { 'accept-language': 'hi-IN' },
    });
    const [english, hinglish] = [await response.json(), await hindi.json()];
    expect(english.title).not.toBe(hinglish.title);
    expect(hindi.headers.get('content-language')).toBe('hi-Latn');
  });
});

describe("somebody else's", () => {
  test('folder, file, upload, archive and trash do not exist, whatever is tried', async () => {
    const folder = await drive.folder('Mine');
    const bytes = randomBytes(100);
    const file = await drive.upload({ name: 'a', folderId: folder.id, bytes });
    const begun = await drive.begin({ name: 'b', folderId: folder.id, length: 10 });
    const upload = begun.headers.get('location') ?? '';
    const gone = await drive.upload({ name: 'c', folderId: folder.id, bytes });
    const thrown = await drive.call('DELETE', `/api/files/${gone.id}`, {
      headers: { 'if-match': `"${gone.version}"` },
    });
    const { trashId } = await thrown.json();
    const job = await drive.archive((await closed('Sleeping')).id);
    const before = [await drive.about(), await drive.look(folder.id)];

    const tus = { 'tus-resumable': '1.0.0' };
    const v = { 'if-match': '"1"' };
    const name = { json: { name: 'x' } };
    const cases: [string, string, Parameters<TestDrive['call']>[2]?, string?][] = [
      ['GET', `/api/folders/${folder.id}`],
      ['GET', `/api/folders/${folder.id}/items`],
      ['GET', `/api/folders/${folder.id}/folders`],
      ['PATCH', `/api/folders/${folder.id}`, name],
      ['DELETE', `/api/folders/${folder.id}`, { headers: v }],
      ['POST', '/api/folders', { json: { parentId: folder.id, name: 'x' } }],
      ['GET', `/api/files/${file.id}`],
      ['GET', `/api/files/${file.id}/content`],
      ['PATCH', `/api/files/${file.id}`, name],
      ['DELETE', `/api/files/${file.id}`, { headers: v }],
      ['GET', upload],
      ['DELETE', upload, { headers: tus }],
      ['POST', `${upload}/place`, { json: { folderId: other.rootId } }],
      ['POST', `/api/trash/${trashId}/restore`],
      ['POST', '/api/archive', { json: { folderId: folder.id } }],
      ['GET', `/api/archive/${job.id}`],
      ['GET', `/api/archive/${job.id}/items`],
      ['POST', '/api/archive/estimate', { json: { archiveId: job.id } }],
      ['POST', '/api/archive/estimate', { json: { folderId: folder.id } }],
      ['POST', `/api/archive/${job.id}/restore`, { json: {} }],
      ['POST', `/api/archive/${job.id}/restore`, { json: { open: { days: 1 } } }],
      ['POST', `/api/archive/${job.id}/cancel`],
      ['POST', `/api/archive/${job.id}/discard`, { json: { name: 'Sleeping' } }],
    ];
    for (const [method, path, options] of cases) {
      const [status, code] = await refusal(other.call(method, path, options));
      expect([method, path, status, code]).toEqual([
        method,
        path,
        404,
        expect.stringMatching(/-not-found$/),
      ]);
    }
    expect(await refusal(other.patch(upload, 0, 'x'.repeat(10)))).toEqual([
      404,
      'upload-not-found',
    ]);
    const head = await other.call('HEAD', upload, { headers: tus });
    expect(head.status).toBe(404);
    expect(await refusal(other.begin({ name: 'x', folderId: folder.id, length: 1 }))).toEqual([
      404,
      'folder-not-found',
    ]);
    expect((await other.list(other.rootId)).items).toEqual([]);
    expect([await drive.about(), await drive.look(folder.id)]).toEqual(before);
  });

  test.each(['', 'x', '%00', 'a'.repeat(23), '../'.repeat(3), '__proto__'])(
    'id %j is not there either',
    async (id) => {
      const response = await drive.call('GET', `/api/files/${id}/content`);
      expect([400, 404]).toContain(response.status);
    },
  );

  test('cursor, or one for another order, is refused', async () => {
    for (const name of ['1', '2', '3']) await drive.folder(name, (await pages()).id);
    const { id } = await pages();
    const page = await drive.list(id, '?limit=1');
    const cursor = String(page.next);
    expect((await drive.list(id, `?limit=1&cursor=${cursor}`)).items).toHaveLength(1);
    for (const query of [
      `?sort=bytes&cursor=${cursor}`,
      `?dir=desc&cursor=${cursor}`,
      `?cursor=${cursor.slice(1)}`,
      `?cursor=${'A'.repeat(cursor.length)}`,
    ]) {
      expect(await refusal(drive.call('GET', `/api/folders/${id}/items${query}`))).toEqual([
        400,
        'cursor-invalid',
      ]);
    }
    const twice = drive.call('GET', `/api/folders/${id}/items?limit=1&limit=2`);
    expect(await refusal(twice)).toEqual([400, 'invalid']);
    const odd = drive.call('GET', `/api/folders/${id}/items?limit=501`);
    expect(await refusal(odd)).toEqual([400, 'invalid']);
  });
});

let pagesFolder: Promise<{ id: string }> | undefined;
function pages() {
  pagesFolder ??= drive.folder('Pages');
  return pagesFolder;
}

async function closed(name: string) {
  const folder = await drive.folder(name);
  await drive.upload({ name: 'a.txt', folderId: folder.id, bytes: Buffer.from(name) });
  return folder;
}

test('a folder that is not empty is not deleted; an empty one is, by its version', async () => {
  const folder = await closed('Full');
  const inner = await drive.folder('Inner', folder.id);
  const remove = (id: string, headers = {}) =>
    drive.call('DELETE', `/api/folders/${id}`, { headers });
  expect(await refusal(remove(inner.id))).toEqual([428, 'version-required']);
  expect(await refusal(remove(inner.id, { 'if-match': '"9"' }))).toEqual([
    412,
    'changed-meanwhile',
  ]);
  const full = await remove(folder.id, { 'if-match': '"1"' });
  expect([full.status, await full.json()]).toEqual([
    409,
    expect.objectContaining({ code: 'folder-not-empty', files: 1, folders: 1, bytes: 4 }),
  ]);
  expect((await remove(inner.id, { 'if-match': '"1"' })).status).toBe(204);
  expect(await refusal(remove(drive.rootId, { 'if-match': '"1"' }))).toEqual([409, 'root-fixed']);
});

test('an archived folder takes nothing, gives nothing, and keeps its name', async () => {
  const folder = await closed('Archived');
  const [file] = (await drive.list(folder.id)).items;
  const begun = await drive.begin({ name: 'late.txt', folderId: folder.id, length: 4 });
  const late = begun.headers.get('location') ?? '';
  const job = await drive.archive(folder.id);
  expect(job.state).toBe('archived');

  const json = { parentId: folder.id, name: 'x' };
  for (const sent of [
    drive.begin({ name: 'x', folderId: folder.id, length: 1 }),
    drive.call('POST', '/api/folders', { json }),
    drive.call('PATCH', `/api/folders/${folder.id}`, { json: { name: 'x' } }),
    drive.call('PATCH', `/api/files/${file?.id}`, { json: { name: 'x' } }),
    drive.call('DELETE', `/api/files/${file?.id}`, { headers: { 'if-match': '"1"' } }),
    drive.call('GET', `/api/files/${file?.id}/content`),
    drive.call('POST', '/api/archive', { json: { folderId: folder.id } }),
    // What was begun before is fenced out at its end, and its bytes are kept.
    drive.patch(late, 0, 'late'),
  ]) {
    expect(await refusal(sent)).toEqual([409, 'folder-archived']);
  }
  expect(await drive.list(folder.id)).toMatchObject({ total: 1 });
  expect(await drive.get(late)).toMatchObject({ state: 'failed', problem: 'folder-archived' });
  const placed = await drive.call('POST', `${late}/place`, { json: { folderId: drive.rootId } });
  expect(placed.status).toBe(201);
  expect((await drive.download((await placed.json()).id)).toString()).toBe('late');
  const odd = drive.call('POST', `/api/archive/${job.id}/restore`, { json: { tier: 'now' } });
  expect(await refusal(odd)).toEqual([400, 'invalid']);
});

test('an archived folder is opened for a number of days, is read, and is closed again', async () => {
  const folder = await closed('Opened');
  const [file] = (await drive.list(folder.id)).items;
  const { id } = await drive.archive(folder.id);
  const open = (json: unknown) => drive.call('POST', `/api/archive/${id}/restore`, { json });
  for (const days of [0, 31, 1.5, '7', null]) {
    expect(await refusal(open({ open: { days } }))).toEqual([400, 'invalid']);
  }
  const asked = await open({ tier: 'expedited', open: { days: 1 } });
  expect(asked.status).toBe(202);
  const job = await asked.json();
  expect(job).toMatchObject({ kind: 'open', state: 'running', days: 1 });
  expect(await drive.finished(job.id)).toMatchObject({ state: 'opened', done: 1 });
  expect(await drive.look(folder.id)).toMatchObject({
    state: 'archived',
    openUntil: expect.stringMatching(/T00:00:00.000Z$/),
    refusals: { read: null, write: 'folder-archived' },
  });
  expect((await drive.download(String(file?.id))).byteLength).toBeGreaterThan(0);
  const cancelled = await drive.call('POST', `/api/archive/${job.id}/cancel`);
  expect(await cancelled.json()).toMatchObject({ state: 'closed' });
  const read = drive.call('GET', `/api/files/${file?.id}/content`);
  expect(await refusal(read)).toEqual([409, 'folder-archived']);
});

test('an archived folder is thrown away by its typed name alone, and comes back archived', async () => {
  const folder = await closed('Discarded');
  const { id } = await drive.archive(folder.id);
  const discard = (json: unknown) => drive.call('POST', `/api/archive/${id}/discard`, { json });
  for (const json of [{}, { name: 1 }, { name: 'Discarded', at: 'once' }]) {
    expect(await refusal(discard(json))).toEqual([400, 'invalid']);
  }
  expect(await refusal(discard({ name: 'Discard' }))).toEqual([409, 'name-differs']);
  const json = { archiveId: id };
  const asked = await drive.call('POST', '/api/archive/estimate', { json });
  const { discard: told } = await asked.json();
  expect(told).toMatchObject({ folder: { name: 'Discarded' }, files: 1, paidUntil: null });

  const thrown = await discard({ name: 'discarded' });
  expect(thrown.status).toBe(200);
  const { seq } = await thrown.json();
  expect(await refusal(discard({ name: 'Discarded' }))).toEqual([409, 'in-trash']);
  const { items } = await drive.get<{ items: { id: string }[] }>('/api/trash?limit=1');
  expect(items).toMatchObject([{ itemId: folder.id, state: 'archived', files: 1 }]);
  expect(await drive.get(`/api/archive/${id}`)).toMatchObject({ folderIn: 'trash' });
  expect((await drive.call('POST', `/api/journal/${seq}/undo`)).status).toBe(200);
  expect(await drive.look(folder.id)).toMatchObject({ state: 'archived', archiveId: id });

  await discard({ name: 'Discarded' });
  const [entry] = (await drive.get<{ items: { id: string }[] }>('/api/trash?limit=1')).items;
  expect((await drive.call('DELETE', `/api/trash/${entry?.id}`)).status).toBe(202);
  expect(await drive.get(`/api/archive/${id}`)).toMatchObject({ folderIn: 'nowhere' });
  const manifest = drive.call('GET', `/api/archive/${id}/manifest`);
  expect(await refusal(manifest)).toEqual([409, 'folder-not-archived']);
});

test('folders nest 64 deep and no deeper', async () => {
  let parent = drive.rootId;
  for (let depth = 1; depth <= 64; depth++) parent = (await drive.folder('deep', parent)).id;
  const sent = drive.call('POST', '/api/folders', { json: { parentId: parent, name: 'deeper' } });
  expect(await refusal(sent)).toEqual([400, 'folder-too-deep']);
  expect((await drive.look(parent)).path).toBe('/deep'.repeat(64));
});

test('nothing is there for who is not signed in', async () => {
  const { status } = await fetch(`${server.origin}/api/drive`);
  expect(status).toBe(401);
  const upload = await fetch(`${server.origin}/api/uploads`, {
    method: 'POST',
    headers: { 'sec-fetch-site': 'same-origin', origin: server.origin, 'tus-resumable': '1.0.0' },
  });
  expect(upload.status).toBe(401);
});
