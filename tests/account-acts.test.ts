import { createSecretKey } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Letter } from '#adapters/mail/mail.ts';
import { askForAddress } from '#domain/accounts/ask-for-address.ts';
import { askForReset } from '#domain/accounts/ask-for-reset.ts';
import { listAudit } from '#domain/accounts/audit/list-audit.ts';
import { changePassword } from '#domain/accounts/change-password.ts';
import { changeLanguage, changeName } from '#domain/accounts/change-profile.ts';
import { confirmAddress } from '#domain/accounts/confirm-address.ts';
import { endSessions } from '#domain/accounts/end-sessions.ts';
import { openSudo } from '#domain/accounts/open-sudo.ts';
import { findAccount, findSession } from '#domain/accounts/queries.ts';
import { resetPassword } from '#domain/accounts/reset-password.ts';
import { sudoSpan } from '#domain/accounts/rules.ts';
import { sendLetter } from '#domain/accounts/send-letter.ts';
import { isSudo } from '#domain/accounts/session.ts';
import { signIn } from '#domain/accounts/sign-in.ts';
import { mintToken } from '#domain/accounts/tokens/mint-token.ts';
import { listTokenRows } from '#domain/accounts/tokens/queries.ts';
import { minute } from '#lib/units.ts';
import { password } from './support/person.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

const email = 'asha@example.org';
let place: TestPlace;
let asha: string;
let bina: string;
let sent: Letter[];
beforeEach(async () => {
  place = freshPlace();
  sent = [];
  asha = await place.account(email);
  bina = await place.account('bina@example.org');
});

/** Work off the outbox as the worker would; answer what was sent. */
async function post(): Promise<Letter[]> {
  const mail = { leaves: false, send: async (letter: Letter) => void sent.push(letter) };
  const { outbox } = place.database.tables;
  const jobs = await place.database.db.select().from(outbox);
  const before = sent.length;
  for (const { body } of jobs) {
    await sendLetter({ ...place, mail, origin: 'https://x.example' }, body);
  }
  await place.database.transaction(async ({ db }) => void (await db.delete(outbox)));
  return sent.slice(before);
}

const linkOf = (letter: Letter | undefined) => letter?.text.split('#')[1]?.slice(0, 43) ?? '';
const account = (id = asha) => findAccount(place.database, id);
const isAlive = async (id: string) => (await findSession(place.database, id)) !== null;
const countJobs = () => place.database.db.$count(place.database.tables.outbox);
async function eventsOf(accountId: string): Promise<string[]> {
  const wanted = { limit: 50 };
  const { items } = await listAudit(
    { ...place, cursorKey: createSecretKey(Buffer.alloc(32)) },
    { accountId },
    wanted,
  );
  return items.map(({ event, result }) => `${event} ${result}`);
}

describe('the password, asked for once more', () => {
  test('opens dangerous acts for ten minutes, in this session alone', async () => {
    const [one, other] = [await place.session(asha), await place.session(asha)];
    place.pass(sudoSpan);
    await openSudo(place, { session: one.session, password: 'secret' });
    const read = async (id: string) => (await findSession(place.database, id))?.session;
    const opened = await read(one.session.id);
    const untouched = await read(other.session.id);
    expect(opened && isSudo(opened, place.now())).toBe(true);
    expect(untouched && isSudo(untouched, place.now())).toBe(false);
    place.pass(sudoSpan - 1);
    expect(opened && isSudo(opened, place.now())).toBe(true);
    place.pass(1);
    expect(opened && isSudo(opened, place.now())).toBe(false);
  });

  test('opens nothing when it is wrong, and the account’s holder finds it noted', async () => {
    const { session } = await place.session(asha);
    place.pass(sudoSpan);
    place.trace = { ...place.trace, actorId: asha };
    const wrong = openSudo(place, { session, password: 'other' });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-password' });
    const found = await findSession(place.database, session.id);
    expect(found && isSudo(found.session, place.now())).toBe(false);
    expect(await eventsOf(asha)).toContain('sudo refused');
  });
});

describe('a new password', () => {
  const change = (session: Awaited<ReturnType<TestPlace['session']>>['session'], more = {}) =>
    changePassword(place, {
      session,
      current: 'secret',
      password,
      endOthers: true,
      agent: '',
      host: 'x.example',
      ...more,
    });

  test('needs the current one', async () => {
    const { session } = await place.session(asha);
    const wrong = change(session, { current: 'other' });
    await expect(wrong).rejects.toMatchObject({ code: 'wrong-password' });
    expect((await account())?.password).toBe('plain secret');
    expect(await isAlive(session.id)).toBe(true);
  });

  test('is judged like a first one', async () => {
    const { session } = await place.session(asha);
    const weak = change(session, { password: 'asha@example.org' });
    await expect(weak).rejects.toMatchObject({ code: 'password-context' });
    expect((await account())?.password).toBe('plain secret');
  });

  test('ends the other sessions, gives this browser another, and voids what was signed', async () => {
    const [mine, other] = [await place.session(asha), await place.session(asha)];
    const stranger = await place.session(bina);
    const begun = await change(mine.session);
    expect(begun.session.id).not.toBe(mine.session.id);
    expect(begun.authEpoch).toBe(mine.authEpoch + 1);
    expect(await isAlive(begun.session.id)).toBe(true);
    expect(await isAlive(mine.session.id)).toBe(false);
    expect(await isAlive(other.session.id)).toBe(false);
    expect(await isAlive(stranger.session.id)).toBe(true);
    expect(await eventsOf(asha)).toContain('password-changed done');
    expect((await post()).map(({ to }) => to)).toEqual([email]);
  });

  test('leaves the other sessions where that is wished', async () => {
    const [mine, other] = [await place.session(asha), await place.session(asha)];
    await change(mine.session, { endOthers: false });
    expect(await isAlive(other.session.id)).toBe(true);
  });

  test('kills a letter that would replace it', async () => {
    await askForReset(place, email);
    const token = linkOf((await post())[0]);
    await change((await place.session(asha)).session);
    const late = resetPassword(place, { token, password: `${password} zwei`, host: '' });
    await expect(late).rejects.toMatchObject({ code: 'link-spent' });
  });
});

