import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { releaseClaims } from '#adapters/queue/queries.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { getContent, getOwnFile } from '#domain/files/get-file.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { clearLeases, sweepUploads } from '#domain/uploads/sweep-uploads.ts';
import { isProblem } from '#lib/problem.ts';
import { day, hour } from '#lib/units.ts';
import { bundleProgram } from '../../scripts/bundle-server.ts';
import { sha256 } from '../support/drive.ts';
import { freshGround, type TestGround } from '../support/ground.ts';

// A process dies between any two steps; the next one finds everything that was acknowledged, brings
// what had begun to its end, and leaves nothing behind.

interface Line {
  point?: string;
  accountId?: string;
  fileId?: string;
  sha256?: string;
  trashed?: string;
  jobId?: string;
  done?: true;
}

/** Within the project, where a compiled library is found. */
const bundled = 'node_modules/.cache/crash-child';

async function live(dataDir: string, killAt = 0): Promise<Line[]> {
  const child = spawn(
    process.execPath,
    [join(bundled, 'life.mjs'), dataDir, String(killAt || '')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const text = (await Array.fromAsync(child.stdout.setEncoding('utf8'))).join('');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const freshFolder = () => mkdtempSync(join(tmpdir(), 'solah-crash-'));

// It is started once for each death: as sources, most of its time would be looking for its imports.
await bundleProgram({ life: 'tests/support/crash-child.ts' }, bundled);

const whole = freshFolder();
const lines = await live(whole);
await rm(whole, { recursive: true, force: true });
const points = lines.flatMap(({ point }) => (point ? [point] : []));
/** Every named point, the first time and the last time that it is passed. */
const deaths = [...new Set(points)].flatMap((point) => {
  const first = points.indexOf(point) + 1;
  const last = points.lastIndexOf(point) + 1;
  return first === last ? [{ point, at: first }] : [first, last].map((at) => ({ point, at }));
});

test('without a crash the whole life is lived', () => {
  expect(lines.at(-1)).toEqual({ done: true });
  expect(new Set(points).size).toBeGreaterThan(20);
});

describe.concurrent('killed', { timeout: 120_000 }, () => {
  test.each(deaths)('at $point ($at), nothing is lost and nothing stays stuck', async ({ at }) => {
    const dataDir = freshFolder();
    const said = await live(dataDir, at);
    expect(said.at(-1)?.done).toBeUndefined();
    const ground = await freshGround({
      dataDir,
      settings: { COLD_STANDARD_MINUTES: '300', CLEAR_HOURS: '24' },
    });
    const accountId = String(said.find((line) => line.accountId)?.accountId);
    await recover(ground);
    await expectAllThere(ground, accountId, said);
    await expectNothingLeft(ground, accountId, dataDir);
    await ground.close();
    await rm(dataDir, { recursive: true, force: true });
  });
});

/** What a process does at its start and in the days after it. */
async function recover(ground: TestGround): Promise<void> {
  await clearLeases(ground);
  await ground.database.transaction(releaseClaims);
  await sweepUploads(ground);
  // The dead one's clock had moved on, and what it had woken is asleep again, whatever the hour.
  ground.pass(50 * day);
  for (let days = 0; days < 3; days++) {
    await ground.queue.drain();
    await purgeTrash(ground);
    ground.pass(30 * hour);
  }
  await ground.queue.drain();
}

async function expectAllThere(ground: TestGround, accountId: string, said: Line[]): Promise<void> {
  for (const { jobId } of said) {
    if (!jobId) continue;
    const { state, folder } = await getJob(ground, accountId, jobId);
    expect(['archived', 'cleared', 'restored']).toContain(state);
    const { state: now } = await getFolder(ground, accountId, folder.id);
    if (now !== 'archived') continue;
    await requestRestore(ground, accountId, { archiveId: jobId, tier: 'standard' });
    await ground.queue.drain();
    ground.pass(6 * hour);
    await ground.queue.drain();
  }
  const trashed = said.map((line) => line.trashed);
  for (const { fileId, sha256: sum } of said) {
    if (!fileId || trashed.includes(fileId)) continue;
    const found = await getOwnFile(ground.database, accountId, fileId).catch((error) => {
      // Thrown away and purged, only not told any more.
      if (isProblem(error) && error.code === 'file-not-found') return null;
      throw error;
    });
    if (!found || found.file.trashId) {
      expect(said.at(-2)?.fileId ?? said.at(-1)?.fileId).toBe(fileId);
      continue;
    }
    const { key } = await getContent(ground, accountId, fileId);
    const bytes = Buffer.concat(await Array.fromAsync((await ground.storage.read(key)) ?? []));
    expect(sha256(bytes)).toBe(sum);
  }
}

async function expectNothingLeft(
  ground: TestGround,
  accountId: string,
  dataDir: string,
): Promise<void> {
  const { db, tables } = ground.database;
  const blobs = await db.select().from(tables.blobs);
  const uploads = await db.select().from(tables.uploads);
  const outbox = await db.select().from(tables.outbox);
  expect(outbox.filter(({ problem }) => problem)).toEqual([]);
  const drive = await getDrive(ground, accountId, ground.cold.waits);
  expect(drive).toMatchObject({
    usedBytes: blobs.reduce((sum, { bytes }) => sum + bytes, 0),
    reservedBytes: uploads.reduce((sum, { reserved }) => sum + reserved, 0),
    coldBytes: 0,
  });
  const hot = await listFiles(join(dataDir, 'files', 'hot'));
  expect(hot.sort()).toEqual(blobs.map(({ hotKey }) => String(hotKey)).sort());
  const unfinished = uploads.filter(({ state }) => state === 'receiving');
  const incoming = await listFiles(join(dataDir, 'files', 'incoming'));
  expect(unfinished.map(({ storageKey }) => storageKey)).toEqual(expect.arrayContaining(incoming));
}

async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}
