import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDrive, type TestDrive, toMetadata } from '../support/drive.ts';
import { newMember, type Person } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Every verb of the drive, asked by each kind of guest for what lies in a shared folder, what is the
// folder itself, and what lies beside it.

let server: RunningServer;
let asha: TestDrive;
let reader: TestDrive;
let writer: TestDrive;
let revoked: TestDrive;
let stranger: TestDrive;
const emails = {
  reader: 'reader@example.org',
  writer: 'writer@example.org',
  revoked: 'revoked@example.org',
  stranger: 'stranger@example.org',
};
let top: string;
let shown: string;
beforeAll(async () => {
  server = await startServer({ settings: { RATE_LIMITS: 'off' } });
  const open = async (email: string) => openDrive(await newMember(server, email));
  asha = await open('asha@example.org');
  reader = await open(emails.reader);
  writer = await open(emails.writer);
  revoked = await open(emails.revoked);
  stranger = await open(emails.stranger);
  top = (await asha.folder('top')).id;
  shown = (await asha.folder('shown', top)).id;
  await share(shown, emails.reader, 'read');
  await share(shown, emails.writer, 'write');
  const id = await share(shown, emails.revoked, 'write');
  expect((await asha.call('DELETE', `/api/shares/${id}`)).status).toBe(204);
});
afterAll(() => server.stop());

async function share(folderId: string, to: string, right: 'read' | 'write'): Promise<string> {
  const answer = await asha.call('POST', '/api/shares', { json: { folderId, to, right } });
  expect(answer.status).toBe(201);
  const made = await answer.json();
  expect(made).toMatchObject({ to, right, token: null });
  return made.id;
}

let made = 0;
const freshName = () => {
  made += 1;
  return `thing ${made}`;
};
const file = async (folderId: string) =>
  (await asha.upload({ name: freshName(), folderId, bytes: Buffer.from(freshName()) })).id;
const folder = async (parentId: string) => (await asha.folder(freshName(), parentId)).id;
const tus = { 'tus-resumable': '1.0.0' };
const webp = Buffer.from('RIFF\x12\0\0\0WEBPVP8L\x05\0\0\0/\0\0\0\0\0', 'latin1');

type Send = (who: TestDrive, folderId: string) => Promise<Response>;
const first = { 'if-match': '"1"' };

/** What only looks, by a folder that it looks into. */
const looks: Record<string, Send> = {
  'a folder': (who, id) => who.call('GET', `/api/folders/${id}`),
  'its list': (who, id) => who.call('GET', `/api/folders/${id}/items`),
  'its folders': (who, id) => who.call('GET', `/api/folders/${id}/folders`),
  'its zip': (who, id) => who.call('GET', `/api/folders/${id}/zip`),
  'a file': async (who, id) => who.call('GET', `/api/files/${await file(id)}`),
  'its bytes': async (who, id) => who.call('GET', `/api/files/${await file(id)}/content`),
  'its small picture': async (who, id) => {
    const path = `/api/files/${await file(id)}/thumb`;
    await asha.call('PUT', path, { body: webp, headers: { 'content-type': 'image/webp' } });
    return who.call('GET', path);
  },
};

/** What changes something in a folder. */
const changes: Record<string, Send> = {
  'make a folder': (who, parentId) =>
    who.call('POST', '/api/folders', { json: { parentId, name: freshName() } }),
  'make many folders': (who, parentId) =>
    who.call('POST', '/api/folders', { json: { parentId, paths: [freshName()] } }),
  'rename a folder': async (who, id) =>
    who.call('PATCH', `/api/folders/${await folder(id)}`, { json: { name: freshName() } }),
  'move a folder': async (who, id) =>
    who.call('PATCH', `/api/folders/${await folder(id)}`, {
      json: { parentId: await folder(id) },
    }),
  'delete a folder': async (who, id) =>
    who.call('DELETE', `/api/folders/${await folder(id)}`, { headers: first }),
  'empty a folder': async (who, id) => who.call('POST', `/api/folders/${await folder(id)}/empty`),
  'rename a file': async (who, id) =>
    who.call('PATCH', `/api/files/${await file(id)}`, { json: { name: freshName() } }),
  'move a file': async (who, id) =>
    who.call('PATCH', `/api/files/${await file(id)}`, { json: { folderId: await folder(id) } }),
  'throw a file away': async (who, id) =>
    who.call('DELETE', `/api/files/${await file(id)}`, { headers: first }),
  'copy a file': async (who, id) =>
    who.call('POST', `/api/files/${await file(id)}/copy`, {
      json: { folderId: id, conflict: 'keep-both' },
    }),
  'give a file a small picture': async (who, id) =>
    who.call('PUT', `/api/files/${await file(id)}/thumb`, {
      body: webp,
      headers: { 'content-type': 'image/webp' },
    }),
  'do one thing to all': async (who, folderId) =>
    who.call('POST', '/api/batch', {
      json: {
        action: 'copy',
        selection: { folderId, all: true },
        targetId: await folder(folderId),
      },
    }),
  'plan uploads': (who, folderId) =>
    who.call('POST', '/api/uploads/plan', {
      json: { folderId, entries: [{ path: 'a', bytes: 1 }] },
    }),
  'begin an upload': (who, folderId) =>
    who.call('POST', '/api/uploads', {
      headers: {
        ...tus,
        'upload-length': '1',
        'upload-metadata': toMetadata({ filename: freshName(), folderId }),
      },
    }),
};

