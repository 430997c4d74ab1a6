import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import { MiB, second } from '#lib/units.ts';
import type { Part, Storage } from './storage.ts';

/** The promises of the storage port. `open` gives a store of its own, with nothing in it. */
export function behavesLikeStorage(open: () => Promise<Storage>): void {
  let storage: Storage;
  beforeEach(async () => {
    storage = await open();
  });
  afterEach(() => storage.close());

  async function write(key: string, bytes: Uint8Array, offset = 0): Promise<void> {
    const incoming = await storage.resume(key, offset);
    await incoming.write([bytes]);
    await incoming.flush();
    await incoming.close();
  }

  async function store(bytes: Uint8Array): Promise<string> {
    const key = freshId();
    await storage.begin(key);
    await write(key, bytes);
    await storage.seal(key, bytes.byteLength);
    return key;
  }

  async function read(key: string, part?: Part): Promise<string | null> {
    const stream = await storage.read(key, part);
    return stream && Buffer.concat(await Array.fromAsync(stream)).toString('latin1');
  }

  const sixteen = Buffer.from('sixteen');

  test('what was sealed is read as it was written', async () => {
    const key = await store(sixteen);
    expect([await read(key), await storage.size(key)]).toEqual(['sixteen', 7]);
  });

  test('several chunks and several writes make one object', async () => {
    const bytes = randomBytes(3 * MiB + 1);
    const key = freshId();
    await storage.begin(key);
    const incoming = await storage.resume(key, 0);
    await incoming.write([bytes.subarray(0, 1), bytes.subarray(1, MiB)]);
    await incoming.write([]);
    await incoming.write([bytes.subarray(MiB)]);
    await incoming.flush();
    await incoming.close();
    await storage.seal(key, bytes.byteLength);
    expect((await read(key)) === bytes.toString('latin1')).toBe(true);
  });

  test('an object without bytes is an object', async () => {
    const key = freshId();
    await storage.begin(key);
    await storage.seal(key, 0);
    expect([await read(key), await storage.size(key)]).toEqual(['', 0]);
    expect(await read(key, { start: 0, end: -1 })).toBe('');
  });

  test.each([
    [{ start: 0, end: 6 }, 'sixteen'],
    [{ start: 0, end: 0 }, 's'],
    [{ start: 6, end: 6 }, 'n'],
    [{ start: 3, end: 5 }, 'tee'],
  ])('the part %o is read alone', async (part, text) => {
    expect(await read(await store(sixteen), part)).toBe(text);
  });

  test('a part that ends behind the object breaks, and never looks whole', async () => {
    const key = await store(sixteen);
    await expect(read(key, { start: 4, end: 7 })).rejects.toThrow('shorter');
  });

  test('what is not there is null to read and to measure, and may be forgotten', async () => {
    const key = freshId();
    expect([await storage.read(key), await storage.size(key)]).toEqual([null, null]);
    expect(await storage.read(key, { start: 0, end: 0 })).toBeNull();
    await storage.remove(key);
    await storage.discard(key);
  });

  test('nothing is readable before it is sealed', async () => {
    const key = freshId();
    await storage.begin(key);
    await write(key, sixteen);
    expect([await storage.read(key), await storage.size(key)]).toEqual([null, null]);
  });

  test('a key is used once: neither while it is incoming nor after', async () => {
    const key = freshId();
    await storage.begin(key);
    await expect(storage.begin(key)).rejects.toThrow();
    await write(key, sixteen);
    await expect(storage.begin(key)).rejects.toThrow();
    await storage.seal(key, 7);
    await expect(storage.begin(key)).rejects.toThrow();
    expect(await read(key)).toBe('sixteen');
  });

  test('writing goes on at a flushed offset, and what lay behind it is cut off', async () => {
    const key = freshId();
    await storage.begin(key);
    await write(key, Buffer.from('six'));
    await write(key, Buffer.from('ty-four'), 3);
    await write(key, Buffer.from('teen'), 3);
    await storage.seal(key, 7);
    expect(await read(key)).toBe('sixteen');
  });

  test('more may be written while a flush is under way', async () => {
    const key = freshId();
    await storage.begin(key);
    const incoming = await storage.resume(key, 0);
    await incoming.write([Buffer.from('six')]);
    const flushed = incoming.flush();
    await incoming.write([Buffer.from('teen')]);
    await flushed;
    await incoming.flush();
    await incoming.close();
    await storage.seal(key, 7);
    expect(await read(key)).toBe('sixteen');
  });

  test('an incoming object that is shorter than acknowledged is not written on', async () => {
    const key = freshId();
    await storage.begin(key);
    await write(key, sixteen);
    await expect(storage.resume(key, 8)).rejects.toThrow('shorter');
    await expect(storage.resume(freshId(), 0)).rejects.toThrow();
  });

  test('only the right size is sealed, and an object that is there', async () => {
    const key = freshId();
    await storage.begin(key);
    await write(key, sixteen);
    await expect(storage.seal(key, 6)).rejects.toThrow('another size');
    await expect(storage.seal(key, 8)).rejects.toThrow('another size');
    await expect(storage.seal(freshId(), 7)).rejects.toThrow();
    await storage.seal(key, 7);
    expect(await read(key)).toBe('sixteen');
  });

  test('sealing again is harmless, and still wants the right size', async () => {
    const key = await store(sixteen);
    await storage.seal(key, 7);
    await expect(storage.seal(key, 8)).rejects.toThrow();
    expect(await read(key)).toBe('sixteen');
  });

  test('a discarded object is gone, a sealed one is not touched by it', async () => {
    const key = freshId();
    await storage.begin(key);
    await write(key, sixteen);
    await storage.discard(key);
    await expect(storage.seal(key, 7)).rejects.toThrow();
    const sealed = await store(sixteen);
    await storage.discard(sealed);
    expect(await read(sealed)).toBe('sixteen');
  });

  test('a removed object is gone, and removing it again is harmless', async () => {
    const key = await store(sixteen);
    await storage.remove(key);
    await storage.remove(key);
    expect([await storage.read(key), await storage.size(key)]).toEqual([null, null]);
  });

  test('who reads while an object is removed reads on', async () => {
    const bytes = randomBytes(2 * MiB);
    const key = await store(bytes);
    const reader = (await storage.read(key))?.getReader();
    const read = [(await reader?.read())?.value];
    await storage.remove(key);
    for (let next = await reader?.read(); next && !next.done; next = await reader?.read()) {
      read.push(next.value);
    }
    const all = Buffer.concat(read.filter((chunk) => chunk !== undefined));
    expect(all.equals(bytes)).toBe(true);
  });

  test('a reader may leave at any time', async () => {
    const key = await store(randomBytes(2 * MiB));
    await (await storage.read(key))?.cancel();
    const reader = (await storage.read(key))?.getReader();
    await reader?.read();
    await reader?.cancel();
    expect(await storage.size(key)).toBe(2 * MiB);
  });

  test.each(['', '..', '../../etc/passwd', 'a/b', 'x'.repeat(21), 'x'.repeat(23)])(
    'the key "%s" is refused: a key is an id and nothing else',
    async (key) => {
      const attempts = [
        async () => storage.begin(key),
        async () => storage.resume(key, 0),
        async () => storage.seal(key, 0),
        async () => storage.discard(key),
        async () => storage.read(key),
        async () => storage.size(key),
        async () => storage.remove(key),
      ];
      for (const attempt of attempts) await expect(attempt()).rejects.toThrow('A key is an id');
    },
  );

  test('a walk tells each object once, in the order of their keys, sealed and incoming apart', async () => {
    const sealed = [];
    for (let n = 0; n < 5; n++) sealed.push(await store(sixteen));
    const incoming = [freshId(), freshId()];
    for (const key of incoming) {
      await storage.begin(key);
      await write(key, Buffer.from('six'));
    }
    await storage.remove(await store(sixteen));
    const walk = async (which: 'sealed' | 'incoming') =>
      (await Array.fromAsync(storage.list(which))).map(({ key, bytes }) => [key, bytes]);
    expect(await walk('sealed')).toEqual(sealed.sort().map((key) => [key, 7]));
    expect(await walk('incoming')).toEqual(incoming.sort().map((key) => [key, 3]));
    const [first] = await Array.fromAsync(storage.list('sealed'));
    expect(Math.abs(Date.now() - Number(first?.changedAt))).toBeLessThan(60 * second);
  });

  test('room is a number of bytes, or has no limit', async () => {
    const room = await storage.room();
    expect(room === null || room > 0).toBe(true);
  });
}
