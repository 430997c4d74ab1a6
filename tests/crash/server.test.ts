import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { UploadAnswer } from '#domain/uploads/contract.ts';
import { MiB } from '#lib/units.ts';
import { openDrive, sha256, type TestDrive } from '../support/drive.ts';
import { newMember } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';

// The whole server ends, in order or by kill -9, and starts again on the same data.

/** Send the beginning of a body, then keep the connection open and send nothing more. */
function stalling(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (controller) => controller.enqueue(bytes) });
}

async function again(server: RunningServer): Promise<RunningServer> {
  return startServer({ dataDir: server.dataDir, port: server.port });
}

async function expectToGoOn(
  drive: TestDrive,
  location: string,
  bytes: Buffer<ArrayBuffer>,
): Promise<void> {
  const { offset } = await drive.get<UploadAnswer>(location);
  const sent = await drive.patch(location, offset, bytes.subarray(offset));
  expect(sent.status).toBe(204);
  const { fileId } = await drive.get<UploadAnswer>(location);
  expect(sha256(await drive.download(fileId ?? ''))).toBe(sha256(bytes));
}

test('told to end, it lets an upload pause; the next one goes on from that byte', async () => {
  const bytes = randomBytes(2 * MiB);
  const first = await startServer();
  const drive = await openDrive(await newMember(first, 'asha@example.org'));
  const begun = await drive.begin({ name: 'long.bin', length: bytes.length });
  const location = begun.headers.get('location') ?? '';
  const cut = drive.patch(location, 0, stalling(bytes.subarray(0, MiB))).catch(() => {});
  await wait(500);
  expect(await first.end()).toBe(0);
  await cut;
  expect(first.output.join('\n')).toContain('"event":"closed"');

  const second = await again(first);
  try {
    expect((await drive.get<UploadAnswer>(location)).offset).toBe(MiB);
    await expectToGoOn(drive, location, bytes);
  } finally {
    await second.stop();
  }
});

test('killed in an archive, it finishes after the start, and every file comes back whole', async () => {
  const first = await startServer();
  const drive = await openDrive(await newMember(first, 'asha@example.org'));
  const folder = await drive.folder('solah');
  const files = new Map<string, string>();
  for (let n = 0; n < 16; n++) {
    const bytes = randomBytes(100_000 + n);
    const { id } = await drive.upload({ name: `${n}.bin`, folderId: folder.id, bytes });
    files.set(id, sha256(bytes));
  }
  const asked = await drive.call('POST', '/api/archive', { json: { folderId: folder.id } });
  expect(asked.status).toBe(202);
  const { id } = (await asked.json()) as { id: string };
  await first.kill();

  const second = await again(first);
  try {
    expect((await drive.finished(id)).state).toBe('archived');
    const json = { tier: 'expedited' };
    const back = await drive.call('POST', `/api/archive/${id}/restore`, { json });
    expect(back.status).toBe(202);
    await drive.finished(((await back.json()) as { id: string }).id);
    for (const [fileId, sum] of files) expect(sha256(await drive.download(fileId))).toBe(sum);
  } finally {
    await second.stop();
  }
});
