import { beforeEach, describe, expect, test } from 'vitest';
import { confirmSignUp } from '#domain/accounts/confirm-sign-up.ts';
import type { PasswordKeeper } from '#domain/accounts/password-keeper.ts';
import { signIn } from '#domain/accounts/sign-in.ts';
import { budgets, limitAddress } from '#http/limits.ts';
import { hour, minute } from '#lib/units.ts';
import { password } from '../support/person.ts';
import { freshPlace, type TestPlace } from '../support/place.ts';

// Guesses by the thousand, and what they cost us. Work is counted, not timed: each check of a
// password is the one costly thing, whoever asks and whoever is asked for.

let place: TestPlace;
let checks: (string | null)[];
let watched: TestPlace;
beforeEach(async () => {
  place = freshPlace({ limited: true });
  checks = [];
  const passwords: PasswordKeeper = {
    ...place.passwords,
    verify: (word, stored) => {
      checks.push(stored);
      return place.passwords.verify(word, stored);
    },
  };
  watched = { ...place, passwords };
  await place.account('asha@example.org');
});
async function guess(email: string, password = 'wrong'): Promise<string> {
  const nobody = { remember: false, agent: '', browserToken: undefined, endSessionId: null };
  return signIn(watched, { email, password, ...nobody }).then(
    () => 'in',
    ({ code }: { code: string }) => code,
  );
}

describe('one check of one password is done', () => {
  test.each([
    ['for an address that nobody has', 'nobody@example.org', null],
    ['for something that is no address', "' OR 1=1 --", null],
    ['for a member', 'asha@example.org', 'plain secret'],
  ])('%s', async (_name, email, stored) => {
    expect(await guess(email)).toBe('wrong-credentials');
    expect(checks).toEqual([stored]);
  });

  test('for a disabled account, with the right password too, and against nothing', async () => {
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set({ status: 'disabled' });
    });
    expect(await guess('asha@example.org', 'secret')).toBe('wrong-credentials');
    expect(checks).toEqual([null]);
  });
});

test('a thousand guesses at one account, from wherever, are five checks', async () => {
  const answers = await Promise.all(Array.from({ length: 1_000 }, () => guess('asha@example.org')));
  expect(checks.length).toBeLessThanOrEqual(6);
  expect(answers.filter((code) => code === 'too-many-requests').length).toBe(1_000 - checks.length);
  // The right password waits as well: nobody learns from the answer that it was right.
  expect(await guess('asha@example.org', 'secret')).toBe('too-many-requests');
});

test('a day of guesses at one account is at most a hundred and some checks', async () => {
  for (let span = 0; span < 24 * hour; span += 15 * minute) {
    for (let n = 0; n < 5; n++) await guess('asha@example.org');
    place.pass(15 * minute);
  }
  expect(checks.length).toBeLessThan(120);
});

test('tries from one address, across accounts, are twenty a minute', async () => {
  const from = (address: string) =>
    limitAddress({ services: { limiter: place.limiter }, address }, 'signIn').then(
      () => true,
      () => false,
    );
  const tries = await Promise.all(Array.from({ length: 200 }, () => from('203.0.113.9')));
  expect(tries.filter(Boolean)).toHaveLength(20);
  // A /64 of IPv6 is one customer, whatever addresses it makes up.
  const many = await Promise.all(
    Array.from({ length: 50 }, (_, n) => from(`2001:db8:1:2::${n.toString(16)}`)),
  );
  expect(many.filter(Boolean)).toHaveLength(20);
  expect(await from('2001:db8:1:3::1')).toBe(true);
});

test('the budgets are those of the security page', () => {
  expect(budgets).toMatchObject({
    signIn: [
      { tries: 20, per: minute },
      { tries: 100, per: hour },
    ],
    signUp: [{ tries: 5, per: hour }],
    refresh: [{ tries: 120, per: minute }],
    sessionRefresh: [{ tries: 30, per: minute }],
  });
});

test('a link that opens nothing costs no hash', async () => {
  let hashes = 0;
  const passwords = {
    ...place.passwords,
    hash: async (word: string) => {
      hashes += 1;
      return place.passwords.hash(word);
    },
  };
  const wish = {
    token: 'A'.repeat(43),
    name: 'A',
    password,
    host: 'x',
  };
  for (let n = 0; n < 100; n++) {
    await expect(
      confirmSignUp({ ...place, passwords }, wish, async () => {}),
    ).rejects.toMatchObject({
      code: 'link-spent',
    });
  }
  expect(hashes).toBe(0);
});
