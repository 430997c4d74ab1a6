import { expect, test, vi } from 'vitest';
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
  const { job } = await requestArchive(ground, accountId, { folderId });
  expect(job.class).toBe('DEEP_ARCHIVE');
  await ground.queue.drain();
  ground.pass(25 * hour);
  await ground.queue.drain();
  const restored = vi.spyOn(ground.cold, 'restore');
  const { job: back } = await requestRestore(ground, accountId, { archiveId: job.id });
  expect(back.tier).toBe('bulk');
  await ground.queue.drain();
  expect(restored).toHaveBeenCalledExactlyOnceWith(expect.any(String), expect.any(String), {
    tier: 'bulk',
    days: 3,
  });
  await ground.close();
});
