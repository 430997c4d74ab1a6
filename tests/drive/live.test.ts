import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { insertNotification } from '#domain/accounts/notifications/queries.ts';
import { changeTree } from '#domain/folders/change-tree.ts';
import { createFolder } from '#domain/folders/create-folder.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { insertFolder } from '#domain/folders/queries.ts';
import type { LiveEvent, LiveTopic } from '#domain/live/contract.ts';
import { streamLimits } from '#domain/live/live.ts';
import type { Stream } from '#domain/live/stream.ts';
import { freshId } from '#lib/id.ts';
import { hour, minute } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('streams of what changes, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  let rootId: string;
  let open: Stream[] = [];
  beforeAll(async () => {
    ground = await freshGround({ engine });
  }, 60_000);
  beforeEach(async () => {
    for (const stream of open) stream.end();
    open = [];
    ({ accountId, rootId } = await ground.account());
  });
  afterAll(() => ground.close(), 60_000);

  const topics = new Set<LiveTopic>(['changed', 'upload', 'job', 'notification', 'reset']);

  async function session(of = accountId): Promise<string> {
    const id = freshId();
    const now = ground.now();
    const later = new Date(now.getTime() + hour);
    await ground.database.transaction(async ({ db, tables: { sessions } }) => {
      await db.insert(sessions).values({
        id,
        accountId: of,
        expiresAt: later,
        idleEndsAt: later,
        remember: false,
        agent: '',
        authenticatedAt: now,
        createdAt: now,
        usedAt: now,
      });
    });
    return id;
  }

  async function listen(
    of = accountId,
    lastEventId: string | null = null,
  ): Promise<{ stream: Stream; heard: LiveEvent[]; over: () => boolean }> {
    const by = { sessionId: await session(of) };
    const stream = await ground.live.open({ accountId: of, by, topics }, lastEventId);
    open.push(stream);
    const heard: LiveEvent[] = [];
    let over = false;
    void (async () => {
      for (let event = await stream.next(); event; event = await stream.next()) heard.push(event);
      over = true;
    })();
    return { stream, heard, over: () => over };
  }

  const folder = (name: string, parentId = rootId, of = accountId) =>
    createFolder(ground, of, { parentId, name, conflict: 'refuse' });
  const revision = async () => (await getDrive(ground, accountId, ground.cold.waits)).revision;
  const until = <T>(look: () => T) => expect.poll(look, { timeout: 10_000 });
  const names = (heard: LiveEvent[]) => heard.map(({ event }) => event);

  test('a change is told with its revision, and not to other accounts', async () => {
    const other = await ground.account();
    const [mine, strange] = [await listen(), await listen(other.accountId)];
    await folder('a');
    const changed = { event: 'changed', data: { folderId: rootId, parentId: null } };
    await until(() => mine.heard).toContainEqual({ id: await revision(), ...changed });
    await folder('b', other.rootId, other.accountId);
    await until(() => names(strange.heard)).toContain('changed');
    expect(JSON.stringify(strange.heard)).not.toContain(rootId);
    expect(JSON.stringify(mine.heard)).not.toContain(other.rootId);
  });

  test('of two folders that changed at once only the last bears the number', async () => {
    const before = await revision();
    const [a, b] = [await folder('a'), await folder('b')];
    await changeTree(ground, accountId, async (tx, drive) => {
      const { folders } = tx.tables;
      await tx.db.update(folders).set({ changedSeq: drive.revision });
    });
    const { heard } = await listen(accountId, String(before));
    await until(() => names(heard)).toContain('notification');
    const changed = heard.filter(({ event }) => event === 'changed');
    const ids = changed.map(({ data }) => data && 'folderId' in data && data.folderId);
    expect(new Set(ids)).toEqual(new Set([rootId, a.id, b.id]));
    expect(changed.map(({ id }) => id)).toEqual([undefined, undefined, await revision()]);
  });

  test('a drive whose use alone changed says so', async () => {
    const { heard } = await listen();
    await until(() => names(heard)).toContain('notification');
    await changeTree(ground, accountId, async () => {});
    const data = { folderId: null, parentId: null };
    await until(() => heard).toContainEqual({ id: await revision(), event: 'changed', data });
  });

  test('more changed folders than are told one by one are a reset', async () => {
    const before = await revision();
    const parent = await folder('parent');
    await changeTree(ground, accountId, async (tx, drive) => {
      const now = ground.now();
      for (let n = 0; n < 201; n++) {
        const name = `${n}`;
        await insertFolder(tx, {
          id: freshId(),
          accountId,
          parentId: parent.id,
          name,
          nameKey: name,
          nameSort: name,
          depth: 2,
          state: 'active',
          changedSeq: drive.revision,
          createdAt: now,
          changedAt: now,
        });
      }
    });
    const { heard } = await listen(accountId, String(before));
    await until(() => names(heard)).toContain('notification');
    expect(names(heard)).toEqual(['reset', null, 'notification']);
  });

  test('an upload that came to its end while its reader was away is told to who comes back', async () => {
    await ground.upload(accountId, { folderId: rootId, name: 'a', bytes: Buffer.from('a') });
    const { heard } = await listen(accountId, String(await revision()));
    const published = { state: 'published', offset: 1 };
    await until(() => heard).toContainEqual({
      event: 'upload',
      data: expect.objectContaining(published),
    });
    expect(names(heard)).not.toContain('changed');
  });

  test('what is unread is told when it changes', async () => {
    const { heard } = await listen();
    await ground.database.transaction((tx) =>
      insertNotification(tx, {
        id: freshId(),
        accountId,
        kind: 'archive-finished',
        subjectId: freshId(),
        facts: {},
        createdAt: ground.now(),
      }),
    );
    await until(() => heard).toContainEqual({ event: 'notification', data: { unread: 1 } });
  });

  test('a session that reached its end ends the stream', async () => {
    const { over, heard } = await listen();
    await until(() => names(heard)).toContain('notification');
    ground.pass(61 * minute);
    await until(over).toBe(true);
  });

  test('there are so many streams and no more', async () => {
    const all = streamLimits.ofAccount;
    for (let n = 0; n < all; n++) await listen();
    await expect(listen()).rejects.toMatchObject({ code: 'too-many-streams' });
    open[0]?.end();
    await listen();
  });

  test('a closed house ends its streams and begins none', async () => {
    const house = await freshGround({ engine });
    const { accountId } = await house.account();
    const watcher = { accountId, by: { sessionId: freshId() }, topics };
    const stream = await house.live.open(watcher, null);
    await house.live.close();
    expect(await stream.next()).toBeNull();
    expect(await (await house.live.open(watcher, null)).next()).toBeNull();
    await house.close();
  });
});