async function outcome(sent: Promise<Response>): Promise<string> {
  const answer = await sent;
  if (answer.ok) return 'done';
  return ((await answer.json()) as { code: string }).code;
}
const absent = expect.stringMatching(/^(folder|file)-not-found$/);

describe.each(Object.entries(looks))('%s', (_, send) => {
  test('is shown to guests, and to nobody else; of what is beside it nothing is', async () => {
    const below = await folder(shown);
    for (const at of [shown, below]) {
      for (const who of [reader, writer]) expect(await outcome(send(who, at))).toBe('done');
      for (const who of [revoked, stranger]) expect(await outcome(send(who, at))).toEqual(absent);
    }
    for (const at of [top, asha.rootId, await folder(top)]) {
      for (const who of [reader, writer]) expect(await outcome(send(who, at))).toEqual(absent);
    }
  });
});

describe.each(Object.entries(changes))('%s', (_, send) => {
  test('is for guests who may write, and only in what is shared', async () => {
    const below = await folder(shown);
    for (const at of [shown, below]) {
      expect(await outcome(send(writer, at))).toBe('done');
      expect(await outcome(send(reader, at))).toBe('shared-to-read');
      for (const who of [revoked, stranger]) expect(await outcome(send(who, at))).toEqual(absent);
    }
    for (const at of [top, asha.rootId]) {
      for (const who of [reader, writer]) expect(await outcome(send(who, at))).toEqual(absent);
    }
  });
});

