import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArchiveCheck, ArchiveJobAnswer } from '#domain/archive/contract.ts';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { change } from '../support/dump.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// Whoever has files asleep asks over HTTP whether all of them are there, and reads the report.

let server: RunningServer;
let drive: TestDrive;
let archiveId: string;
let fileId: string;
beforeAll(async () => {
  server = await startServer({ settings: { COLD_STANDARD_MINUTES: '60', CLEAR_HOURS: '24' } });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
  const { id: folderId } = await drive.folder('Photos');
  await drive.upload({ name: 'a.png', folderId, bytes: randomBytes(10) });
  fileId = (await drive.upload({ name: 'b.png', folderId, bytes: randomBytes(20) })).id;
  archiveId = (await drive.archive(folderId)).id;
});
afterAll(() => server.stop());

const job = () => drive.get<ArchiveJobAnswer>(`/api/archive/${archiveId}`);
const verify = (headers: Record<string, string> = {}) =>
  drive.call('POST', `/api/archive/${archiveId}/verify`, { headers });
const finished = async () => {
  await expect.poll(async () => (await job()).check?.state).toBe('finished');
  return (await job()).check;
};

test('the report is begun with 202, and stands with the job', async () => {
  expect(await job()).toMatchObject({ check: null });
  const asked = await verify({ 'idempotency-key': 'once' });
  expect([asked.status, asked.headers.get('location')]).toEqual([202, `/api/archive/${archiveId}`]);
  const begun: ArchiveCheck = await asked.json();
  expect(begun).toMatchObject({ state: 'running', expected: 2, looked: 0, faults: [] });
  expect(await finished()).toMatchObject({ id: begun.id, looked: 2, right: 2, faults: [] });
  // The same request again is told the same, and begins nothing.
  const again = await verify({ 'idempotency-key': 'once' });
  expect([again.status, await again.json()]).toEqual([202, begun]);
  expect(await job()).toMatchObject({ check: { id: begun.id, state: 'finished' } });
});

test('what is not what it was is named, and told to the account', async () => {
  await change(
    server.dataDir,
    `UPDATE blobs SET sha256 = '${'0'.repeat(64)}' WHERE id = (SELECT blob_id FROM files WHERE id = ?)`,
    fileId,
  );
  expect((await verify()).status).toBe(202);
  expect(await finished()).toMatchObject({
    ...{ looked: 2, right: 1, missing: 0, different: 1 },
    faults: [{ file: { id: fileId, name: 'b.png', path: '/Photos' }, fault: 'cold-different' }],
  });
  const { items } = await drive.get<{ items: { kind: string; facts: unknown }[] }>(
    '/api/notifications',
  );
  expect(items[0]).toMatchObject({ kind: 'archive-differs', facts: { jobId: archiveId } });
});

test('what is on its way back is not looked at', async () => {
  const asked = await drive.call('POST', `/api/archive/${archiveId}/restore`, { json: {} });
  expect(asked.status).toBe(202);
  const refused = await verify();
  expect(refused.status).toBe(409);
  expect((await refused.json()).code).toMatch(/^folder-(busy|not-archived)$/);
});
