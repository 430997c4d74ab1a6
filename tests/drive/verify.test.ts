import { randomBytes } from 'node:crypto';
import { appendFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Log } from '#adapters/log/log.ts';
import { listNotifications } from '#domain/accounts/notifications/list-notifications.ts';
import { cancelJob } from '#domain/archive/cancel-job.ts';
import { discardArchive } from '#domain/archive/discard-archive.ts';
import { getJob } from '#domain/archive/look-at-jobs.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { requestRestore } from '#domain/archive/request-restore.ts';
import { archiveSteps } from '#domain/archive/steps.ts';
import { sweepJobs } from '#domain/archive/sweep-jobs.ts';
import { requestVerify } from '#domain/archive/verify/request-verify.ts';
import { emptyTrash } from '#domain/files/empty-trash.ts';
import { getOwnFile } from '#domain/files/get-file.ts';
import { purgeTrash } from '#domain/files/purge-trash.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { lookAtSystem } from '#domain/system/look-at-system.ts';
import { freshId } from '#lib/id.ts';
import { hour, minute } from '#lib/units.ts';
import { type Dynamodb, startDynamodb } from '../support/dynamodb.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

// Whoever has ten thousand files asleep can ask whether all of them are there, and is told the truth.

const waits = { COLD_EXPEDITED_MINUTES: '5', COLD_STANDARD_MINUTES: '300', CLEAR_HOURS: '24' };

let dynamodb: Dynamodb;
beforeAll(async () => {
  dynamodb = await startDynamodb();
});
afterAll(() => dynamodb.close());

const parts = engines.flatMap((engine) => [
  [engine, 'the database'] as const,
  [engine, 'DynamoDB'] as const,
]);

