import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PlanAnswer, UploadAnswer } from '../../src/domain/uploads/contract.ts';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let drive: TestDrive;
beforeAll(async () => {
  server = await startServer();
  drive = await openDrive(await newMember(server, 'asha@example.org'));
});
afterAll(() => server.stop());

const plan = (entries: unknown[]) =>
  drive.call('POST', '/api/uploads/plan', { json: { folderId: drive.rootId, entries } });

test('a folder of 10,000 files is planned and its folders made in two calls', async () => {
  const paths = Array.from({ length: 1_000 }, (_, i) => `Holidays/day ${i}`);
  const made = await drive.call('POST', '/api/folders', {
    json: { parentId: drive.rootId, paths },
  });
  expect(made.status).toBe(201);
  const { folders } = (await made.json()) as { folders: { path: string; id: string }[] };
  expect(folders.map(({ path }) => path)).toEqual(paths);
  const modifiedAt = '2026-05-01T10:00:00.000Z';
  const sha256 = '0'.repeat(64);
  const entries = Array.from({ length: 10_000 }, (_, i) => ({
    path: `${paths[i % 1_000]}/a photograph with a rather long name ${i}.jpg`,
    bytes: i,
    modifiedAt,
    sha256,
  }));
  const answer = await plan(entries);
  expect(answer.status).toBe(201);
  const planned = (await answer.json()) as PlanAnswer;
  expect(planned.entries).toHaveLength(10_000);
  expect(planned.entries.filter(({ is }) => is !== 'new')).toEqual([]);
});

test('more than 10,000 files are not planned at once', async () => {
  const entries = Array.from({ length: 10_001 }, (_, i) => ({ path: `f${i}`, bytes: 1 }));
  const answer = await plan(entries);
  expect([answer.status, (await answer.json()).code]).toEqual([400, 'invalid']);
});

test('more than 4 MiB of paths are not read', async () => {
  const answer = await plan([{ path: 'a'.repeat(4 * 1024 * 1024), bytes: 1 }]);
  expect([answer.status, (await answer.json()).code]).toEqual([413, 'body-too-large']);
});

test('the same request for many folders, sent twice, is answered twice and done once', async () => {
  const json = { parentId: drive.rootId, paths: ['Once/upon/a/time'] };
  const headers = { 'idempotency-key': 'folders-once' };
  const first = await drive.call('POST', '/api/folders', { json, headers });
  const again = await drive.call('POST', '/api/folders', { json, headers });
  expect(await again.json()).toEqual(await first.json());
  const other = { ...json, paths: ['Other'] };
  const reused = await drive.call('POST', '/api/folders', { json: other, headers });
  expect([reused.status, (await reused.json()).code]).toEqual([409, 'key-reused']);
});

test('a planned replacement over HTTP says what became of it', async () => {
  const file = await drive.upload({ name: 'notes.txt', bytes: Buffer.from('before') });
  const planned = (await (
    await plan([{ path: 'notes.txt', bytes: 5, modifiedAt: '2100-01-01T00:00:00.000Z' }])
  ).json()) as PlanAnswer;
  expect(planned.entries[0]).toMatchObject({
    is: 'differs',
    suggestion: 'keep-both',
    exists: { id: file.id, version: 1 },
  });
  const metadata = { planId: planned.id, conflict: 'replace', replacesId: file.id, version: '1' };
  const begun = await drive.begin({ name: 'notes.txt', length: 5, metadata });
  const location = String(begun.headers.get('location'));
  const unfinished = await drive.get<{ items: UploadAnswer[] }>('/api/uploads?state=receiving');
  expect(unfinished.items.map(({ planId }) => planId)).toEqual([planned.id]);
  await drive.patch(location, 0, 'after');
  const upload = await drive.get<UploadAnswer>(location);
  expect(upload).toMatchObject({ outcome: 'replaced', fileId: file.id, planId: planned.id });
  expect((await drive.download(file.id)).toString()).toBe('after');
  const undone = await drive.call('POST', `/api/journal/${upload.seq}/undo`);
  expect(undone.status).toBe(200);
  expect((await drive.download(file.id)).toString()).toBe('before');
  expect(await drive.get('/api/uploads?state=receiving')).toMatchObject({ items: [], total: 0 });
});
