import { expect, test } from 'vitest';
import { freshId } from '#lib/id.ts';
import { second } from '#lib/units.ts';
import { maximumAttempts, type Outgoing, type Queue, type Received } from './queue.ts';

/** What every queue promises. `pass` lets time go by, as far as this queue knows. */
export function behavesLikeQueue(
  open: () => Promise<{ queue: Queue; pass: (span: number) => Promise<void> }>,
): void {
  const fresh = (topic = 'planted'): Outgoing => {
    const id = freshId();
    return { id, topic, key: `job ${id}`, body: { jobId: id, blobIds: ['a', 'b'] } };
  };
  const how = { limit: 10, span: 1 * second };

  async function receiveAll(queue: Queue, count: number): Promise<Received[]> {
    const found: Received[] = [];
    // A queue may give fewer at a time than it has.
    while (found.length < count) {
      const more = await queue.receive({ limit: 10, span: 60 * second });
      if (more.length === 0) break;
      found.push(...more);
    }
    return found;
  }

  async function bury(queue: Queue): Promise<Outgoing> {
    const message = fresh();
    await queue.send([message]);
    for (let tries = 0; tries <= maximumAttempts; tries++) {
      const [received] = await queue.receive(how);
      if (received) await queue.giveBack(received.handle);
    }
    return message;
  }

  test('what is sent is received as it was, however many there are', async () => {
    const { queue } = await open();
    const sent = Array.from({ length: 25 }, () => fresh());
    expect(await queue.send(sent)).toEqual(new Set());
    const found = await receiveAll(queue, sent.length);
    const byId = (a: Outgoing, b: Outgoing) => (a.id < b.id ? -1 : 1);
    const plain = found.map(({ id, topic, key, body }) => ({ id, topic, key, body }));
    expect(plain.sort(byId)).toEqual(sent.sort(byId));
    expect(found.every(({ attempts }) => attempts === 1)).toBe(true);
  });

  test('what one has taken no other sees; unfinished, it comes again after its span', async () => {
    const { queue, pass } = await open();
    await queue.send([fresh()]);
    expect(await queue.receive(how)).toHaveLength(1);
    expect(await queue.receive(how)).toEqual([]);
    await pass(how.span);
    expect(await queue.receive(how)).toMatchObject([{ attempts: 2 }]);
  });

  test('what is given back comes again at once', async () => {
    const { queue } = await open();
    await queue.send([fresh()]);
    const [received] = await queue.receive({ limit: 1, span: 60 * second });
    await queue.giveBack(received?.handle ?? '');
    expect(await queue.receive(how)).toMatchObject([{ attempts: 2 }]);
  });

  test('of a batch only what was finished is gone', async () => {
    const { queue, pass } = await open();
    await queue.send([fresh(), fresh(), fresh()]);
    const [first, second, third] = await receiveAll(queue, 3);
    for (const done of [first, third]) await queue.finish(done?.handle ?? '');
    await queue.giveBack(second?.handle ?? '');
    expect((await queue.receive(how)).map(({ id }) => id)).toEqual([second?.id]);
    await pass(how.span);
    expect((await queue.receive(how)).map(({ id }) => id)).toEqual([second?.id]);
  });

  test('what waits, what is in somebody’s hands and what is dead is counted', async () => {
    const { queue } = await open();
    await bury(queue);
    await queue.send([fresh(), fresh(), fresh()]);
    await queue.receive({ limit: 1, span: 60 * second });
    const { oldestAt: _, ...counts } = await queue.measure();
    expect(counts).toEqual({ waiting: 2, later: 0, inFlight: 1, dead: 1 });
  });

  test('what came five times without an end is a dead letter, and not delivered', async () => {
    const { queue } = await open();
    const { id, ...message } = await bury(queue);
    expect(await queue.receive(how)).toEqual([]);
    expect(await queue.listDead()).toMatchObject([{ id, message }]);
    // Looking at it has not taken it away.
    expect(await queue.listDead()).toMatchObject([{ id }]);
  });

  test('a dead letter that is redriven is delivered like a new one', async () => {
    const { queue } = await open();
    const [one, other] = [await bury(queue), await bury(queue)];
    expect(await queue.redrive(one.id)).toBe(true);
    expect(await queue.redrive(one.id)).toBe(false);
    const { id, key, topic, body } = one;
    expect(await queue.receive(how)).toMatchObject([{ id, key, topic, body, attempts: 1 }]);
    expect(await queue.listDead()).toMatchObject([{ id: other.id }]);
  });

  test('all dead letters at once are delivered like new ones', async () => {
    const { queue } = await open();
    const ids = [await bury(queue), await bury(queue)].map(({ id }) => id);
    expect(await queue.redriveAll()).toBe(2);
    expect(await queue.listDead()).toEqual([]);
    const found = await receiveAll(queue, 2);
    expect(found.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect(found.map(({ attempts }) => attempts)).toEqual([1, 1]);
    expect(await queue.redriveAll()).toBe(0);
  });

  test('a dead letter that is dropped is gone, the others stay', async () => {
    const { queue } = await open();
    const [one, other] = [await bury(queue), await bury(queue)];
    expect(await queue.drop(one.id)).toBe(true);
    expect(await queue.drop(one.id)).toBe(false);
    expect(await queue.listDead()).toMatchObject([{ id: other.id }]);
    expect(await queue.receive(how)).toEqual([]);
  });
}
