import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import { diskStorage } from './disk.ts';
import { behavesLikeStorage } from './storage.contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'disk-'));
afterAll(() => rmSync(folder, { recursive: true }));
const freshFolder = () => mkdtempSync(join(folder, 'store-'));

describe('diskStorage', () => {
  behavesLikeStorage(async () => diskStorage(freshFolder()));

  test('a link that somebody planted is not followed', async () => {
    const root = freshFolder();
    const storage = diskStorage(root);
    const outside = join(root, 'outside');
    writeFileSync(outside, 'not yours');
    const [hot, incoming] = [freshId(), freshId()];
    await storage.begin(hot);
    await storage.seal(hot, 0);
    await storage.remove(hot);
    symlinkSync(outside, join(root, 'hot', hot.slice(0, 2), hot));
    symlinkSync(outside, join(root, 'incoming', incoming));
    await expect(storage.read(hot)).rejects.toThrow('ELOOP');
    await expect(storage.resume(incoming, 0)).rejects.toThrow('ELOOP');
  });

  test('a disk that is full is storage-full', async (context) => {
    const root = freshFolder();
    const storage = diskStorage(root);
    const key = freshId();
    // Character device 1:7 is /dev/full; only root may make one.
    const made = spawnSync('mknod', [join(root, 'incoming', key), 'c', '1', '7']);
    if (made.status !== 0) return context.skip('This account may not make a device.');
    const incoming = await storage.resume(key, 0);
    await expect(incoming.write([Buffer.from('sixteen')])).rejects.toMatchObject({
      code: 'storage-full',
    });
    await incoming.close();
  });

  test.skipIf(process.platform === 'win32')(
    'only its own account reads what is stored',
    async () => {
      const root = freshFolder();
      const storage = diskStorage(root);
      const key = freshId();
      await storage.begin(key);
      await storage.seal(key, 0);
      const mode = (...path: string[]) => statSync(join(root, ...path)).mode & 0o777;
      expect(mode('incoming')).toBe(0o700);
      expect(mode('hot', key.slice(0, 2), key)).toBe(0o600);
    },
  );
});