describe('a forgotten password', () => {
  async function askForLink(): Promise<string> {
    await askForReset(place, ' ASHA@example.org');
    return linkOf((await post())[0]);
  }
  const reset = (token: string, chosen = password) =>
    resetPassword(place, { token, password: chosen, host: 'x.example' });
  const spent = { code: 'link-spent' };

  test('an address without an account costs the same rows and gets no letter', async () => {
    await askForReset(place, email);
    const known = await countJobs();
    expect(await post()).toHaveLength(1);
    await askForReset(place, 'nobody@example.org');
    expect(await countJobs()).toBe(known);
    expect(await post()).toEqual([]);
  });

  test('the link works for ten minutes', async () => {
    const late = await askForLink();
    place.pass(10 * minute);
    await expect(reset(late)).rejects.toMatchObject(spent);
    const fresh = await askForLink();
    place.pass(10 * minute - 1);
    await reset(fresh);
    expect((await account())?.password).toBe(`plain ${password}`);
  });

  test('it works once, even for three at the same time', async () => {
    const token = await askForLink();
    const outcomes = await Promise.allSettled([reset(token), reset(token), reset(token)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(reset(token)).rejects.toMatchObject(spent);
  });

  test('it takes every API token away, and the letter and the audit say so', async () => {
    const wish = { label: 'backup', scopes: ['files:read' as const], days: 7 };
    await mintToken(place, { accountId: asha, ...wish });
    await mintToken(place, { accountId: asha, ...wish });
    await mintToken(place, { accountId: bina, ...wish });
    await reset(await askForLink());
    const left = (accountId: string) => listTokenRows(place.database, accountId);
    expect(await left(asha)).toEqual([]);
    expect(await left(bina)).toHaveLength(1);
    const revoked = (await eventsOf(asha)).filter((line) => line === 'token-revoked done');
    expect(revoked).toHaveLength(2);
    const [letter] = await post();
    expect(letter?.text).toContain('all your API tokens are revoked');
  });

  test('a newer letter kills the older link', async () => {
    const older = await askForLink();
    const newer = await askForLink();
    await expect(reset(older)).rejects.toMatchObject(spent);
    await reset(newer);
  });

  test.each(['', 'x', 'A'.repeat(43)])('the link %j opens nothing', async (token) => {
    await askForLink();
    await expect(reset(token)).rejects.toMatchObject(spent);
  });

  test('the link of another act opens nothing here', async () => {
    await askForAddress(place, { accountId: asha, email: 'new@example.org' });
    const [letter] = await post();
    await expect(reset(linkOf(letter))).rejects.toMatchObject(spent);
    await expect(confirmAddress(place, await askForLink())).rejects.toMatchObject(spent);
  });

  test('all sessions end, nobody is signed in, and a waiting second factor dies', async () => {
    const { session } = await place.session(asha);
    const stranger = await place.session(bina);
    const token = await askForLink();
    await place.database.transaction(async ({ db, tables: { pendingSignIns } }) => {
      const now = place.now();
      await db.insert(pendingSignIns).values({
        hash: 'h',
        accountId: asha,
        needs: 'second-factor',
        remember: false,
        agent: '',
        browserHash: 'b',
        createdAt: now,
        expiresAt: new Date(now.getTime() + minute),
      });
    });
    await reset(token);
    const { sessions, pendingSignIns } = place.database.tables;
    expect(await isAlive(session.id)).toBe(false);
    expect(await place.database.db.$count(sessions, eq(sessions.accountId, asha))).toBe(0);
    expect(await place.database.db.$count(pendingSignIns)).toBe(0);
    expect(await isAlive(stranger.session.id)).toBe(true);
    expect((await account())?.authEpoch).toBe(1);
  });

  test('a refused password leaves the link as it was', async () => {
    const token = await askForLink();
    await expect(reset(token, 'short')).rejects.toMatchObject({ code: 'password-too-short' });
    await reset(token);
  });

  test('it opens the lanes that too many tries had closed', async () => {
    place = freshPlace({ limited: true });
    asha = await place.account(email);
    const enter = (password: string) =>
      signIn(place, {
        email,
        password,
        remember: false,
        agent: '',
        browserToken: undefined,
        endSessionId: null,
      });
    const codes = async () => {
      for (let n = 0; n < 5; n++) await enter('wrong').catch(() => {});
      return enter('wrong').catch(({ code }: { code: string }) => code);
    };
    expect(await codes()).toBe('too-many-requests');
    await reset(await askForLink());
    expect(await enter(password)).toMatchObject({ state: 'signed-in', account: { id: asha } });
  });

  test('a disabled account gets no letter, and a letter it has opens nothing', async () => {
    const token = await askForLink();
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set({ status: 'disabled' }).where(eq(accounts.id, asha));
    });
    await expect(reset(token)).rejects.toMatchObject(spent);
    await askForReset(place, email);
    expect(await post()).toEqual([]);
  });
});

