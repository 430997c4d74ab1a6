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
