import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import { behavesLikeCold, realWaits } from './cold.contract.ts';
import { embeddedCold } from './embedded.ts';

describe('embeddedCold', () => {
  behavesLikeCold(
    async (now) =>
      embeddedCold(await mkdtemp(join(tmpdir(), 'solah-cold-')), { now, waits: realWaits }),
    { moveClock: (span) => new Date(Date.UTC(2026, 0, 10, 15) + span) },
  );

  test('what a put that broke off has left is told, and can be discarded', async () => {
    const root = await mkdtemp(join(tmpdir(), 'solah-cold-'));
    const cold = embeddedCold(root, { now: () => new Date(), waits: realWaits });
    const [draft, pack] = [freshId(), freshId()];
    await writeFile(join(root, `${draft}.draft`), 'half');
    await mkdir(join(root, pack.slice(0, 2)));
    await writeFile(join(root, pack.slice(0, 2), `${pack}.zst`), 'no note');
    const unfinished = async () =>
      (await Array.fromAsync(cold.listUnfinished())).map(({ key }) => key);
    expect(await unfinished()).toEqual([draft, pack]);
    expect(await Array.fromAsync(cold.list())).toEqual([]);
    await cold.discard(draft);
    await cold.forget(pack);
    expect(await unfinished()).toEqual([]);
  });

  test('a try that died is written over by the next one under its key', async () => {
    const root = await mkdtemp(join(tmpdir(), 'solah-cold-'));
    const cold = embeddedCold(root, { now: () => new Date(), waits: realWaits });
    const key = freshId();
    await writeFile(join(root, `${key}.draft`), 'half of what was to come');
    const version = await cold.put(key, new Blob(['ab']).stream(), {
      class: 'GLACIER',
      bytes: 2,
      sha256: createHash('sha256').update('ab').digest('hex'),
    });
    expect(await readdir(root)).toEqual([key.slice(0, 2)]);
    // The same of a note: until it is whole, the one before it counts.
    await writeFile(join(root, `${key}.draft`), '{');
    expect(await Array.fromAsync(cold.listUnfinished())).toEqual([]);
    await cold.restore(key, version, { tier: 'bulk', days: 1 });
    expect(await readdir(root)).toEqual([key.slice(0, 2)]);
  });

  test('a removal that died between its two steps is brought to its end by the next', async () => {
    const root = await mkdtemp(join(tmpdir(), 'solah-cold-'));
    const cold = embeddedCold(root, { now: () => new Date(), waits: realWaits });
    const pack = freshId();
    await mkdir(join(root, pack.slice(0, 2)));
    await writeFile(join(root, pack.slice(0, 2), `${pack}.bin`), 'no note');
    await cold.remove(pack, freshId());
    expect(await readdir(join(root, pack.slice(0, 2)))).toEqual([]);
  });

  test.each(['x', 'x'.repeat(5_000)])(
    'a pack that is cut or gone under its note is told',
    async (text) => {
      const root = await mkdtemp(join(tmpdir(), 'solah-cold-'));
      const cold = embeddedCold(root, { now: () => new Date(), waits: realWaits });
      const key = freshId();
      const object = {
        class: 'GLACIER' as const,
        bytes: text.length,
        sha256: createHash('sha256').update(text).digest('hex'),
      };
      const version = await cold.put(key, new Blob([text]).stream(), object);
      expect(await cold.head(key, version)).toEqual({ ...object, restore: null });
      const folder = join(root, key.slice(0, 2));
      const pack = join(
        folder,
        (await readdir(folder)).find((name) => !name.endsWith('.json')) ?? '',
      );
      await truncate(pack, 0);
      expect(await cold.head(key, version)).toMatchObject({ bytes: 0, sha256: '' });
      await rm(pack);
      expect(await cold.head(key, version)).toBeNull();
    },
  );
});
