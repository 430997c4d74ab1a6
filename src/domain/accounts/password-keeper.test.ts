import { describe, expect, test } from 'vitest';
import { isProblem } from '#lib/problem.ts';
import { passwordKeeper, turnstile } from './password-keeper.ts';

const old = { kid: 'old1', key: Buffer.alloc(32, 1) };
const current = { kid: 'new1', key: Buffer.alloc(32, 2) };
const both = new Map([old, current].map(({ kid, key }) => [kid, key]));
const keeper = passwordKeeper({ pepper: current, peppers: both });

describe('a password', () => {
  test('fits its own hash, and no other password does', async () => {
    const stored = await keeper.hash('ek lamba aur anokha raasta');
    expect(await keeper.verify('ek lamba aur anokha raasta', stored)).toBe(true);
    for (const wrong of ['', 'ek lamba aur anokha raast', 'Ek lamba aur anokha raasta']) {
      expect(await keeper.verify(wrong, stored)).toBe(false);
    }
  });

  test('is not in its hash, and two hashes of it differ', async () => {
    const [one, two] = [await keeper.hash('same'), await keeper.hash('same')];
    expect(one).not.toBe(two);
    expect(one).not.toContain('same');
  });

  test('is the same in both spellings of Unicode, and NUL does not end it', async () => {
    const stored = await keeper.hash('caf\u00e9 \u0000 tail');
    expect(await keeper.verify('cafe\u0301 \u0000 tail', stored)).toBe(true);
    expect(await keeper.verify('caf\u00e9 \u0000', stored)).toBe(false);
  });

  test('is needed together with the pepper', async () => {
    const stored = await keeper.hash('same');
    const stolen = { kid: current.kid, key: Buffer.alloc(32, 3) };
    const thief = passwordKeeper({ pepper: stolen, peppers: new Map([[stolen.kid, stolen.key]]) });
    expect(await thief.verify('same', stored)).toBe(false);
  });

  test('of an older pepper still fits, and is known to be outdated', async () => {
    const before = passwordKeeper({ pepper: old, peppers: both });
    const stored = await before.hash('same');
    expect(await keeper.verify('same', stored)).toBe(true);
    expect(keeper.isOutdated(stored)).toBe(true);
    expect(keeper.isOutdated(await keeper.hash('same'))).toBe(false);
  });

  test('of nobody fits never', async () => {
    expect(await keeper.verify('', null)).toBe(false);
  });
});

describe('the turnstile', () => {
  test('lets two in at once, keeps the order, and refuses who comes when the queue is full', async () => {
    const turn = turnstile({ places: 2, waiting: 3 });
    let inside = 0;
    let most = 0;
    const order: number[] = [];
    const open = Promise.withResolvers<void>();
    const visits = [1, 2, 3, 4, 5, 6].map((n) =>
      turn(async () => {
        most = Math.max(most, ++inside);
        order.push(n);
        await open.promise;
        inside--;
      }),
    );
    open.resolve();
    const outcomes = await Promise.allSettled(visits);
    expect(outcomes.map(({ status }) => status === 'fulfilled')).toEqual([
      true,
      true,
      true,
      true,
      true,
      false,
    ]);
    const refused = outcomes[5];
    expect(refused?.status === 'rejected' && isProblem(refused.reason)).toBe(true);
    expect(most).toBe(2);
    expect(order).toEqual([1, 2, 3, 4, 5]);
  });

  test('who fails gives the place back', async () => {
    const turn = turnstile({ places: 1, waiting: 0 });
    await expect(turn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    await expect(turn(async () => 'in')).resolves.toBe('in');
  });
});
