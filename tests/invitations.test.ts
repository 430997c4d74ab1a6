import { beforeEach, describe, expect, test } from 'vitest';
import type { Letter } from '#adapters/mail/mail.ts';
import { acceptInvitation } from '#domain/accounts/accept-invitation.ts';
import { invite } from '#domain/accounts/invite.ts';
import type { WhenBorn } from '#domain/accounts/place.ts';
import { findAccountByEmail } from '#domain/accounts/queries.ts';
import { sendLetter } from '#domain/accounts/send-letter.ts';
import { hour } from '#lib/units.ts';
import { password } from './support/person.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

const email = 'guest@example.org';
const noBirth: WhenBorn = async () => {};
const spent = { code: 'link-spent' };
let place: TestPlace;
let owner: string;
beforeEach(async () => {
  place = freshPlace();
  owner = await place.account('owner@example.org', 'owner');
});

const ask = (more: Partial<Parameters<typeof invite>[1]> = {}) =>
  invite(place, { email, role: 'member', language: 'en', invitedBy: owner, by: 'hand', ...more });
const accept = (token: string | null, word = password) =>
  acceptInvitation(
    place,
    { token: token ?? '', name: 'Guest', password: word, host: 'x.example' },
    noBirth,
  );
const guest = () => findAccountByEmail(place.database, email);

/** Work off the outbox as the worker would. */
async function post(): Promise<Letter[]> {
  const sent: Letter[] = [];
  const mail = { leaves: false, send: async (letter: Letter) => void sent.push(letter) };
  const { outbox } = place.database.tables;
  for (const { body } of await place.database.db.select().from(outbox)) {
    await sendLetter({ ...place, mail, origin: 'https://x.example' }, body);
  }
  await place.database.transaction(async ({ db }) => void (await db.delete(outbox)));
  return sent;
}

describe('an invitation', () => {
  test('by hand: its link makes the account, with the role that was meant', async () => {
    const { token } = await ask({ role: 'owner' });
    expect(await guest()).toBeNull();
    await accept(token);
    expect(await guest()).toMatchObject({ role: 'owner', name: 'Guest' });
    expect(await post()).toEqual([]);
  });

  test('by letter: the link is in the letter, and nowhere else', async () => {
    const { token } = await ask({ by: 'letter' });
    expect(token).toBeNull();
    const [letter] = await post();
    expect(letter?.to).toBe(email);
    await accept(letter?.text.split('#')[1]?.slice(0, 43) ?? '');
    expect(await guest()).not.toBeNull();
  });

  test('works once, even for three at the same time', async () => {
    const { token } = await ask();
    const outcomes = await Promise.allSettled([accept(token), accept(token), accept(token)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(accept(token)).rejects.toMatchObject(spent);
  });

  test('works for 72 hours', async () => {
    const late = await ask();
    place.pass(72 * hour);
    await expect(accept(late.token)).rejects.toMatchObject(spent);
    const fresh = await ask();
    place.pass(72 * hour - 1);
    await accept(fresh.token);
  });

  test('a newer one kills the older, and its role counts', async () => {
    const older = await ask({ role: 'owner' });
    const newer = await ask({ role: 'member' });
    await expect(accept(older.token)).rejects.toMatchObject(spent);
    await accept(newer.token);
    expect((await guest())?.role).toBe('member');
  });

  test('one by letter kills the link that was given by hand', async () => {
    const { token } = await ask();
    await ask({ by: 'letter' });
    await expect(accept(token)).rejects.toMatchObject(spent);
  });

  test('a refused password leaves the link as it was', async () => {
    const { token } = await ask();
    await expect(accept(token, 'short')).rejects.toMatchObject({ code: 'password-too-short' });
    await accept(token);
  });

  test('an address with an account is not invited, and one that got one meanwhile not doubled', async () => {
    await expect(ask({ email: 'OWNER@example.org' })).rejects.toMatchObject({
      code: 'account-exists',
    });
    const { token } = await ask();
    await place.account(email);
    await expect(accept(token)).rejects.toMatchObject({ code: 'account-exists' });
    expect((await guest())?.name).toBe('Asha');
  });

  test.each(['', 'x', 'A'.repeat(43)])('the link %j opens nothing', async (token) => {
    await ask();
    await expect(accept(token)).rejects.toMatchObject(spent);
  });
});
