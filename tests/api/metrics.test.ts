import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDrive, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { freePort, type RunningServer, startServer } from '../support/server.ts';

let server: RunningServer;
let drive: TestDrive;
let address: string;
beforeAll(async () => {
  const METRICS_PORT = String(await freePort());
  address = `http://127.0.0.1:${METRICS_PORT}`;
  server = await startServer({ settings: { METRICS_PORT } });
  drive = await openDrive(await newMember(server, 'asha@example.org'));
});
afterAll(() => server.stop());

test('who watches the process reads its counters at a door of their own, and nothing of a member', async () => {
  const { id } = await drive.folder('Cold');
  await drive.upload({ name: 'a', folderId: id, bytes: randomBytes(1_616) });
  await drive.archive(id);
  const answer = await fetch(`${address}/metrics`);
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    expect.stringContaining('text/plain'),
  ]);
  const text = await answer.text();
  expect(text).toContain('solah_upload_bytes_total 1616');
  expect(text).toMatch(/solah_requests_total\{class="api",status="2xx"\} [1-9]/);
  expect(text).toMatch(/solah_archive_jobs\{state="(archived|cleared)"\} 1/);
  expect(text).toContain('solah_queue_dead_letters 0');
  for (const secret of [id, 'asha', 'Cold']) expect(text).not.toContain(secret);
});

test('the door has one room, and the site has no such door', async () => {
  expect((await fetch(`${address}/`)).status).toBe(404);
  expect((await fetch(`${address}/metrics`, { method: 'POST' })).status).toBe(404);
  expect((await fetch(`${server.origin}/metrics`)).status).toBe(404);
  // Another address of the same machine.
  const elsewhere = address.replace('127.0.0.1', '127.0.0.2');
  await expect(fetch(`${elsewhere}/metrics`)).rejects.toThrow();
});
