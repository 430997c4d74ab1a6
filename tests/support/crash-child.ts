import { writeSync } from 'node:fs';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { getOwnFile } from '#domain/files/get-file.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { day, hour, MiB } from '#lib/units.ts';
import { sha256 } from './drive.ts';
import { freshGround } from './ground.ts';

// A process that walks a whole life of a drive and kills itself, as a power cut would, at the point
// that it is told. What it has acknowledged it writes to its output, one line of JSON each.

const [, , dataDir = '', killAt = ''] = process.argv;
let points = 0;
let dying = false;

const ground = await freshGround({
  dataDir,
  settings: { COLD_STANDARD_MINUTES: '300', CLEAR_HOURS: '24' },
  fault: async (point) => {
    if (!dying) return;
    tell({ point });
    points += 1;
    if (String(points) !== killAt) return;
    process.kill(process.pid, 'SIGKILL');
    await new Promise(() => {});
  },
});
const { accountId, rootId } = await ground.account();
tell({ accountId });
dying = true;

const folder = await createFolder(ground, accountId, {
  parentId: rootId,
  name: 'Photos',
  conflict: 'refuse',
});
for (const [name, bytes] of [
  ['a.bin', Buffer.alloc(3 * MiB, 'a')],
  ['b.txt', Buffer.from('b'.repeat(1_000))],
  ['same.txt', Buffer.from('b'.repeat(1_000))],
  ['gone.txt', Buffer.from('gone')],
] as const) {
  const fileId = await ground.upload(accountId, { folderId: folder.id, name, bytes });
  tell({ fileId, sha256: sha256(bytes) });
  if (name !== 'gone.txt') continue;
  const { file } = await getOwnFile(ground.database, accountId, fileId);
  await trashFile(ground, accountId, { fileId, version: file.version });
  tell({ trashed: fileId });
}
ground.pass(31 * day);
await purgeTrash(ground);
await ground.queue.drain();

const { job } = await requestArchive(ground, accountId, { folderId: folder.id, class: 'GLACIER' });
tell({ jobId: job.id });
await ground.queue.drain();
ground.pass(25 * hour);
await ground.queue.drain();
const back = await requestRestore(ground, accountId, { archiveId: job.id, tier: 'standard' });
tell({ jobId: back.job.id });
await ground.queue.drain();
ground.pass(6 * hour);
await ground.queue.drain();
tell({ done: true });
await ground.close();

function tell(line: unknown): void {
  writeSync(1, `${JSON.stringify(line)}\n`);
}
