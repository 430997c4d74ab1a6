import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { uploadList } from './upload-list.ts';
import type { Phase, UploadRow } from './upload-row.ts';

const row = (key: string, phase: Phase, bytes = 0, sent = 0): UploadRow => ({
  key,
  name: key,
  folderId: 'f',
  speed: null,
  problem: null,
  phase,
  bytes,
  sent,
});

/** A list whose sums are told when the test says so. */
function quietList() {
  const due: (() => void)[] = [];
  let time = 0;
  const list = uploadList(
    () => time,
    (act) => void due.push(act),
  );
  const settle = (ms = 0) => {
    time += ms;
    for (const act of due.splice(0)) act();
    return list.sums.get();
  };
  return { list, settle };
}

test('stored files count whole, unfinished ones not at all', () => {
  const { list, settle } = quietList();
  list.add([
    row('a', 'stored', 10, 3),
    row('b', 'sending', 100, 40),
    row('c', 'waiting', 5),
    row('d', 'paused', 50, 20),
    row('e', 'failed', 7, 7),
    row('f', 'unfinished', 1000, 500),
  ]);
  expect(settle()).toMatchObject({ total: 5, bytes: 172, sent: 77, count: { unfinished: 1 } });
});

test('whatever happens to the rows, the sums are those of the rows that are left', () => {
  const phase = fc.constantFrom<Phase[]>('waiting', 'sending', 'stored', 'paused', 'unfinished');
  const act = fc.record({ key: fc.nat(5).map(String), phase, sent: fc.nat(9), gone: fc.boolean() });
  fc.assert(
    fc.property(fc.array(act), (acts) => {
      const { list, settle } = quietList();
      list.add(['0', '1', '2', '3', '4', '5'].map((key) => row(key, 'waiting', 9)));
      for (const { key, phase, sent, gone } of acts) {
        if (gone) list.remove([key]);
        else list.change(key, { phase, sent });
      }
      const left = list.keys.get().flatMap((key) => list.get(key) ?? []);
      const ours = left.filter((one) => one.phase !== 'unfinished');
      expect(settle()).toMatchObject({
        total: ours.length,
        bytes: ours.length * 9,
        sent: ours.reduce((all, one) => all + (one.phase === 'stored' ? 9 : one.sent), 0),
      });
    }),
  );
});

test('only those who watch a row hear of it', () => {
  const { list } = quietList();
  list.add([row('a', 'waiting'), row('b', 'waiting')]);
  const [onA, onB, onKeys] = [vi.fn(), vi.fn(), vi.fn()];
  list.subscribe('a', onA);
  const stop = list.subscribe('b', onB);
  list.keys.subscribe(onKeys);
  list.change('a', { sent: 1 });
  stop();
  list.change('b', { sent: 1 });
  expect([onA, onB, onKeys].map(({ mock }) => mock.calls.length)).toEqual([1, 0, 0]);
});

test('the speed of all is the mean of ten seconds, and none when nothing moves', () => {
  const { list, settle } = quietList();
  list.add([row('a', 'sending', 100_000), row('b', 'sending', 100_000)]);
  settle();
  for (let sent = 1000; sent <= 30_000; sent += 1000) {
    list.change('a', { sent });
    list.change('b', { sent });
    settle(1000);
  }
  expect(list.sums.get().speed).toBe(2000);
  list.change('a', { phase: 'paused' });
  list.change('b', { phase: 'paused' });
  expect(settle().speed).toBeNull();
});
