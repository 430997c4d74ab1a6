import { expect, test } from 'vitest';
import type { LiveEvent } from './contract.ts';
import { openStream, waitingEvents } from './stream.ts';

const topics = new Set(['changed', 'notification'] as const);
const watcher = { accountId: 'a', by: { sessionId: 's' }, topics };
const told = (unread: number): LiveEvent => ({ event: 'notification', data: { unread } });

test('events come in order, and those of other topics do not', async () => {
  const stream = openStream(watcher, () => {});
  stream.tell(told(1));
  stream.tell({ event: 'upload', data: { id: 'u', state: 'receiving', offset: 0 } });
  stream.tell({ id: 7, event: null, data: null });
  expect(await stream.next()).toEqual(told(1));
  expect(await stream.next()).toMatchObject({ id: 7 });
  const waiting = stream.next();
  stream.tell(told(2));
  expect(await waiting).toEqual(told(2));
});

test('a reader who reads nothing is given up, once, and nothing of theirs is kept', async () => {
  let ends = 0;
  const stream = openStream(watcher, () => {
    ends += 1;
  });
  for (let n = 0; n < waitingEvents; n++) stream.tell(told(n));
  expect(ends).toBe(0);
  stream.tell(told(waitingEvents));
  stream.tell(told(waitingEvents));
  expect(ends).toBe(1);
  expect(await stream.next()).toBeNull();
});

test('who waits is told of the end', async () => {
  const stream = openStream(watcher, () => {});
  const waiting = stream.next();
  stream.end();
  expect(await waiting).toBeNull();
});
