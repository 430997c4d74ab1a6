import { createHash, randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import { day, hour, MiB, minute } from '#lib/units.ts';
import type { Cold, ColdClass } from './cold.ts';

/** The times that an adapter is opened with: those of the real thing. */
export const realWaits = { expedited: 5 * minute, standard: 5 * hour, bulk: 12 * hour };

/** What every cold side promises: the answers of S3's archive classes, on a clock that is moved. */
export function behavesLikeCold(
  open: (now: () => Date) => Promise<Cold>,
  { moveClock }: { moveClock: (span: number) => Date },
): void {
  let passed = 0;
  const now = () => moveClock(passed);
  const pass = (span: number) => {
    passed += span;
  };

  async function asleep(
    bytes: Uint8Array = Buffer.from('sleep'),
    coldClass: ColdClass = 'GLACIER',
  ) {
    const cold = await open(now);
    const key = freshId();
    const version = await cold.put(key, streamOf(bytes), describeBytes(bytes, coldClass));
    return { cold, key, version, bytes };
  }

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['text that shrinks', Buffer.from('again and again '.repeat(200_000))],
    ['noise that does not', randomBytes(3 * MiB)],
    ['noise after text', Buffer.concat([Buffer.alloc(2 * MiB), randomBytes(1 * MiB)])],
  ])('%s sleeps and wakes byte for byte', async (_, bytes) => {
    const { cold, key, version } = await asleep(bytes);
    await expect(cold.read(key, version)).rejects.toMatchObject({ code: 'folder-archived' });
    expect(await cold.restore(key, version, { tier: 'standard', days: 1 })).toBe('asked');
    await expect(cold.read(key, version)).rejects.toMatchObject({ code: 'folder-archived' });
    pass(realWaits.standard);
    const stream = await cold.read(key, version);
    expect(bytes.equals(Buffer.concat(await Array.fromAsync(stream ?? [])))).toBe(true);
  });

  test('what does not have the hash that was said is not put', async () => {
    const cold = await open(now);
    const key = freshId();
    const lie = { ...describeBytes(Buffer.from('one'), 'GLACIER'), bytes: 3 };
    await expect(cold.put(key, streamOf(Buffer.from('two')), lie)).rejects.toMatchObject({
      code: 'bytes-differ',
    });
    // The key is free: the true bytes can still be put under it.
    expect(await cold.put(key, streamOf(Buffer.from('one')), lie)).toEqual(expect.any(String));
  });

  test('putting the same again answers the version that is there', async () => {
    const { cold, key, version, bytes } = await asleep();
    expect(await cold.put(key, streamOf(bytes), describeBytes(bytes, 'GLACIER'))).toBe(version);
  });

  test('head tells class and restore; the class stays', async () => {
    const { cold, key, version, bytes } = await asleep();
    const seen = async () => (await cold.head(key, version))?.restore;
    expect(await cold.head(key, version)).toEqual({
      ...describeBytes(bytes, 'GLACIER'),
      restore: null,
    });
    await cold.restore(key, version, { tier: 'bulk', days: 2 });
    expect(await seen()).toEqual({ ongoing: true });
    pass(realWaits.bulk);
    const awake = await seen();
    if (!awake || awake.ongoing) throw new Error('It should be awake.');
    // Rounded up to the next midnight, UTC.
    expect(awake.expiresAt.getTime() % day).toBe(0);
    const stay = awake.expiresAt.getTime() - now().getTime();
    expect(stay).toBeGreaterThanOrEqual(2 * day);
    expect(stay).toBeLessThan(3 * day);
    expect((await cold.head(key, version))?.class).toBe('GLACIER');
    pass(stay);
    expect(await seen()).toBeNull();
    await expect(cold.read(key, version)).rejects.toMatchObject({ code: 'folder-archived' });
  });

  test('asked again while it wakes is told so; a faster tier is taken', async () => {
    const { cold, key, version } = await asleep();
    const ask = (tier: 'expedited' | 'standard' | 'bulk') =>
      cold.restore(key, version, { tier, days: 1 });
    expect(await ask('standard')).toBe('asked');
    expect(await ask('standard')).toBe('already-asked');
    expect(await ask('bulk')).toBe('already-asked');
    expect(await ask('expedited')).toBe('asked');
    pass(realWaits.expedited);
    expect((await cold.head(key, version))?.restore).toMatchObject({ ongoing: false });
  });

  test('asked again when awake counts the days anew', async () => {
    const { cold, key, version } = await asleep();
    await cold.restore(key, version, { tier: 'expedited', days: 1 });
    pass(realWaits.expedited);
    expect(await cold.restore(key, version, { tier: 'bulk', days: 5 })).toBe('extended');
    pass(4 * day);
    expect((await cold.head(key, version))?.restore).toMatchObject({ ongoing: false });
  });

  test('the deepest class has no fast tier, and wakes in the time that is told of it', async () => {
    for (const tier of ['standard', 'bulk'] as const) {
      const { cold, key, version } = await asleep(Buffer.from('deep'), 'DEEP_ARCHIVE');
      expect(await cold.restore(key, version, { tier: 'expedited', days: 1 })).toBe('refused');
      expect(await cold.restore(key, version, { tier, days: 1 })).toBe('asked');
      pass(cold.deepWaits[tier] - 1);
      expect((await cold.head(key, version))?.restore).toEqual({ ongoing: true });
      pass(1);
      expect((await cold.head(key, version))?.restore).toMatchObject({ ongoing: false });
    }
  });

  test('what is not there is absent, and removing it is no error', async () => {
    const { cold, key, version } = await asleep();
    const other = freshId();
    for (const [k, v] of [
      [other, version],
      [key, other],
    ] as const) {
      expect(await cold.head(k, v)).toBeNull();
      expect(await cold.read(k, v)).toBeNull();
      expect(await cold.restore(k, v, { tier: 'standard', days: 1 })).toBe('absent');
      await cold.remove(k, v);
    }
    expect(await cold.head(key, version)).not.toBeNull();
    await cold.remove(key, version);
    expect(await cold.head(key, version)).toBeNull();
  });

  test('a walk tells each object once, in the order of their keys, and what is removed no more', async () => {
    const cold = await open(now);
    const put = async (text: string) => {
      const bytes = Buffer.from(text);
      const key = freshId();
      const version = await cold.put(key, streamOf(bytes), describeBytes(bytes, 'GLACIER'));
      return { key, version, bytes: bytes.byteLength };
    };
    const there = [await put('one'), await put('three'), await put('sixteen')];
    const gone = await put('gone');
    await cold.remove(gone.key, gone.version);
    const found = (await Array.fromAsync(cold.list())).map(({ changedAt: _, ...rest }) => rest);
    expect(found).toEqual(there.sort((a, b) => (a.key < b.key ? -1 : 1)));
    expect(await Array.fromAsync(cold.listUnfinished())).toEqual([]);
  });

  test('what is whole is not discarded', async () => {
    const { cold, key, version } = await asleep();
    await cold.discard(key);
    await cold.discard(freshId());
    expect(await cold.head(key, version)).not.toBeNull();
  });

  test('what is forgotten is gone without its version, and forgetting nothing is no error', async () => {
    const { cold, key, version, bytes } = await asleep();
    const other = await cold.put(freshId(), streamOf(bytes), describeBytes(bytes, 'GLACIER'));
    await cold.forget(key);
    await cold.forget(key);
    expect(await cold.head(key, version)).toBeNull();
    expect((await Array.fromAsync(cold.list())).map((object) => object.version)).toEqual([other]);
    expect(await Array.fromAsync(cold.listUnfinished())).toEqual([]);
  });

  test('a key that is not an id is refused', async () => {
    const cold = await open(now);
    for (const key of ['../x', 'x', '', 'a'.repeat(23)]) {
      await expect(cold.head(key, freshId())).rejects.toThrow();
      await expect(cold.forget(key)).rejects.toThrow();
    }
  });
}

/** What a cold side is told about some bytes. */
export function describeBytes(bytes: Uint8Array, coldClass: ColdClass) {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { class: coldClass, bytes: bytes.byteLength, sha256 };
}

/** Bytes as they come out of a store. */
export function streamOf(bytes: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (controller) => {
      for (let at = 0; at < bytes.byteLength; at += 100_000) {
        controller.enqueue(bytes.subarray(at, at + 100_000));
      }
      controller.close();
    },
  });
}
