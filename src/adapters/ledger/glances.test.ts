import { expect, test } from 'vitest';
import { glances } from './glances.ts';
import type { Counted } from './ledger.ts';

/** A ledger whose counts take two seconds, and say which of them they are. */
function slow() {
  let clock = 0;
  let counts = 0;
  const glance = glances(
    async (): Promise<Counted[]> => {
      counts += 1;
      const counted = [{ state: 'copied' as const, attempt: 0, count: counts, bytes: 0 }];
      await Promise.resolve();
      clock += 2_000;
      return counted;
    },
    () => clock,
  );
  return {
    look: async (mark = 'running', archiveId = 'one') =>
      (await glance(archiveId, mark))[0]?.count ?? 0,
    pass: (span: number) => {
      clock += span;
    },
  };
}

test('who looks while it is counted, and for ten times as long after, shares the count', async () => {
  const { look, pass } = slow();
  expect(await Promise.all([look(), look(), look()])).toEqual([1, 1, 1]);
  pass(19_999);
  expect(await look()).toBe(1);
  pass(1);
  expect(await look()).toBe(2);
});

test('of work that went on, and of another archive, it is counted anew', async () => {
  const { look } = slow();
  expect(await look()).toBe(1);
  expect(await look('archived')).toBe(2);
  expect(await look('archived')).toBe(2);
  expect(await look('archived', 'another')).toBe(3);
});

test('a count that failed is told to who waited for it, and made again later', async () => {
  let clock = 0;
  let isAway = true;
  const glance = glances(
    async () => {
      clock += 1;
      if (isAway) throw new Error('It is away.');
      return [];
    },
    () => clock,
  );
  await expect(glance('one', 'running')).rejects.toThrow('It is away.');
  isAway = false;
  clock += 10;
  expect(await glance('one', 'running')).toEqual([]);
});
