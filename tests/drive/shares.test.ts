import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { auditBy } from '#domain/accounts/audit/audit-book.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { requestArchive } from '#domain/archive/request-archive.ts';
import type { MakeShareRequest } from '#domain/files/shares/contract.ts';
import { getPublished } from '#domain/files/shares/get-published.ts';
import {
  countDownload,
  describeShared,
  getSharedContent,
  listShared,
  zipShared,
} from '#domain/files/shares/look-inside.ts';
import {
  changeShare,
  listShares,
  makeShare,
  revokeShare,
} from '#domain/files/shares/manage-shares.ts';
import { enterShare, openShare } from '#domain/files/shares/open-share.ts';
import { trashFile } from '#domain/files/trash-file.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { hour } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

const gone = { code: 'share-gone' };
const page = { sort: 'name', dir: 'asc', limit: 100 } as const;

describe.each(engines)('a shared link, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  /** `/top/shown/below`, with a file in each, and one beside what is shown. */
  let top: string;
  let shown: string;
  let below: string;
  let above: string;
  let inside: string;
  beforeEach(async () => {
    ground = await freshGround({ engine, settings: { CLEAR_HOURS: '24' } });
    ({ accountId, rootId } = await ground.account());
    top = await folder('top', rootId);
    shown = await folder('shown', top);
    below = await folder('below', shown);
    above = await file('above', top);
    inside = await file('inside', below);
  });
  afterEach(() => ground.close());

  const folder = async (name: string, parentId: string) =>
    (await createFolder(ground, accountId, { parentId, name, conflict: 'refuse' })).id;
  const file = (name: string, folderId: string) =>
    ground.upload(accountId, { folderId, name, bytes: Buffer.from(name) });
  const acting = () => ({
    ...ground,
    audit: auditBy(ground.auditBook, () => ({ ...noTrace, actorId: accountId })),
  });
  const share = async (wish: MakeShareRequest) => {
    const made = await makeShare(acting(), accountId, wish);
    return { ...made, token: made.token ?? '' };
  };
  const open = (token: string, password?: string) =>
    openShare(acting(), { token, ...(password === undefined ? {} : { password }) });
  const enter = async (token: string) => enterShare(ground, await open(token));

  test('shows a folder and all below it, and nothing above or beside it', async () => {
    const { token } = await share({ folderId: shown });
    const access = await enter(token);
    expect(await describeShared(ground, access)).toMatchObject({ kind: 'folder', name: 'shown' });
    const list = await listShared(ground, access, below, page);
    expect(list.trail.map(({ name }) => name)).toEqual(['shown', 'below']);
    expect(list.items.map(({ name }) => name)).toEqual(['inside']);
    expect(JSON.stringify(list)).not.toContain('top');
    expect((await getSharedContent(ground, access, inside)).name).toBe('inside');
    expect((await zipShared(ground, access, below)).bytes).toBeGreaterThan(0);
    const away = { code: 'folder-not-found' };
    for (const id of [top, rootId]) {
      await expect(listShared(ground, access, id, page)).rejects.toMatchObject(away);
      await expect(zipShared(ground, access, id)).rejects.toMatchObject(away);
    }
    await expect(getSharedContent(ground, access, above)).rejects.toMatchObject({
      code: 'file-not-found',
    });
  });

  test('shows one file alone', async () => {
    const twin = await file('twin', below);
    const access = await enter((await share({ fileId: inside })).token);
    expect(await describeShared(ground, access)).toMatchObject({ kind: 'file', bytes: 6 });
    expect((await getSharedContent(ground, access, inside)).bytes).toBe(6);
    await expect(getSharedContent(ground, access, twin)).rejects.toMatchObject({
      code: 'file-not-found',
    });
    await expect(listShared(ground, access, below, page)).rejects.toMatchObject({
      code: 'folder-not-found',
    });
  });

  test("is only for what is one's own, and only its owner changes it", async () => {
    const other = await ground.account();
    const mine = await share({ folderId: shown });
    for (const wish of [{ folderId: shown }, { fileId: inside }]) {
      await expect(makeShare(acting(), other.accountId, wish)).rejects.toMatchObject({
        code: expect.stringMatching(/-not-found$/),
      });
    }
    const absent = { code: 'share-not-found' };
    await expect(revokeShare(acting(), other.accountId, mine.id)).rejects.toMatchObject(absent);
    const wish = { shareId: mine.id, downloadsMax: 1 };
    await expect(changeShare(acting(), other.accountId, wish)).rejects.toMatchObject(absent);
    expect((await listShares(ground, other.accountId, { limit: 10 })).items).toEqual([]);
    const { items, total } = await listShares(ground, accountId, { limit: 10 });
    expect([items.map(({ id, name }) => [id, name]), total]).toEqual([[[mine.id, 'shown']], 1]);
  });

  test('keeps of its token and its password nothing that opens it', async () => {
    const { token } = await share({ folderId: shown, password: 'a long enough one' });
    const { db, tables } = ground.database;
    const kept = JSON.stringify(await db.select().from(tables.shares));
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(kept).not.toContain(token);
    expect(kept).not.toContain('a long enough one');
    expect(kept).toContain('$argon2id$');
  });

  test('asks for its password, and for the new one once that is another', async () => {
    const { id, token } = await share({ folderId: shown, password: 'a long enough one' });
    await expect(open(token)).rejects.toMatchObject({ code: 'share-password' });
    await expect(open(token, 'another one')).rejects.toMatchObject({
      code: 'share-wrong-password',
    });
    const pass = await open(token, 'a long enough one');
    await enterShare(ground, pass);
    await changeShare(acting(), accountId, { shareId: id, password: 'quite another one' });
    await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    await enterShare(ground, await open(token, 'quite another one'));
  });

  test('is dead at once when it is revoked, also for who is inside', async () => {
    const { id, token } = await share({ folderId: shown });
    const pass = await open(token);
    await revokeShare(acting(), accountId, id);
    await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    await expect(open(token)).rejects.toMatchObject(gone);
    await expect(revokeShare(acting(), accountId, id)).rejects.toMatchObject({
      code: 'share-not-found',
    });
  });

  test('is dead when its time is over, and a pass after an hour', async () => {
    const soon = new Date(ground.now().getTime() + 2 * hour).toISOString();
    const { token } = await share({ folderId: shown, expiresAt: soon });
    const pass = await open(token);
    ground.pass(1 * hour);
    await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    await enter(token);
    ground.pass(1 * hour);
    await expect(open(token)).rejects.toMatchObject(gone);
  });

  test('is dead while its folder is archived, and when it is thrown away', async () => {
    const { token } = await share({ folderId: shown });
    const one = await share({ fileId: inside });
    const passes = [await open(token), await open(one.token)];
    await requestArchive(ground, accountId, { folderId: shown, class: 'GLACIER' });
    for (const pass of passes) await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    await ground.queue.drain();
    await expect(open(token)).rejects.toMatchObject(gone);
    const third = await share({ fileId: above });
    const pass = await open(third.token);
    await trashFile(ground, accountId, { fileId: above, version: 1 });
    await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    await expect(share({ folderId: shown })).rejects.toMatchObject({ code: 'folder-archived' });
  });

  test('is dead while its owner may not act', async () => {
    const { token } = await share({ folderId: shown });
    const pass = await open(token);
    await ground.database.transaction(({ db, tables: { accounts } }) =>
      db.update(accounts).set({ status: 'disabled' }).where(eq(accounts.id, accountId)),
    );
    await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    await expect(open(token)).rejects.toMatchObject(gone);
  });

  test('is downloaded as often as it says, counted one by one', async () => {
    const { token } = await share({ fileId: inside, downloadsMax: 3 });
    const access = await enter(token);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => countDownload(ground, access)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    await expect(open(token)).rejects.toMatchObject(gone);
    expect((await listShares(ground, accountId, { limit: 10 })).items[0]?.downloads).toBe(3);
  });

  test('a pass that was changed, or made for another link, opens nothing', async () => {
    const [one, two] = [await share({ folderId: shown }), await share({ fileId: above })];
    const pass = await open(one.token);
    const [id = '', until = '', mac = ''] = pass.split('.');
    const forged = [
      undefined,
      '',
      'a.b.c',
      id,
      [id, until, ''].join('.'),
      [id, String(Number(until) + 1), mac].join('.'),
      [two.id, until, mac].join('.'),
      [id, until, `${mac.slice(0, -1)}${mac.endsWith('A') ? 'B' : 'A'}x`].join('.'),
    ];
    for (const pass of forged) {
      await expect(enterShare(ground, pass)).rejects.toMatchObject(gone);
    }
    await expect(open('A'.repeat(43))).rejects.toMatchObject(gone);
    await enterShare(ground, pass);
  });

  test('a file that is published is there for all, by its address, until it is not shared any more', async () => {
    const { id, token, address } = await share({ fileId: inside, published: true });
    expect([token, address]).toEqual(['', `/api/published/${id}`]);
    expect((await getPublished(ground, id)).name).toBe('inside');
    await revokeShare(acting(), accountId, id);
    await expect(getPublished(ground, id)).rejects.toMatchObject(gone);
  });

  test('what is shared by a link or with an account is not published, nor what is closed', async () => {
    const link = await share({ fileId: inside });
    const given = await share({ fileId: inside, to: 'somebody@example.org' });
    const shut = await share({ fileId: inside, published: true });
    await requestArchive(ground, accountId, { folderId: shown, class: 'GLACIER' });
    for (const { id } of [link, given, shut]) {
      await expect(getPublished(ground, id)).rejects.toMatchObject(gone);
    }
    const open = await share({ fileId: above, published: true });
    await getPublished(ground, open.id);
    const wish = { shareId: open.id, password: 'a long enough one' };
    await expect(changeShare(acting(), accountId, wish)).rejects.toMatchObject({ code: 'invalid' });
    await trashFile(ground, accountId, { fileId: above, version: 1 });
    await expect(getPublished(ground, open.id)).rejects.toMatchObject(gone);
    const linked = await share({ fileId: await file('linked', top) });
    await expect(getPublished(ground, linked.id)).rejects.toMatchObject(gone);
    const named = await share({ fileId: await file('named', top), to: 'somebody@example.org' });
    await expect(getPublished(ground, named.id)).rejects.toMatchObject(gone);
  });
});
