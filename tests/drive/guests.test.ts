import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { auditBy } from '#domain/accounts/audit/audit-book.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { createAccount } from '#domain/accounts/create-account.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import { emptyFolder, startBatch } from '#domain/files/batch/start-batch.ts';
import { changeFolder } from '#domain/files/change-item.ts';
import { showFolder } from '#domain/files/shares/as-guest.ts';
import type { MakeShareRequest } from '#domain/files/shares/contract.ts';
import { listSharedWith } from '#domain/files/shares/list-shared-with.ts';
import {
  changeShare,
  listShares,
  makeShare,
  revokeShare,
} from '#domain/files/shares/manage-shares.ts';
import { type Level, reach } from '#domain/files/shares/reach.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { getZip, makeZip } from '#domain/files/zip/make-zip.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getFolder } from '#domain/folders/get-folder.ts';
import { listItems } from '#domain/folders/list-items.ts';
import { findDrive } from '#domain/folders/queries.ts';
import { reconcile } from '#domain/integrity/reconcile.ts';
import { answerTus } from '#domain/uploads/answer-tus.ts';
import { getUpload, listUploads } from '#domain/uploads/look-at-uploads.ts';
import { makePlan } from '#domain/uploads/make-plan.ts';
import { placeUpload } from '#domain/uploads/place-upload.ts';
import { sweepUploads } from '#domain/uploads/sweep-uploads.ts';
import { freshId } from '#lib/id.ts';
import { toMetadata } from '../support/drive.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

const noFolder = { code: 'folder-not-found' };
const noFile = { code: 'file-not-found' };
const absent = { code: expect.stringMatching(/-not-found$/) };
const toRead = { code: 'shared-to-read' };
const page = { sort: 'name', dir: 'asc', limit: 100 } as const;
const first = { limit: 100 };

