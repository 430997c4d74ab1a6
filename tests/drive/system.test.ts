import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addToOutbox } from '#adapters/queue/queries.ts';
import type { Queue } from '#adapters/queue/queue.ts';
import { auditBy } from '#domain/accounts/audit/audit-book.ts';
import { noTrace } from '#domain/accounts/audit/events.ts';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import { getDrive } from '#domain/folders/get-drive.ts';
import { dropDead } from '#domain/system/drop-dead.ts';
import { lookAtSystem } from '#domain/system/look-at-system.ts';
import { redriveDead } from '#domain/system/redrive-dead.ts';
import { skipHours } from '#domain/system/skip-hours.ts';
import { startCheck } from '#domain/system/start-check.ts';
import { movableClock } from '#lib/clock.ts';
import { hour, minute, second } from '#lib/units.ts';
import { engines, freshGround, type TestGround } from '../support/ground.ts';

describe.each(engines)('who looks after the machinery, on %s', (engine) => {
  let ground: TestGround;
  let accountId: string;
  beforeEach(async () => {
    ground = await freshGround({ engine });
    ({ accountId } = await ground.account());
  });
  afterEach(() => ground.close());

  const place = () => ({
    ...ground,
    audit: auditBy(ground.auditBook, () => ({ ...noTrace, actorId: accountId })),
  });
  const nobody = 'A'.repeat(22);

  /** A message that is refused at once: no handler takes its body. */
  async function bury(): Promise<string> {
    const message = { topic: 'letter', key: accountId, body: {}, dueAt: ground.now() };
    await ground.database.transaction((tx) => addToOutbox(tx, message));
    for (let tries = 0; tries < 5; tries++) {
      await ground.queue.drain();
      ground.pass(minute);
    }
    const [newest] = await ground.queue.listDead();
    return newest?.id ?? '';
  }
  async function events() {
    const { items } = await listAudit(ground, { accountId }, { limit: 50 });
    return items.map(({ event, targetId, facts }) => ({ event, targetId, facts }));
  }

  test('moves the clock on where the site is under development, and nowhere else', async () => {
    await expect(skipHours(place())).rejects.toMatchObject({ code: 'not-allowed' });
    expect(await events()).toEqual([]);
    const clock = movableClock();
    const before = clock.now().getTime();
    const dev = { ...place(), clock };
    expect(await getDrive(dev, accountId, ground.cold.waits)).toMatchObject({ clockAhead: 0 });
    await skipHours(dev);
    await skipHours(dev);
    expect(clock.now().getTime() - before).toBeGreaterThanOrEqual(8 * hour);
    const clockAhead = (8 * hour) / second;
    expect(await getDrive(dev, accountId, ground.cold.waits)).toMatchObject({ clockAhead });
    const moved = { event: 'clock-moved', targetId: null, facts: { hours: 4 } };
    expect(await events()).toEqual([moved, moved]);
  });

  test('sees a dead letter with its step, account, tries and reason', async () => {
    const id = await bury();
    const { queues, dead } = await lookAtSystem(ground);
    expect(queues).toEqual([
      { name: 'site', size: { waiting: 0, later: 0, inFlight: 0, dead: 1, oldestAt: null } },
    ]);
    expect(dead).toEqual([
      {
        queue: 'site',
        id,
        step: 'letter',
        about: accountId,
        jobId: null,
        accountId,
        reason: 'unreadable',
        problem: 'unreadable',
        sentAt: expect.any(String),
        tries: 5,
      },
    ]);
  });

  test('is told of a queue that does not answer, and of all the others', async () => {
    await bury();
    const away = async () => {
      throw new Error('planted');
    };
    const archive: Queue = { ...ground.queue, measure: away };
    // It tells how many, and is away before it has told which.
    const restore: Queue = { ...ground.queue, listDead: away };
    const queues = { ...ground.queues, archive, restore };
    const { queues: seen, dead } = await lookAtSystem({ ...ground, queues });
    expect(seen.map(({ name, size }) => [name, size?.dead])).toEqual([
      ['site', 1],
      ['archive', undefined],
      ['restore', 1],
    ]);
    expect(dead.map(({ queue }) => queue)).toEqual(['site']);
  });

  test('is told nothing of an age that a queue does not know', async () => {
    const measure = async () => ({ waiting: 1, later: 0, inFlight: 0, dead: 0 });
    const archive: Queue = { ...ground.queue, measure };
    const { queues } = await lookAtSystem({ ...ground, queues: { archive } });
    expect(queues).toEqual([{ name: 'archive', size: await measure() }]);
  });

  test('lets one be tried anew, or all, and it is written down', async () => {
    const ids = [await bury(), await bury(), await bury()];
    const [first = ''] = ids;
    expect(await redriveDead(place(), { queue: 'site', id: first })).toBe(1);
    expect((await ground.queue.listDead()).map(({ id }) => id)).not.toContain(first);
    expect(await redriveDead(place(), { queue: 'site' })).toBe(2);
    expect(await ground.queue.listDead()).toEqual([]);
    expect(await events()).toEqual([
      { event: 'messages-redriven', targetId: null, facts: { queue: 'site', count: 2 } },
      { event: 'messages-redriven', targetId: first, facts: { queue: 'site', count: 1 } },
    ]);
  });

  test('throws one away, and it is written down', async () => {
    const [one, other] = [await bury(), await bury()];
    await dropDead(place(), { queue: 'site', id: one });
    expect((await ground.queue.listDead()).map(({ id }) => id)).toEqual([other]);
    expect(await events()).toEqual([
      { event: 'message-dropped', targetId: one, facts: { queue: 'site' } },
    ]);
  });

  test.each([
    ['a message that is not there', { queue: 'site', id: nobody }],
    ['a queue that this place does not have', { queue: 'archive', id: nobody }],
  ] as const)('is refused %s, and nothing is written down', async (_, what) => {
    for (const act of [redriveDead, dropDead]) {
      await expect(act(place(), what)).rejects.toMatchObject({ code: 'message-not-found' });
    }
    expect(await events()).toEqual([]);
  });

  test('begins one repair of two, and one is written down', async () => {
    const begun = await Promise.allSettled([1, 2].map(() => startCheck(place(), { repair: true })));
    expect(begun.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await events()).map(({ event }) => event)).toEqual(['repair-begun']);
    await expect
      .poll(async () => (await lookAtSystem(ground)).check, { timeout: minute })
      .toMatchObject({ running: null, last: { repair: true, left: 0 } });
  });
});
