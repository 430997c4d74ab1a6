import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
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
    await cold.discard(pack);
    expect(await unfinished()).toEqual([]);
  });
});
