import { expect, test, vi } from 'vitest';
import { estimate } from '#domain/archive/estimate.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { hour } from '#lib/units.ts';
import { engines, freshGround } from '../support/ground.ts';

test.each(engines)('what nobody chose is as the settings say, on %s', async (engine) => {
  const settings = {
    CLEAR_HOURS: '24',
    ARCHIVE_STORAGE_CLASS: 'DEEP_ARCHIVE',
    RESTORE_TIER: 'Bulk',
    RESTORE_DAYS: '3',
  };
  const ground = await freshGround({ engine, settings });
  const { accountId, rootId } = await ground.account();
  const parent = { parentId: rootId, name: 'Photos', conflict: 'refuse' } as const;
  const { id: folderId } = await createFolder(ground, accountId, parent);
  await ground.upload(accountId, { folderId, name: 'a', bytes: Buffer.from('a') });
  const usual = { class: 'DEEP_ARCHIVE', tier: 'bulk', awakeDays: 3 };
  expect(await estimate(ground, accountId, { folderId })).toMatchObject({ usual });
  const { job } = await requestArchive(ground, accountId, { folderId });
  expect(job.class).toBe('DEEP_ARCHIVE');
  await ground.queue.drain();
  // What sleeps knows its own class, whatever is usual now.
  const archiveId = job.id;
  const now = {
    ...ground,
    habits: { ...ground.habits, coldClass: 'GLACIER', tier: 'expedited' } as const,
  };
  expect(await estimate(now, accountId, { archiveId })).toMatchObject({
    usual: { ...usual, tier: 'standard' },
  });
  ground.pass(25 * hour);
  await ground.queue.drain();
  const restored = vi.spyOn(ground.cold, 'restore');
  const { job: back } = await requestRestore(ground, accountId, { archiveId });
  expect(back.tier).toBe('bulk');
  await ground.queue.drain();
  expect(restored).toHaveBeenCalledExactlyOnceWith(expect.any(String), expect.any(String), {
    tier: 'bulk',
    days: 3,
  });
  await ground.close();
});

test('where the usual tier is not for what sleeps, it wakes in the next one', async () => {
  const settings = { ARCHIVE_STORAGE_CLASS: 'DEEP_ARCHIVE', RESTORE_TIER: 'Expedited' };
  const ground = await freshGround({ settings });
  const { accountId, rootId } = await ground.account();
  const parent = { parentId: rootId, name: 'Photos', conflict: 'refuse' } as const;
  const { id: folderId } = await createFolder(ground, accountId, parent);
  await ground.upload(accountId, { folderId, name: 'a', bytes: Buffer.from('a') });
  const { job } = await requestArchive(ground, accountId, { folderId });
  await ground.queue.drain();
  const wish = { archiveId: job.id, open: { days: 1 } };
  const { job: opened } = await requestRestore(ground, accountId, wish);
  expect(opened.tier).toBe('standard');
  const { job: back } = await requestRestore(ground, accountId, { archiveId: job.id });
  expect(back.tier).toBe('standard');
  await ground.close();
});