describe('another address', () => {
  const fresh = 'new@example.org';
  const ask = (to: string, accountId = asha) => askForAddress(place, { accountId, email: to });

  test('the new one confirms, the old one is told, and until then nothing changes', async () => {
    await ask(fresh);
    const letters = await post();
    expect(letters.map(({ to }) => to).sort()).toEqual([email, fresh]);
    const told = letters.find(({ to }) => to === email);
    expect(told?.text).not.toContain('#');
    expect(await account()).toMatchObject({ email, emailKey: email, pendingEmail: fresh });
    await confirmAddress(place, linkOf(letters.find(({ to }) => to === fresh)));
    expect(await account()).toMatchObject({ email: fresh, emailKey: fresh, pendingEmail: null });
    expect(await eventsOf(asha)).toContain('address-changed done');
  });

  test('a link confirms the address that it went to, and no later one', async () => {
    await ask(fresh);
    const link = linkOf((await post()).find(({ to }) => to === fresh));
    await ask('victim@example.org');
    await expect(confirmAddress(place, link)).rejects.toMatchObject({ code: 'link-spent' });
    expect((await account())?.email).toBe(email);
  });

  test('an address that has an account is told so, and gets no link', async () => {
    await ask('bina@example.org');
    const letter = (await post()).find(({ to }) => to === 'bina@example.org');
    expect(letter?.text).not.toContain('#');
    expect(letter?.text).toContain('/sign-in');
  });

  test('an address taken between letter and click stays with who took it', async () => {
    await ask(fresh);
    const link = linkOf((await post()).find(({ to }) => to === fresh));
    await place.account(fresh);
    await expect(confirmAddress(place, link)).rejects.toMatchObject({ code: 'account-exists' });
    expect((await account())?.email).toBe(email);
  });

  test('the link works for 24 hours and once', async () => {
    await ask(fresh);
    const link = linkOf((await post()).find(({ to }) => to === fresh));
    place.pass(24 * 60 * minute);
    await expect(confirmAddress(place, link)).rejects.toMatchObject({ code: 'link-spent' });
    await ask(fresh);
    const again = linkOf((await post()).find(({ to }) => to === fresh));
    await confirmAddress(place, again);
    await expect(confirmAddress(place, again)).rejects.toMatchObject({ code: 'link-spent' });
  });

  test('who reads the old address can no longer replace the password', async () => {
    await askForReset(place, email);
    const key = linkOf((await post())[0]);
    await ask(fresh);
    await confirmAddress(place, linkOf((await post()).find(({ to }) => to === fresh)));
    const late = resetPassword(place, { token: key, password, host: '' });
    await expect(late).rejects.toMatchObject({ code: 'link-spent' });
  });

  test('the own address is confirmed the same way, and nobody else is written to', async () => {
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set({ emailVerifiedAt: null }).where(eq(accounts.id, asha));
    });
    await ask('Asha@Example.org');
    const letters = await post();
    expect(letters).toHaveLength(1);
    await confirmAddress(place, linkOf(letters[0]));
    expect((await account())?.emailVerifiedAt).toEqual(place.now());
    expect(await eventsOf(asha)).toContain('address-verified done');
  });
});

describe('sessions and profile', () => {
  test('all sessions end but the one that is kept; another’s go on', async () => {
    const [mine, other] = [await place.session(asha), await place.session(asha)];
    const stranger = await place.session(bina);
    await endSessions(place, { accountId: asha, except: mine.session.id });
    const alive = () =>
      Promise.all([mine, other, stranger].map(({ session }) => isAlive(session.id)));
    expect(await alive()).toEqual([true, false, true]);
    await endSessions(place, { accountId: asha });
    expect(await alive()).toEqual([false, false, true]);
    expect((await account())?.authEpoch).toBe(1);
    expect((await account(bina))?.authEpoch).toBe(0);
  });

  test('name and language change for this account alone', async () => {
    await changeName(place, { accountId: asha, name: 'Asha R' });
    await changeLanguage(place, { accountId: asha, language: 'hi-Latn' });
    expect(await account()).toMatchObject({ name: 'Asha R', language: 'hi-Latn' });
    expect(await account(bina)).toMatchObject({ name: 'Asha', language: 'en' });
  });
});
