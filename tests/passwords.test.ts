import { expect, test, vi } from 'vitest';
import { acceptInvitation } from '#domain/accounts/accept-invitation.ts';
import { changePassword } from '#domain/accounts/change-password.ts';
import { confirmSignUp } from '#domain/accounts/confirm-sign-up.ts';
import { invite } from '#domain/accounts/invite.ts';
import { mintLink } from '#domain/accounts/mint-link.ts';
import { offerSetup } from '#domain/accounts/offer-setup.ts';
import { passwordJudge } from '#domain/accounts/password-judge.ts';
import { resetPassword } from '#domain/accounts/reset-password.ts';
import { setUpOwner } from '#domain/accounts/set-up-owner.ts';
import { signUp } from '#domain/accounts/sign-up.ts';
import { addMember } from '#domain/admin/add-member.ts';
import { day } from '#lib/units.ts';
import { password } from './support/person.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

// Wherever a password is chosen, the same judge decides, and knows whose password it is.

const email = 'asha@example.org';
const name = 'Asha Rao';
const host = 'x.example';
const noBirth = async () => {};
const chosen = { name, password, host };

/** Each way to choose a password: it makes ready what is needed, and answers the act. */
const ways: Record<string, (place: TestPlace) => Promise<() => Promise<unknown>>> = {
  'sign-up': async (place) => {
    await signUp(place, { email, language: 'en' });
    const [row] = await place.database.db.select().from(place.database.tables.signUps);
    const token = await mint(place, 'confirm', row?.id ?? '');
    return () => confirmSignUp(place, { token, ...chosen }, noBirth);
  },
  setup: async (place) => {
    const token = (await offerSetup(place)) ?? '';
    return () => setUpOwner(place, { token, email, language: 'en', ...chosen }, noBirth);
  },
  invitation: async (place) => {
    const invitedBy = await place.account('owner@example.org', 'owner');
    const wish = { email, role: 'member', language: 'en', invitedBy, by: 'hand' } as const;
    const { token } = await invite(place, wish);
    return () => acceptInvitation(place, { token: token ?? '', ...chosen }, noBirth);
  },
  reset: async (place) => {
    const token = await mint(place, 'reset', await place.account(email));
    return () => resetPassword(place, { token, password, host });
  },
  change: async (place) => {
    const { session } = await place.session(await place.account(email));
    const current = 'secret';
    return () =>
      changePassword(place, { session, current, password, endOthers: true, agent: '', host });
  },
  'command line': async (place) => () =>
    addMember(place, { email, role: 'member', language: 'en', ...chosen }, noBirth),
};

function mint(place: TestPlace, purpose: 'confirm' | 'reset', subjectId: string): Promise<string> {
  const now = place.now();
  const expiresAt = new Date(now.getTime() + day);
  return place.database.transaction((tx) => mintLink(tx, { purpose, subjectId, now, expiresAt }));
}

test.each(Object.keys(ways))(
  '%s refuses it with the reason, and nothing comes of it',
  async (way) => {
    const breaches = { has: vi.fn(async () => true) };
    const score = vi.fn(async (_password: string, _words: readonly string[]) => 4);
    const place = { ...freshPlace(), judge: passwordJudge({ strength: { score }, breaches }) };
    const act = await ways[way]?.(place);
    const all = async () => place.database.db.select().from(place.database.tables.accounts);
    const before = await all();
    await expect(act?.()).rejects.toMatchObject({ code: 'password-breached' });
    expect(await all()).toEqual(before);
    expect(score.mock.calls[0]?.[1]).toEqual(expect.arrayContaining(['asha', email, host]));

    breaches.has.mockResolvedValue(false);
    await act?.();
    const asha = (await all()).find((account) => account.email === email);
    expect(asha?.password).toBe(`plain ${password}`);
  },
);
