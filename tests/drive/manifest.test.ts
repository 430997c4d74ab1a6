import { createHash, randomBytes, sign } from 'node:crypto';
import { chmod, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Cold } from '#adapters/cold/cold.ts';
import { toSigner, writePublicKey } from '#domain/archive/manifest/format.ts';
import { getManifest, manifestSigner } from '#domain/archive/manifest/get-manifest.ts';
import { verifyManifest } from '#domain/archive/manifest/verify-manifest.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('the manifest of an archive, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let jobId: string;
  let text: string;
  beforeEach(async () => {
    ground = await freshGround({ engine });
    const account = await ground.account();
    accountId = account.accountId;
    const make = (parentId: string, name: string) =>
      createFolder(ground, accountId, { parentId, name, conflict: 'refuse' });
    const top = await make(account.rootId, 'Photos');
    const below = await make(top.id, '2026');
    const put = (folderId: string, name: string, bytes: Uint8Array) =>
      ground.upload(accountId, { folderId, name, bytes });
    await put(top.id, 'a.bin', randomBytes(1000));
    await put(below.id, 'नमस्ते.txt', Buffer.from('sixteen'));
    await put(below.id, 'again.txt', Buffer.from('sixteen'));
    const { job } = await requestArchive(ground, accountId, { folderId: top.id, class: 'GLACIER' });
    jobId = job.id;
    await ground.queue.drain();
    text = await manifest();
  });
  afterEach(() => ground.close());

  const manifest = async () =>
    (await Array.fromAsync(await getManifest(ground, accountId, jobId))).join('');
  const ours = () => writePublicKey(manifestSigner(ground.secrets));
  const check = (
    paper: string,
    options: { deep?: boolean; publicKey?: string; cold?: Cold } = {},
  ) => {
    const lines = async function* () {
      yield* paper.replace(/\n$/, '').split('\n');
    };
    return verifyManifest(lines, { cold: ground.cold, publicKey: ours(), ...options });
  };
  const rows = () =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
  /** Write a manifest of these lines, and sign it as whoever that is. */
  const seal = (
    lines: readonly object[],
    signer = manifestSigner(ground.secrets),
    end: object = {},
  ) => {
    const body = lines.map((row) => `${JSON.stringify(row)}\n`).join('');
    const sha256 = createHash('sha256').update(body).digest('hex');
    const last = JSON.stringify({ files: 3, bytes: 1014, sha256, ...end });
    const signature = sign(null, Buffer.from(last), signer).toString('base64url');
    return `${body}${last}\n${JSON.stringify({ signature })}\n`;
  };
  /** Where the embedded store keeps an object. */
  const objectFile = async (key: string) => {
    const folder = join(ground.settings.DATA_DIR, 'cold');
    const names = await readdir(folder, { recursive: true });
    return join(folder, names.find((name) => name.includes(key) && !name.endsWith('.json')) ?? '');
  };

  test('names each file with its place, its hash and its object, and is the same each time', async () => {
    expect(rows().slice(1, -2)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ path: 'a.bin', bytes: 1000 }),
        expect.objectContaining({
          path: '2026/नमस्ते.txt',
          sha256: createHash('sha256').update('sixteen').digest('hex'),
        }),
        expect.objectContaining({ path: '2026/again.txt' }),
      ]),
    );
    expect(rows().at(-2)).toMatchObject({ files: 3, bytes: 1014 });
    expect(await manifest()).toBe(text);
    expect(await check(text)).toMatchObject({ files: 3, untrue: [], faults: [] });
  });

  test('with one changed byte is not believed, whichever it is', async () => {
    for (let at = 0; at < Buffer.byteLength(text) - 1; at += 5) {
      const bytes = Buffer.from(text);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      const { untrue } = await check(bytes.toString());
      expect(untrue, `byte ${at} of ${text}`).not.toEqual([]);
    }
  });

  test('that lacks a line, or has one twice, is not believed', async () => {
    const lines = text.trimEnd().split('\n');
    expect((await check(lines.toSpliced(1, 1).join('\n'))).untrue).not.toEqual([]);
    expect((await check(lines.toSpliced(1, 0, lines[1] ?? '').join('\n'))).untrue).not.toEqual([]);
    expect((await check(lines.slice(0, -1).join('\n'))).untrue).not.toEqual([]);
    expect((await check('')).untrue).not.toEqual([]);
  });

  test('that somebody else signed is not believed, whatever key it names', async () => {
    const foreign = toSigner(randomBytes(32));
    for (const key of [writePublicKey(foreign), ours()]) {
      const [head, ...files] = rows().slice(0, -2);
      const forged = seal([{ ...head, key }, ...files], foreign);
      expect((await check(forged)).untrue).toContain('Its signature is not ours.');
    }
    const { untrue } = await check(text, { publicKey: writePublicKey(foreign) });
    expect(untrue).toEqual(['It names a key that is not ours.', 'Its signature is not ours.']);
    const { untrue: byNone } = await check(text, { publicKey: 'no key' });
    expect(byNone).toContain('Its signature is not ours.');
  });

  test('that has our signature under what is no manifest is not believed', async () => {
    const [head, file, ...files] = rows().slice(0, -2);
    expect((await check(seal([head, file, ...files]))).untrue).toEqual([]);
    const { archive: _, ...headless } = head;
    for (const [lines, why] of [
      [[headless, file, ...files], 'Its first line is not the head of a manifest.'],
      [[head, { ...file, bytes: -1 }, ...files], 'Line 2 is not a file of a manifest.'],
      [[head, { ...file, note: 'x' }, ...files], 'Line 2 is not a file of a manifest.'],
    ] as const) {
      expect((await check(seal(lines))).untrue).toContain(why);
    }
    for (const end of [{ files: 4 }, { bytes: 1013 }]) {
      const { untrue } = await check(seal([head, file, ...files], undefined, end));
      expect(untrue).toEqual(['It lists more or fewer files than it says.']);
    }
  });

  test('finds an object that is not the one that was archived', async () => {
    const [head, ...files] = rows().slice(0, -2);
    const put = (change: object) => files.map((file) => ({ ...file, ...change }));
    const { faults: shorter } = await check(seal([head, ...put({ bytes: 338 })]));
    expect(shorter).toContain('a.bin: its object has 1000 bytes instead of 338');
    const { faults: other } = await check(seal([head, ...put({ sha256: '0'.repeat(64) })]));
    expect(other).toContain('a.bin: its object has another SHA-256');
  });

  test('is not called right when the store cannot be read', async () => {
    const read = () => Promise.reject(new Error('The store is away.'));
    const cold = { ...ground.cold, read };
    await expect(check(text, { deep: true, cold })).rejects.toThrow('The store is away.');
  });

  test('is not written while a file of it has no cold copy', async () => {
    await ground.database.transaction(({ db, tables: { blobs } }) =>
      db.update(blobs).set({ coldVersion: null }),
    );
    await expect(manifest()).rejects.toThrow('has no cold copy');
  });

  test('finds an object that is missing, and names every file that it held', async () => {
    const { object, version } = rows().find(({ path }) => path === '2026/again.txt');
    await ground.cold.remove(object, version);
    const { untrue, faults } = await check(text);
    expect(untrue).toEqual([]);
    expect(faults.toSorted()).toEqual([
      '2026/again.txt: its object is not there',
      '2026/नमस्ते.txt: its object is not there',
    ]);
  });

  test('finds, when it reads deep, bytes that were changed where they lie', async () => {
    const { object, version } = rows().find(({ path }) => path === 'a.bin');
    await ground.cold.restore(object, version, { tier: 'expedited', days: 1 });
    ground.pass(60_000);
    expect(await check(text, { deep: true })).toMatchObject({ read: 1, faults: [] });
    const file = await objectFile(object);
    await chmod(file, 0o600);
    await writeFile(file, randomBytes(1000));
    expect(await check(text)).toMatchObject({ faults: [] });
    const { faults } = await check(text, { deep: true });
    expect(faults).toEqual(['a.bin: its bytes have another SHA-256']);
    await rm(file);
  });

  test('is for its owner alone, and only while the folder sleeps', async () => {
    const other = await ground.account();
    await expect(getManifest(ground, other.accountId, jobId)).rejects.toMatchObject({
      code: 'archive-not-found',
    });
    const { job } = await requestRestore(ground, accountId, { archiveId: jobId, tier: 'standard' });
    await expect(getManifest(ground, accountId, job.id)).rejects.toMatchObject({
      code: 'folder-not-archived',
    });
    await ground.queue.drain();
    await expect(getManifest(ground, accountId, jobId)).rejects.toMatchObject({
      code: 'folder-not-archived',
    });
  });
});
