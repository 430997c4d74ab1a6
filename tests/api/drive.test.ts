import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// The main road: a folder, a file up, a file down, to the cold side and back.

let server: RunningServer;
let drive: TestDrive;
beforeAll(async () => {
  server = await startServer({
    settings: { COLD_STANDARD_MINUTES: '0.01', CLEAR_HOURS: '0.00001' },
  });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
});
afterAll(() => server.stop());

const bytes = randomBytes(300_000);

test('a file goes up, down, to the cold side and back, byte for byte', async () => {
  const folder = await drive.folder('Photos');
  const file = await drive.upload({ name: 'noise.bin', folderId: folder.id, bytes });
  expect(file).toMatchObject({
    name: 'noise.bin',
    bytes: bytes.byteLength,
    sha256: sha256(bytes),
    folder: { id: folder.id, name: 'Photos', path: '/Photos' },
    place: 'hot',
  });
  const page = await drive.list(folder.id);
  expect(page).toMatchObject({ total: 1, next: null, items: [{ kind: 'file', id: file.id }] });
  expect(await drive.download(file.id)).toEqual(bytes);

  const archived = await drive.archive(folder.id);
  expect(archived).toMatchObject({ state: expect.stringMatching(/archived|cleared/), done: 1 });
  expect(await drive.look(folder.id)).toMatchObject({
    state: 'archived',
    refusals: { write: 'folder-archived', read: 'folder-archived', restore: null },
  });
  const closed = await drive.call('GET', `/api/files/${file.id}/content`);
  expect([closed.status, (await closed.json()).code]).toEqual([409, 'folder-archived']);

  // Only the cold copy is left before it is asked for.
  await expect
    .poll(async () => (await drive.get<{ state: string }>(`/api/archive/${archived.id}`)).state)
    .toBe('cleared');
  expect(await drive.get(`/api/files/${file.id}`)).toMatchObject({ place: 'cold' });
  expect(await drive.about()).toMatchObject({ coldBytes: bytes.byteLength });

  const asked = await drive.call('POST', `/api/archive/${archived.id}/restore`, {
    json: { tier: 'standard' },
  });
  expect(asked.status).toBe(202);
  expect(await drive.finished((await asked.json()).id)).toMatchObject({ state: 'restored' });
  expect(await drive.look(folder.id)).toMatchObject({ state: 'active', archiveId: null });
  expect(await drive.download(file.id)).toEqual(bytes);
  expect(await drive.about()).toMatchObject({ coldBytes: 0, usedBytes: bytes.byteLength });

  const told = await drive.get<{ unread: number; items: { kind: string; id: string }[] }>(
    '/api/notifications',
  );
  expect(told.items.map(({ kind }) => kind)).toEqual(['restore-finished', 'archive-finished']);
  const read = await drive.call('POST', '/api/notifications/read', {
    json: { upTo: told.items[0]?.id },
  });
  expect(await read.json()).toEqual({ unread: 0 });
});
