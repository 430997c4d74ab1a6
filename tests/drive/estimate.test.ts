import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { estimate } from '#domain/archive/estimate.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { KiB } from '#lib/units.ts';
import { freshGround, type TestGround } from '../support/ground.ts';

let ground: TestGround;
let accountId: string;
let folderId: string;
beforeEach(async () => {
  ground = await freshGround({ settings: { COLD_STANDARD_MINUTES: '300' } });
  const born = await ground.account();
  accountId = born.accountId;
  const name = (parentId: string, name: string) =>
    createFolder(ground, accountId, { parentId, name, conflict: 'refuse' });
  folderId = (await name(born.rootId, 'Photos')).id;
  const below = await name(folderId, '2026');
  await ground.upload(accountId, { folderId, name: 'a', bytes: randomBytes(KiB) });
  await ground.upload(accountId, { folderId: below.id, name: 'b', bytes: randomBytes(KiB) });
});
afterEach(() => ground.close());

test('a folder is counted with all below it, before anything is asked for', async () => {
  const told = await estimate(ground, accountId, { folderId });
  expect(told).toMatchObject({ files: 2, bytes: 2 * KiB });
});

test('for a cold side of our own nobody sends a bill, and no price is told', async () => {
  const told = await estimate(ground, accountId, { folderId });
  expect(told).toMatchObject({ owner: 'machine', bill: null });
  expect(told.tiers.map(({ tier, price }) => [tier, price])).toEqual([
    ['expedited', null],
    ['standard', null],
    ['bulk', null],
  ]);
  expect(told.tiers.find(({ tier }) => tier === 'standard')?.seconds).toBe(300 * 60);
  const server = { ...ground, cold: { ...ground.cold, owner: 'server' as const } };
  expect(await estimate(server, accountId, { folderId })).toMatchObject({ bill: null });
});

test('at AWS the prices come with their date, and a few notes are told to cost more asleep', async () => {
  const aws = { ...ground, cold: { ...ground.cold, owner: 'aws' as const } };
  const told = await estimate(aws, accountId, { folderId });
  expect(told.bill).toMatchObject({
    asOf: '2026-11',
    region: 'us-east-1',
    classes: [
      { class: 'GLACIER', leastDays: 90, paysAfterDays: null },
      { class: 'DEEP_ARCHIVE', leastDays: 180, paysAfterDays: null },
    ],
  });
  expect(told.tiers.every(({ price }) => price !== null)).toBe(true);
});

test('of the deepest class the fast tier is not offered, and the others take its own time', async () => {
  const wanted = { folderId, class: 'DEEP_ARCHIVE' as const };
  const { job } = await requestArchive(ground, accountId, wanted);
  await ground.queue.drain();
  const deepWaits = { standard: 12 * 3_600_000, bulk: 48 * 3_600_000 };
  const aws = { ...ground, cold: { ...ground.cold, deepWaits } };
  const { tiers, files } = await estimate(aws, accountId, { archiveId: job.id });
  expect(files).toBe(2);
  expect(tiers.map(({ tier, seconds }) => [tier, seconds])).toEqual([
    ['standard', 43_200],
    ['bulk', 172_800],
  ]);
});

test('what cannot be archived has no price', async () => {
  const other = await ground.account();
  await expect(estimate(ground, other.accountId, { folderId })).rejects.toMatchObject({
    code: 'folder-not-found',
  });
  const empty = { folderId: other.rootId };
  await expect(estimate(ground, other.accountId, empty)).rejects.toMatchObject({
    code: 'folder-empty',
  });
  await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
  await expect(estimate(ground, accountId, { folderId })).rejects.toMatchObject({
    code: 'folder-busy',
  });
  const archiveId = 'AbCdEfGhIjKlMnOpQrStUv';
  await expect(estimate(ground, accountId, { archiveId })).rejects.toMatchObject({
    code: 'archive-not-found',
  });
});