describe.each(engines)('a drive that is shared with another account, on %s', (engine) => {
  let ground: TestGround;
  let asha: { accountId: string; rootId: string };
  let bina: { accountId: string; rootId: string };
  let charu: { accountId: string; rootId: string };
  /** `/top/shown/below` of Asha, with a file in each, and `/top/beside`. */
  let top: string;
  let shown: string;
  let below: string;
  let beside: string;
  let above: string;
  let near: string;
  let inside: string;
  let outside: string;
  beforeAll(async () => {
    ground = await freshGround({ engine, settings: { CLEAR_HOURS: '24' } });
  }, 60_000);
  afterAll(() => ground.close(), 60_000);
  beforeEach(async () => {
    [asha, bina, charu] = [await member(), await member(), await member()];
    top = await folder('top', asha.rootId);
    shown = await folder('shown', top);
    below = await folder('below', shown);
    beside = await folder('beside', top);
    above = await file('above', top);
    near = await file('near', shown);
    inside = await file('inside', below);
    outside = await file('outside', beside);
  });

  /** Somebody whose address is shown to be theirs. */
  async function member() {
    const born = await ground.account();
    await ground.database.transaction(({ db, tables: { accounts } }) =>
      db
        .update(accounts)
        .set({ emailVerifiedAt: new Date() })
        .where(eq(accounts.id, born.accountId)),
    );
    return born;
  }
  const addressOf = async ({ accountId }: { accountId: string }) => {
    const { db, tables } = ground.database;
    const [row] = await db
      .select({ email: tables.accounts.email })
      .from(tables.accounts)
      .where(eq(tables.accounts.id, accountId));
    return row?.email ?? '';
  };
  const folder = async (name: string, parentId: string) =>
    (await createFolder(ground, asha.accountId, { parentId, name, conflict: 'refuse' })).id;
  const file = (name: string, folderId: string) =>
    ground.upload(asha.accountId, { folderId, name, bytes: Buffer.from(name) });
  const acting = () => ({
    ...ground,
    audit: auditBy(ground.auditBook, () => ({ ...noTrace, actorId: asha.accountId })),
  });
  const share = (wish: MakeShareRequest) => makeShare(acting(), asha.accountId, wish);
  const give = async (folderId: string, right: 'read' | 'write', who = bina) =>
    share({ folderId, right, to: await addressOf(who) });
  const into = (folderId: string, need: Level, who = bina) =>
    reach(ground, who.accountId, { folderId, need });
  const onto = (fileId: string, need: Level, who = bina) =>
    reach(ground, who.accountId, { fileId, need });
  const batch = (
    action: 'move' | 'copy' | 'trash',
    ids: string[],
    { targetId, who = bina }: { targetId?: string; who?: typeof bina } = {},
  ) =>
    startBatch(
      ground,
      asha.accountId,
      {
        action,
        selection: { ids },
        conflict: 'refuse',
        emptyFirst: true,
        ...(targetId && { targetId }),
      },
      { guestId: who.accountId },
    );
  const begin = (folderId: string, who: typeof bina, { name = 'sent', length = 4 } = {}) =>
    answerTus(
      ground,
      who.accountId,
      new Request('http://localhost/api/uploads', {
        method: 'POST',
        headers: {
          'tus-resumable': '1.0.0',
          'upload-length': String(length),
          'upload-metadata': toMetadata({ filename: name, folderId }),
        },
      }),
    ).then((answer) => answer.headers.get('location')?.split('/').at(-1) ?? '');
  const tus = (method: string, id: string, who: typeof bina, body?: string) =>
    answerTus(
      ground,
      who.accountId,
      new Request(`http://localhost/api/uploads/${id}`, {
        method,
        headers: {
          'tus-resumable': '1.0.0',
          ...(body && {
            'upload-offset': '0',
            'content-type': 'application/offset+octet-stream',
          }),
        },
        ...(body && { body }),
      }),
    );
  const used = async ({ accountId }: typeof bina) => {
    const drive = await findDrive(ground.database, accountId);
    return { bytes: drive?.usedBytes, files: drive?.usedFiles, reserved: drive?.reservedBytes };
  };

  test('one who may read looks at all of it, and at nothing above or beside it', async () => {
    await give(shown, 'read');
    for (const id of [shown, below]) {
      expect(await into(id, 'read')).toMatchObject({
        accountId: asha.accountId,
        guestId: bina.accountId,
      });
      await expect(into(id, 'write')).rejects.toMatchObject(toRead);
    }
    for (const id of [near, inside]) {
      expect((await onto(id, 'read')).accountId).toBe(asha.accountId);
      await expect(onto(id, 'write')).rejects.toMatchObject(toRead);
    }
    for (const id of [top, beside, asha.rootId]) {
      await expect(into(id, 'read')).rejects.toMatchObject(noFolder);
    }
    for (const id of [above, outside]) {
      await expect(onto(id, 'read')).rejects.toMatchObject(noFile);
    }
    await expect(into(shown, 'read', charu)).rejects.toMatchObject(noFolder);
    await expect(onto(near, 'read', charu)).rejects.toMatchObject(noFile);
  });

  test('one who may write changes what lies in it, and not the folder itself', async () => {
    await give(shown, 'write');
    await into(shown, 'write');
    await expect(into(shown, 'change')).rejects.toMatchObject({ code: 'not-allowed' });
    await into(below, 'change');
    await onto(inside, 'write');
    for (const id of [top, beside]) await expect(into(id, 'write')).rejects.toMatchObject(noFolder);
    await expect(onto(outside, 'write')).rejects.toMatchObject(noFile);
  });

  test('a right to write below one to read holds from there on down', async () => {
    await give(shown, 'read');
    await give(below, 'write');
    await expect(into(shown, 'write')).rejects.toMatchObject(toRead);
    const { guest } = await into(below, 'write');
    expect(guest?.trail.map(({ name }) => name)).toEqual(['shown', 'below']);
    await expect(into(below, 'change')).rejects.toMatchObject({ code: 'not-allowed' });
  });

  test('a file that is shared alone is all that is seen', async () => {
    await share({ fileId: inside, to: await addressOf(bina) });
    expect(await onto(inside, 'read')).toMatchObject({ guest: { may: 'read', trail: [] } });
    await expect(onto(inside, 'write')).rejects.toMatchObject(toRead);
    await expect(onto(near, 'read')).rejects.toMatchObject(noFile);
    await expect(into(below, 'read')).rejects.toMatchObject(noFolder);
  });

  test('a guest is told of no folder above, of no star and of what may be done', async () => {
    await give(shown, 'write');
    const { accountId } = asha;
    await changeFolder(ground, accountId, {
      folderId: below,
      starred: true,
      conflict: 'refuse',
      version: null,
    });
    const at = await into(below, 'read');
    const told = showFolder(at, await getFolder(ground, accountId, below));
    expect(told).toMatchObject({
      starred: false,
      path: '/shown/below',
      parentId: shown,
      refusals: { read: null, write: null, change: null, delete: null, archive: 'not-allowed' },
    });
    const topmost = showFolder(
      await into(shown, 'read'),
      await getFolder(ground, accountId, shown),
    );
    expect(topmost).toMatchObject({
      path: '/shown',
      parentId: null,
      refusals: { write: null, change: 'not-allowed', delete: 'not-allowed' },
    });
    for (const id of [top, asha.rootId]) {
      expect(JSON.stringify([told, topmost])).not.toContain(id);
    }
    expect(JSON.stringify([told, topmost])).not.toContain('top');
  });

  test('what others share is listed, with who it is and what may be done', async () => {
    const [one, two] = [await give(shown, 'write'), await give(beside, 'read')];
    await share({ fileId: above, to: await addressOf(bina) });
    await give(shown, 'read', charu);
    const { items, total } = await listSharedWith(ground, bina.accountId, first);
    expect(total).toBe(3);
    expect(items.map(({ kind, name, right }) => [kind, name, right])).toEqual(
      expect.arrayContaining([
        ['file', 'above', 'read'],
        ['folder', 'beside', 'read'],
        ['folder', 'shown', 'write'],
      ]),
    );
    expect(items[0]?.from).toEqual({ name: 'Asha', email: await addressOf(asha) });
    expect((await listSharedWith(ground, asha.accountId, first)).items).toEqual([]);
    const half = await listSharedWith(ground, bina.accountId, { limit: 2 });
    const rest = await listSharedWith(ground, bina.accountId, {
      limit: 2,
      cursor: half.next ?? '',
    });
    expect(half.items.concat(rest.items)).toEqual(items);
    const of = await listShares(ground, asha.accountId, { ...first, itemId: shown });
    expect(of.items.map(({ to, right }) => [to, right]).sort()).toEqual(
      [
        [await addressOf(bina), 'write'],
        [await addressOf(charu), 'read'],
      ].sort(),
    );
    expect([one.token, two.token]).toEqual([null, null]);
  });

  test('sharing again with the same address changes what it may, and is one share', async () => {
    await give(shown, 'write');
    await give(shown, 'read');
    expect((await listShares(ground, asha.accountId, first)).total).toBe(1);
    await expect(into(shown, 'write')).rejects.toMatchObject(toRead);
  });

  test.each([
    ['revoked', ({ id }: { id: string }) => revokeShare(acting(), asha.accountId, id)],
    [
      'over its end',
      ({ id }: { id: string }) =>
        changeShare(acting(), asha.accountId, {
          shareId: id,
          expiresAt: new Date(ground.now().getTime()).toISOString(),
        }),
    ],
    [
      'thrown away with its folder',
      () =>
        startBatch(ground, asha.accountId, {
          action: 'trash',
          selection: { ids: [shown] },
          conflict: 'refuse',
          emptyFirst: true,
        }),
    ],
    [
      'on its way to the archive',
      () => requestArchive(ground, asha.accountId, { folderId: shown, class: 'GLACIER' }),
    ],
    [
      'of somebody who may not act',
      () =>
        ground.database.transaction(({ db, tables: { accounts } }) =>
          db.update(accounts).set({ status: 'disabled' }).where(eq(accounts.id, asha.accountId)),
        ),
    ],
  ])('a share that is %s is dead at once', async (_, end) => {
    const made = await give(shown, 'write');
    await into(below, 'change');
    await end(made);
    for (const need of ['read', 'write'] as const) {
      await expect(into(below, need)).rejects.toMatchObject(noFolder);
      await expect(onto(inside, need)).rejects.toMatchObject(noFile);
    }
    expect((await listSharedWith(ground, bina.accountId, first)).total).toBe(0);
  });

  test('what is moved out of it is out of sight, and so is what lies in the trash', async () => {
    await give(shown, 'write');
    await trashFile(ground, asha.accountId, { fileId: near, version: 1 });
    await expect(onto(near, 'read')).rejects.toMatchObject(noFile);
    const thrown = await folder('thrown', shown);
    const within = await file('within', thrown);
    await onto(within, 'read');
    await batch('trash', [thrown]);
    await expect(onto(within, 'read')).rejects.toMatchObject(noFile);
    await changeFolder(ground, asha.accountId, {
      folderId: below,
      parentId: beside,
      conflict: 'refuse',
      version: null,
    });
    await expect(into(below, 'read')).rejects.toMatchObject(noFolder);
    await expect(onto(inside, 'read')).rejects.toMatchObject(noFile);
  });

  test('an act on many things leaves alone, unnamed, what is not shared', async () => {
    await give(shown, 'write');
    const act = await batch('trash', [near, outside, top, shown, inside, bina.rootId]);
    expect(act.done).toBe(2);
    expect(act.refused).toEqual(
      expect.arrayContaining(
        [outside, shown].map((id) => ({ kind: 'file', id, name: '', problem: 'file-not-found' })),
      ),
    );
    expect(JSON.stringify(act.refused)).not.toContain('outside');
    const left = await listItems(ground, asha.accountId, beside, page);
    expect(left.items.map(({ name }) => name)).toEqual(['outside']);
    const moved = await batch('move', [outside, shown], { targetId: below });
    expect(moved).toMatchObject({ done: 0, refusedCount: 2 });
  });

  test('one who may only read changes nothing by an act on many things', async () => {
    await give(shown, 'read');
    const act = await batch('trash', [near, inside]);
    expect(act).toMatchObject({ done: 0, refusedCount: 2 });
    const emptied = await emptyFolder(ground, asha.accountId, shown, { guestId: bina.accountId });
    expect(emptied).toMatchObject({ done: 0, refusedCount: 2 });
  });

  test('an act that goes on ends with the share that it came by', async () => {
    const { id } = await give(shown, 'write');
    // What is nobody's fills the first slice.
    const act = await batch('trash', [inside, ...Array.from({ length: 999 }, freshId), near]);
    expect(act).toMatchObject({ state: 'running', done: 1, refusedCount: 999 });
    await revokeShare(acting(), asha.accountId, id);
    await ground.queue.drain();
    const { items } = await listItems(ground, asha.accountId, shown, page);
    expect(items.map(({ name }) => name)).toEqual(['below', 'near']);
  });

  test('a zip holds what is shared, and is none when anything else was chosen', async () => {
    await give(shown, 'read');
    await share({ fileId: outside, to: await addressOf(bina) });
    const make = (ids: string[], who = bina) =>
      makeZip(ground, who.accountId, { selection: { ids } });
    expect(await make([near, below])).toMatchObject({ name: 'files.zip', files: 2 });
    expect(await make([shown])).toMatchObject({ name: 'shown.zip', files: 2 });
    expect(await make([near, outside])).toMatchObject({ files: 2 });
    for (const ids of [[near, above], [above], [top], [shown, beside], [near, bina.rootId]]) {
      await expect(make(ids)).rejects.toMatchObject(absent);
    }
    await expect(make([near], charu)).rejects.toMatchObject(absent);
    const all = { folderId: shown, all: true as const, except: [near] };
    expect(await makeZip(ground, bina.accountId, { selection: all })).toMatchObject({
      name: 'shown.zip',
      files: 1,
    });
  });

  test('a zip that was asked for ends with the share', async () => {
    const { id } = await give(shown, 'read');
    const zip = await makeZip(ground, bina.accountId, { selection: { ids: [near] } });
    await getZip(ground, bina.accountId, zip.id);
    for (const who of [asha, charu]) {
      await expect(getZip(ground, who.accountId, zip.id)).rejects.toMatchObject({
        code: 'zip-not-found',
      });
    }
    await revokeShare(acting(), asha.accountId, id);
    await expect(getZip(ground, bina.accountId, zip.id)).rejects.toMatchObject(noFile);
  });

  test('what a guest sends counts against the drive that it goes into', async () => {
    await give(shown, 'write');
    const before = [await used(asha), await used(bina)];
    const id = await begin(below, bina);
    expect((await used(asha)).reserved).toBe(4);
    await tus('PATCH', id, bina, 'four');
    const { fileId, state, seq } = await getUpload(ground, bina.accountId, id);
    expect([state, seq]).toEqual(['published', null]);
    expect((await onto(String(fileId), 'read')).accountId).toBe(asha.accountId);
    const [ashas, binas] = before;
    expect(await used(asha)).toEqual({
      bytes: (ashas?.bytes ?? 0) + 4,
      files: (ashas?.files ?? 0) + 1,
      reserved: 0,
    });
    expect(await used(bina)).toEqual(binas);
    const names = async (who: typeof bina) =>
      (await listUploads(ground, who.accountId, first)).items.map(({ name }) => name);
    expect(await names(bina)).toEqual(['sent']);
    expect(await names(asha)).not.toContain('sent');
  });

  test('a guest sends nothing where it may not, and plans nothing either', async () => {
    await give(shown, 'read');
    await expect(begin(shown, bina)).rejects.toMatchObject(toRead);
    await expect(begin(beside, bina)).rejects.toMatchObject(noFolder);
    await expect(begin(shown, charu)).rejects.toMatchObject(noFolder);
    expect((await used(asha)).reserved).toBe(0);
  });

  test('an upload is its sender’s alone: neither another guest nor the drive’s own account has it', async () => {
    await give(shown, 'write');
    await give(shown, 'write', charu);
    const id = await begin(shown, bina);
    for (const who of [charu, asha]) {
      for (const method of ['HEAD', 'DELETE']) {
        await expect(tus(method, id, who)).rejects.toMatchObject({ code: 'upload-not-found' });
      }
      await expect(tus('PATCH', id, who, 'four')).rejects.toMatchObject({
        code: 'upload-not-found',
      });
      await expect(getUpload(ground, who.accountId, id)).rejects.toMatchObject({
        code: 'upload-not-found',
      });
    }
    expect((await tus('DELETE', id, bina)).status).toBe(204);
    expect((await used(asha)).reserved).toBe(0);
  });

  test('revoked while it is sent, an upload takes no more bytes and its room is given back', async () => {
    const { id: shareId } = await give(shown, 'write');
    const id = await begin(shown, bina);
    await revokeShare(acting(), asha.accountId, shareId);
    await expect(tus('PATCH', id, bina, 'four')).rejects.toMatchObject({
      code: 'upload-not-found',
    });
    expect((await used(asha)).reserved).toBe(4);
    await sweepUploads(ground);
    expect((await used(asha)).reserved).toBe(0);
  });

  test('a right that ends before the last byte is checked makes no file', async () => {
    const { id: shareId } = await give(shown, 'write');
    const id = await begin(shown, bina);
    const late = {
      ...ground,
      fault: async (point: string) => {
        if (point === 'upload-checked') await revokeShare(acting(), asha.accountId, shareId);
      },
    };
    const patch = new Request(`http://localhost/api/uploads/${id}`, {
      method: 'PATCH',
      headers: {
        'tus-resumable': '1.0.0',
        'upload-offset': '0',
        'content-type': 'application/offset+octet-stream',
      },
      body: 'four',
    });
    await expect(answerTus(late, bina.accountId, patch)).rejects.toMatchObject(noFolder);
    const { items } = await listItems(ground, asha.accountId, shown, page);
    expect(items.map(({ name }) => name)).toEqual(['below', 'near']);
  });

  test('a refused upload is placed elsewhere in what is shared, and nowhere else', async () => {
    await give(shown, 'write');
    const id = await begin(shown, bina, { name: 'late' });
    await file('late', shown);
    await expect(tus('PATCH', id, bina, 'four')).rejects.toMatchObject({ code: 'name-taken' });
    const place = (folderId: string) =>
      placeUpload(ground, bina.accountId, { id, folderId, name: 'late', conflict: 'refuse' });
    for (const away of [beside, bina.rootId]) {
      await expect(place(away)).rejects.toMatchObject(noFolder);
    }
    expect(await place(below)).toMatchObject({ folder: { id: below, path: '/shown/below' } });
  });

  test('a full drive tells a guest nothing of how much it holds', async () => {
    await give(shown, 'write');
    await ground.database.transaction(({ db, tables: { drives } }) =>
      db.update(drives).set({ quotaBytes: 1 }).where(eq(drives.accountId, asha.accountId)),
    );
    const unsent = await begin(shown, bina).catch((error) => error);
    expect([unsent.code, unsent.facts]).toEqual(['quota-full', { bytes: 4 }]);
    const entries = [{ path: 'a', bytes: 4 }];
    const plan = { folderId: shown, entries, guestId: bina.accountId };
    const refused = await makePlan(ground, asha.accountId, plan).catch((error) => error);
    expect(refused).toMatchObject({ code: 'quota-full' });
    expect(Object.keys(refused.facts)).toEqual(['bytes', 'files']);
  });

  test('is not shared with oneself, and by nobody but whose it is', async () => {
    await expect(give(shown, 'read', asha)).rejects.toMatchObject({ code: 'share-with-oneself' });
    await give(shown, 'write');
    const to = await addressOf(charu);
    await expect(
      makeShare(acting(), bina.accountId, { folderId: below, to }),
    ).rejects.toMatchObject(noFolder);
  });

  test('an address without an account is answered alike, and gets it when its account is born', async () => {
    const email = `New.${shown.slice(0, 8)}@example.org`;
    const made = await share({ folderId: shown, to: email });
    const known = await give(shown, 'read', charu);
    expect(Object.keys(made)).toEqual(Object.keys(known));
    const born = (verified: Date | null, address = email) =>
      ground.database.transaction((tx) =>
        createAccount(tx, {
          email: address,
          name: 'New',
          passwordHash: 'none',
          role: 'member',
          language: 'en',
          emailVerifiedAt: verified,
          now: ground.now(),
          whenBorn: ground.whenBorn,
        }),
      );
    const accountId = await born(ground.now());
    expect((await into(below, 'read', { accountId, rootId: '' })).accountId).toBe(asha.accountId);

    const other = `other.${shown.slice(0, 8)}@example.org`;
    await share({ folderId: shown, to: other });
    const unshown = await born(null, other);
    await expect(into(below, 'read', { accountId: unshown, rootId: '' })).rejects.toMatchObject(
      noFolder,
    );
    await share({ folderId: shown, to: other });
    await expect(into(below, 'read', { accountId: unshown, rootId: '' })).rejects.toMatchObject(
      noFolder,
    );
  });

  test('only what fits a share is changed on it', async () => {
    const [link, given] = [await share({ folderId: shown }), await give(shown, 'read')];
    const change = (shareId: string, wish: object) =>
      changeShare(acting(), asha.accountId, { shareId, ...wish });
    for (const [id, wish] of [
      [link.id, { right: 'write' }],
      [given.id, { password: 'a long enough one' }],
      [given.id, { downloadsMax: 3 }],
    ] as const) {
      await expect(change(id, wish)).rejects.toMatchObject({ code: 'invalid' });
    }
    await change(given.id, { right: 'write' });
    await into(shown, 'write');
    const alone = await share({ fileId: near, to: await addressOf(bina) });
    await expect(change(alone.id, { right: 'write' })).rejects.toMatchObject({ code: 'invalid' });
  });

  test('after all of it everything adds up', async () => {
    await give(shown, 'write');
    const id = await begin(below, bina);
    await tus('PATCH', id, bina, 'four');
    await batch('copy', [near], { targetId: below });
    await batch('move', [inside], { targetId: shown });
    await batch('trash', [near]);
    await ground.queue.drain();
    const { found, left } = await reconcile(ground);
    expect({ left, rows: Object.values(found).flatMap(({ rows }) => rows) }).toEqual({
      left: 0,
      rows: [],
    });
  });
});