describe.each(parts)('checking an archive on %s, the ledger in %s', (engine, ledgerIn) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  /** What happens at a named point of a step. */
  let at: Record<string, () => Promise<unknown>>;
  let lines: unknown[];
  beforeEach(async () => {
    at = {};
    lines = [];
    const fault = async (point: string) => void (await at[point]?.());
    const ledger = ledgerIn === 'DynamoDB' ? await dynamodb.freshLedger() : undefined;
    ground = await freshGround({ engine, settings: waits, fault, ledger });
    ({ accountId, rootId } = await ground.account());
  });
  afterEach(() => ground.close());

  const folder = (name: string, parentId = rootId) =>
    createFolder(ground, accountId, { parentId, name, conflict: 'refuse' });
  const upload = (folderId: string, name: string, bytes: Uint8Array = randomBytes(10)) =>
    ground.upload(accountId, { folderId, name, bytes });
  const archive = async (folderId: string) => {
    const { job } = await requestArchive(ground, accountId, { folderId, class: 'GLACIER' });
    await ground.queue.drain();
    return job.id;
  };
  const clear = async () => {
    ground.pass(25 * hour);
    await ground.queue.drain();
  };
  const verify = (archiveId: string) => requestVerify(ground, accountId, archiveId);
  const step = (jobId: string) => {
    const log = { ...ground.log, error: (line: unknown) => void lines.push(line) } as Log;
    return archiveSteps({ ...ground, log })['archive-verify']({ body: { jobId } });
  };
  const report = async (archiveId: string) => (await getJob(ground, accountId, archiveId)).check;
  /** Ask, and let it come to its end. */
  const checked = async (archiveId: string) => {
    await verify(archiveId);
    await ground.queue.drain();
    return report(archiveId);
  };
  const told = async () => {
    const { items } = await listNotifications(ground, accountId, { limit: 50 });
    return items.filter(({ kind }) => kind === 'archive-differs');
  };
  const blobOf = async (fileId: string) =>
    (await getOwnFile(ground.database, accountId, fileId)).blob;
  /** Where the cold side keeps what does not shrink. */
  const packOf = async (fileId: string) => {
    const key = String((await blobOf(fileId)).coldKey);
    return join(ground.settings.DATA_DIR, 'cold', key.slice(0, 2), `${key}.bin`);
  };
  const waiting = () =>
    ground.database.db
      .select({ topic: ground.database.tables.outbox.topic })
      .from(ground.database.tables.outbox)
      .where(eq(ground.database.tables.outbox.topic, 'archive-verify'));

  const forgetMessages = () =>
    ground.database.transaction(async ({ db, tables }) => {
      await db.delete(tables.outbox).where(eq(tables.outbox.topic, 'archive-verify'));
    });

  const three = async () => {
    const { id } = await folder('Photos');
    const below = await folder('2026', id);
    const files = [await upload(id, 'a'), await upload(below.id, 'b'), await upload(below.id, 'c')];
    return { id, files: files as [string, string, string], archiveId: await archive(id) };
  };

  test('all are there, on both sides and on the cold one alone, and nothing else has changed', async () => {
    const { archiveId } = await three();
    for (const state of ['archived', 'cleared']) {
      const before = await getJob(ground, accountId, archiveId);
      expect(before.state).toBe(state);
      const { check, isNew } = await verify(archiveId);
      expect(isNew).toBe(true);
      expect(check).toMatchObject({ state: 'running', expected: 3, looked: 0, finishedAt: null });
      await ground.queue.drain();
      const { check: after, ...job } = await getJob(ground, accountId, archiveId);
      expect(after).toMatchObject({
        id: check.id,
        ...{ state: 'finished', expected: 3, looked: 3, right: 3, missing: 0, different: 0 },
        finishedAt: expect.any(String),
        againAt: null,
        faults: [],
      });
      expect({ ...job, check: before.check }).toEqual(before);
      await clear();
    }
    expect(await told()).toEqual([]);
  });

  test('nothing is woken by it', async () => {
    const { files, archiveId } = await three();
    await clear();
    await checked(archiveId);
    for (const file of files) {
      const { coldKey, coldVersion } = await blobOf(file);
      const object = await ground.cold.head(String(coldKey), String(coldVersion));
      expect(object?.restore).toBeNull();
    }
  });

  test('what was removed and what was replaced is told by name, once, and no state changes', async () => {
    const { files, archiveId } = await three();
    await clear();
    const { coldKey, coldVersion } = await blobOf(files[0]);
    await ground.cold.remove(String(coldKey), String(coldVersion));
    await appendFile(await packOf(files[2]), 'x');
    const { items } = await getJob(ground, accountId, archiveId);
    await verify(archiveId);
    await step(archiveId);
    await step(archiveId);
    await ground.queue.drain();
    const job = await getJob(ground, accountId, archiveId);
    expect(job).toMatchObject({ state: 'cleared', items });
    expect(job.check).toMatchObject({
      ...{ state: 'finished', looked: 3, right: 1, missing: 1, different: 1 },
      faults: expect.arrayContaining([
        { file: { id: files[0], name: 'a', path: '/Photos' }, fault: 'cold-missing' },
        { file: { id: files[2], name: 'c', path: '/Photos/2026' }, fault: 'cold-different' },
      ]),
    });
    expect(job.check?.faults).toHaveLength(2);
    const facts = { jobId: archiveId, folder: 'Photos', files: 3, missing: 1, different: 1 };
    expect(await told()).toMatchObject([{ subjectId: job.check?.id, facts }]);
    // What infra/modules/monitoring/alarms.tf waits for.
    const line = { event: 'archive-differs', outcome: 'mismatch', jobId: archiveId };
    expect(lines).toEqual([{ ...line, missing: 1, different: 1 }]);
  });

  test('a pack that is gone from the disk under its note is missing', async () => {
    const { files, archiveId } = await three();
    await rm(await packOf(files[1]));
    expect(await checked(archiveId)).toMatchObject({
      missing: 1,
      faults: [{ file: { name: 'b' }, fault: 'cold-missing' }],
    });
  });

  test('each file with the same bytes is named', async () => {
    const { id } = await folder('Photos');
    const bytes = randomBytes(10);
    const file = await upload(id, 'one', bytes);
    await upload(id, 'two', bytes);
    // Outside of the archive it is not in danger.
    await upload(rootId, 'three', bytes);
    const archiveId = await archive(id);
    await rm(await packOf(file));
    const check = await checked(archiveId);
    expect(check).toMatchObject({ expected: 1, missing: 1 });
    expect(check?.faults.map((fault) => fault.file?.name)).toEqual(['one', 'two']);
  });

  test('a hot copy that should still be there is looked at too', async () => {
    const { files, archiveId } = await three();
    await ground.storage.remove(String((await blobOf(files[0])).hotKey));
    expect(await checked(archiveId)).toMatchObject({
      ...{ looked: 3, right: 2, missing: 1 },
      faults: [{ file: { name: 'a' }, fault: 'hot-missing' }],
    });
  });

  test('a hot copy that is let go just now is not missed', async () => {
    const { archiveId } = await three();
    await verify(archiveId);
    await forgetMessages();
    const { size } = ground.storage;
    ground.storage.size = async (key) => {
      ground.storage.size = size;
      await clear();
      return size(key);
    };
    await step(archiveId);
    expect(await report(archiveId)).toMatchObject({ state: 'finished', right: 3, missing: 0 });
  });

  test('what the ledger has lost is missing', async () => {
    const { files, archiveId } = await three();
    await ground.ledger.remove([{ archiveId, blobId: (await blobOf(files[0])).id }]);
    expect(await checked(archiveId)).toMatchObject({ looked: 2, right: 2, missing: 1 });
  });

  describe('in slices', () => {
    const many = 2_500;
    let archiveId: string;
    /** Many items that share the cold copy of one. */
    beforeEach(async () => {
      const { id } = await folder('Photos');
      const file = await upload(id, 'a');
      archiveId = await archive(id);
      const { id: blobId, bytes, sha256 } = await blobOf(file);
      const item = await ground.ledger.find(archiveId, blobId);
      const changedAt = ground.now();
      const items = Array.from({ length: many - 1 }, () => {
        const state = 'waiting' as const;
        return { archiveId, blobId: freshId(), state, bytes, sha256, changedAt };
      });
      await ground.ledger.put(items);
      const page = { archiveId, states: ['waiting'] as const, after: null, limit: many };
      const { coldKey = null, coldVersion = null } = item ?? {};
      const change = { state: 'copied' as const, changedAt, coldKey, coldVersion };
      await ground.ledger.move(await ground.ledger.list(page), change);
      await ground.database.transaction(async ({ db, tables }) => {
        await db
          .update(tables.archive)
          .set({ expected: many })
          .where(eq(tables.archive.id, archiveId));
      });
    }, 60_000);
    /** Two take the same slice: both have looked before either writes. */
    const sideBySide = async (jobId: string) => {
      const both = Promise.withResolvers<void>();
      let there = 0;
      at['verify-looked'] = async () => {
        there += 1;
        if (there === 2) both.resolve();
        await both.promise;
      };
      await Promise.all([step(jobId), step(jobId)]);
      at = {};
    };
    const whole = { state: 'finished', expected: many, looked: many, right: many, missing: 0 };

    test('it can be seen how far it is', async () => {
      await verify(archiveId);
      const seen: unknown[] = [];
      at['verify-noted'] = async () => void seen.push((await report(archiveId))?.looked);
      await ground.queue.drain();
      expect(seen).toEqual([1_000, 2_000, many]);
      expect(await report(archiveId)).toMatchObject(whole);
    }, 60_000);

    test('a message that comes twice, late or beside itself counts nothing twice', async () => {
      await verify(archiveId);
      // One looks so long that others come past it.
      at['verify-looked'] = async () => {
        at = {};
        await step(archiveId);
        await step(archiveId);
        at['verify-noted'] = async () => {
          at = {};
          expect(await report(archiveId)).toMatchObject({ looked: 2_000 });
        };
      };
      await step(archiveId);
      expect(at).toEqual({});
      await sideBySide(archiveId);
      expect(await report(archiveId)).toMatchObject(whole);
      await ground.queue.drain();
      await step(archiveId);
      expect(await report(archiveId)).toMatchObject(whole);
    }, 60_000);

    test.each(['verify-looked', 'verify-noted'])(
      'died at %s each time, it ends right',
      async (point) => {
        await verify(archiveId);
        let deaths = 0;
        at[point] = async () => {
          deaths += 1;
          if (deaths % 2 === 1) throw new Error('The process died.');
        };
        for (let turn = 0; turn < 8; turn++) {
          ground.pass(15 * minute);
          await ground.queue.drain();
        }
        expect(deaths).toBeGreaterThan(2);
        expect(await report(archiveId)).toMatchObject(whole);
      },
      60_000,
    );
  });

  test('a restore that begins meanwhile breaks it off', async () => {
    const { files, archiveId } = await three();
    await clear();
    await rm(await packOf(files[0]));
    await verify(archiveId);
    at['verify-looked'] = async () => {
      at = {};
      const wish = { archiveId, tier: 'standard' } as const;
      const { job } = await requestRestore(ground, accountId, wish);
      return job;
    };
    await step(archiveId);
    expect(await report(archiveId)).toMatchObject({
      state: 'broken-off',
      ...{ looked: 0, missing: 0, againAt: null, finishedAt: expect.any(String) },
    });
    expect(await told()).toEqual([]);
    await expect(verify(archiveId)).rejects.toMatchObject({ code: 'folder-busy' });
  });

  test('so does a folder that is thrown away meanwhile, and then it cannot be asked for', async () => {
    const { files, archiveId } = await three();
    await clear();
    await rm(await packOf(files[0]));
    await verify(archiveId);
    await discardArchive(ground, accountId, { archiveId, name: 'Photos' });
    await ground.queue.drain();
    expect(await report(archiveId)).toMatchObject({ state: 'broken-off', missing: 0 });
    await expect(verify(archiveId)).rejects.toMatchObject({ code: 'in-trash' });
    // Nor where it is gone for good.
    await emptyTrash(ground, accountId, null);
    await purgeTrash(ground);
    await ground.queue.drain();
    await expect(verify(archiveId)).rejects.toMatchObject({ code: 'folder-not-archived' });
  });

  test('so does one that is over by the next message, and one that was given up does not', async () => {
    const { archiveId } = await three();
    await verify(archiveId);
    const { job } = await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    await cancelJob(ground, accountId, job.id);
    await ground.queue.drain();
    expect(await report(archiveId)).toMatchObject({ state: 'finished', right: 3 });

    await verify(archiveId);
    await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    await archiveSteps(ground)['restore-ask']({ body: { jobId: job.id } });
    await ground.queue.drain();
    expect(await report(archiveId)).toMatchObject({ state: 'broken-off' });
    await expect(verify(archiveId)).rejects.toMatchObject({ code: 'folder-not-archived' });
  });

  test('asked while it runs, the answer is the same one, and its message is asked for once', async () => {
    const { archiveId } = await three();
    const asked = await Promise.all([verify(archiveId), verify(archiveId)]);
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1);
    expect(new Set(asked.map(({ check }) => check.id)).size).toBe(1);
    expect(await waiting()).toHaveLength(1);
    // A lost message is asked for again.
    await ground.database.transaction(({ db, tables }) => db.delete(tables.outbox));
    expect(await verify(archiveId)).toMatchObject({ isNew: false });
    await ground.queue.drain();
    expect(await report(archiveId)).toMatchObject({ state: 'finished', right: 3 });
  });

  test('where each look is on a bill, it rests for an hour', async () => {
    const { archiveId } = await three();
    const onBill = { ...ground, cold: { ...ground.cold, owner: 'aws' as const } };
    const ask = () => requestVerify(onBill, accountId, archiveId);
    const { check } = await ask();
    expect(check.againAt).toBe(new Date(Date.parse(check.createdAt) + hour).toISOString());
    expect(await ask()).toMatchObject({ isNew: false });
    await ground.queue.drain();
    ground.pass(59 * minute);
    await expect(ask()).rejects.toMatchObject({
      code: 'archive-checked',
      facts: { retryAfter: expect.closeTo(60, -1) },
    });
    ground.pass(1 * minute);
    expect(await ask()).toMatchObject({ isNew: true });
  });

  test('one that was broken off is no reason to rest', async () => {
    const { archiveId } = await three();
    await clear();
    const onBill = { ...ground, cold: { ...ground.cold, owner: 'aws' as const } };
    await requestVerify(onBill, accountId, archiveId);
    const { job } = await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    await step(archiveId);
    await cancelJob(ground, accountId, job.id);
    expect(await report(archiveId)).toMatchObject({ state: 'broken-off' });
    expect(await requestVerify(onBill, accountId, archiveId)).toMatchObject({ isNew: true });
  });

  test.each([
    ['of somebody else', async (id: string) => [(await ground.account()).accountId, id]],
    ['that nobody has', async () => [accountId, freshId()]],
    [
      'that is a restore',
      async (archiveId: string) => {
        const wish = { archiveId, tier: 'standard' } as const;
        return [accountId, (await requestRestore(ground, accountId, wish)).job.id];
      },
    ],
  ])('one %s is not found', async (_, name) => {
    const { archiveId } = await three();
    const [who = '', id = ''] = await name(archiveId);
    await expect(requestVerify(ground, who, id)).rejects.toMatchObject({
      code: 'archive-not-found',
    });
    expect(await waiting()).toEqual([]);
  });

  test('an archive on its way is busy', async () => {
    const { id } = await folder('Photos');
    await upload(id, 'a');
    const { job } = await requestArchive(ground, accountId, { folderId: id, class: 'GLACIER' });
    await expect(verify(job.id)).rejects.toMatchObject({ code: 'folder-busy' });
  });

  test('the sweep alone brings it to its end when every message is lost', async () => {
    const { archiveId } = await three();
    await verify(archiveId);
    const lose = (changedAt: Date) =>
      ground.database.transaction(async ({ db, tables }) => {
        await db.delete(tables.outbox);
        await db.update(tables.archiveChecks).set({ changedAt });
      });
    await lose(new Date());
    await sweepJobs(ground);
    expect(await waiting()).toEqual([]);
    await lose(new Date(Date.now() - 11 * minute));
    await sweepJobs(ground);
    await sweepJobs(ground);
    expect(await waiting()).toHaveLength(1);
    await ground.queue.drain();
    expect(await report(archiveId)).toMatchObject({ state: 'finished', right: 3 });
  });

  test('reconcile tells of one that nothing moves, and moves it', async () => {
    const { archiveId } = await three();
    await verify(archiveId);
    expect(await reconcile(ground)).toMatchObject({ left: 0 });
    await ground.database.transaction(async ({ db, tables }) => {
      await db.delete(tables.outbox);
      await db.update(tables.archiveChecks).set({ changedAt: new Date(Date.now() - 2 * hour) });
    });
    const { found } = await reconcile(ground, { mend: true });
    expect(found.stuck).toMatchObject({ count: 1, mended: 1 });
    await ground.queue.drain();
    expect(await report(archiveId)).toMatchObject({ state: 'finished', right: 3 });
    expect(await reconcile(ground)).toMatchObject({ left: 0 });
  });

  test('who runs the place sees what is not whole, until a newer check finds it whole or it is back', async () => {
    const { files, archiveId } = await three();
    const differing = async () => (await lookAtSystem(ground)).differing;
    const pack = await packOf(files[0]);
    await rename(pack, `${pack}.away`);
    await checked(archiveId);
    const { check } = await getJob(ground, accountId, archiveId);
    const found = {
      ...{ archiveId, accountId, expected: 3, missing: 1, different: 0 },
      finishedAt: check?.finishedAt,
    };
    expect(await differing()).toEqual([found]);
    ground.pass(minute);
    await checked(archiveId);
    expect(await differing()).toHaveLength(1);
    await rename(`${pack}.away`, pack);
    ground.pass(minute);
    await verify(archiveId);
    expect(await differing()).toHaveLength(1);
    await ground.queue.drain();
    expect(await differing()).toEqual([]);

    await rm(pack);
    ground.pass(minute);
    await checked(archiveId);
    expect(await differing()).toHaveLength(1);
    await requestRestore(ground, accountId, { archiveId, tier: 'standard' });
    await ground.queue.drain();
    expect(await differing()).toEqual([]);
  });
});