describe('one who may write', () => {
  test('moves and copies nothing out of what is shared, nor into it from elsewhere', async () => {
    const [inside, beside, own] = [await file(shown), await file(top), await writer.folder('own')];
    const move = (id: string, folderId: string) =>
      outcome(writer.call('PATCH', `/api/files/${id}`, { json: { folderId } }));
    const copy = (id: string, folderId: string) =>
      outcome(writer.call('POST', `/api/files/${id}/copy`, { json: { folderId } }));
    for (const act of [move, copy]) {
      for (const to of [top, asha.rootId, own.id]) expect(await act(inside, to)).toEqual(absent);
      expect(await act(beside, shown)).toBe('file-not-found');
    }
    const theirs = await writer.upload({ name: 'theirs', bytes: Buffer.from('theirs') });
    for (const act of [move, copy]) expect(await act(theirs.id, shown)).toEqual(absent);
    const home = { parentId: own.id };
    const path = `/api/folders/${await folder(shown)}`;
    expect(await outcome(writer.call('PATCH', path, { json: home }))).toEqual(absent);
    const batch = { action: 'move', selection: { ids: [inside] }, targetId: own.id };
    expect(await outcome(writer.call('POST', '/api/batch', { json: batch }))).toEqual(absent);
  });

  test('neither renames, moves nor deletes what is shared itself, and gives no stars', async () => {
    const path = `/api/folders/${shown}`;
    for (const json of [{ name: 'mine' }, { parentId: writer.rootId }, { starred: true }]) {
      expect(await outcome(writer.call('PATCH', path, { json }))).toBe('not-allowed');
    }
    expect(await outcome(writer.call('DELETE', path, { headers: first }))).toBe('not-allowed');
    const json = { starred: true };
    for (const kind of ['files', 'folders']) {
      const id = await (kind === 'files' ? file : folder)(shown);
      const star = writer.call('PATCH', `/api/${kind}/${id}`, { json });
      expect(await outcome(star)).toBe('not-allowed');
    }
  });

  test('has no number of an act, so that none of their own is undone for it', async () => {
    const id = await file(shown);
    const renamed = await writer.call('PATCH', `/api/files/${id}`, { json: { name: freshName() } });
    expect(await renamed.json()).toMatchObject({ seq: 0, folder: { path: '/shown' } });
    const copied = await writer.call('POST', `/api/files/${id}/copy`, {
      json: { folderId: shown, conflict: 'keep-both' },
    });
    expect((await copied.json()).seq).toBe(0);
    const json = { action: 'trash', selection: { ids: [id] } };
    const act = await writer.call('POST', '/api/batch', { json });
    expect(act.headers.has('location')).toBe(false);
    expect(await act.json()).toMatchObject({ seq: 0, done: 1 });
    const emptied = await writer.call('POST', `/api/folders/${await folder(shown)}/empty`);
    expect((await emptied.json()).seq).toBe(0);
    const thrown = await writer.call('DELETE', `/api/files/${await file(shown)}`, {
      headers: first,
    });
    expect((await thrown.json()).seq).toBe(0);
  });

  test('uses names of requests that are apart from those of the drive’s own account', async () => {
    const headers = { 'idempotency-key': 'the-same' };
    const make = (who: TestDrive) =>
      who.call('POST', '/api/folders', { json: { parentId: shown, name: freshName() }, headers });
    expect(await outcome(make(asha))).toBe('done');
    expect(await outcome(make(writer))).toBe('done');
    expect(await outcome(make(writer))).toBe('key-reused');
  });

  test('sends a file whole, and it lies in the drive of whoever shares', async () => {
    const before = [await asha.about(), await writer.about()];
    const name = freshName();
    const sent = await writer.upload({ name, folderId: shown, bytes: Buffer.from('from a guest') });
    expect(sent.folder).toEqual({ id: shown, name: 'shown', path: '/shown' });
    expect((await asha.download(sent.id)).toString()).toBe('from a guest');
    const after = [await asha.about(), await writer.about()];
    expect((after[0]?.usedBytes ?? 0) - (before[0]?.usedBytes ?? 0)).toBe(12);
    expect(after[1]).toEqual(before[1]);
  });
});

describe('a guest', () => {
  const own = ['/api/search?q=thing', '/api/recent', '/api/starred', '/api/trash', '/api/journal'];
  test.each([...own, '/api/uploads', '/api/archive', '/api/drive'])(
    'finds nothing of it at %s',
    async (path) => {
      const id = await file(shown);
      const text = await (await reader.call('GET', path)).text();
      for (const theirs of [id, shown, top, asha.rootId]) expect(text).not.toContain(theirs);
    },
  );

  test('neither archives it, shares it on, nor sees with whom else it is shared', async () => {
    const archive = writer.call('POST', '/api/archive', { json: { folderId: shown } });
    expect(await outcome(archive)).toBe('folder-not-found');
    const json = { folderId: shown, to: emails.stranger, right: 'read' };
    expect(await outcome(writer.call('POST', '/api/shares', { json }))).toBe('folder-not-found');
    const { items } = await writer.get<{ items: unknown[] }>(`/api/shares?itemId=${shown}`);
    expect(items).toEqual([]);
  });

  test('sees its page, and a stranger does not', async () => {
    const id = await file(await folder(shown));
    const { folder: at } = await asha.get<{ folder: { id: string } }>(`/api/files/${id}`);
    const see = async ({ member }: { member: Person }) => {
      const page = await member.send(`/drive/f/${at.id}`);
      return [page.status, (await page.text()).includes(id)];
    };
    expect(await see(reader)).toEqual([200, true]);
    expect(await see(stranger)).toEqual([404, false]);
  });

  test('is told of it in one list, which a stranger finds empty', async () => {
    const list = async (who: TestDrive) => (await who.get<{ items: [] }>('/api/shared')).items;
    expect(await list(reader)).toMatchObject([
      { kind: 'folder', itemId: shown, name: 'shown', right: 'read' },
    ]);
    for (const who of [revoked, stranger, asha]) expect(await list(who)).toEqual([]);
  });
});
