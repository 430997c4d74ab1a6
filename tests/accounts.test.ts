import { beforeEach, describe, expect, test } from 'vitest';
import type { Letter } from '#adapters/mail/mail.ts';
import { confirmSignUp } from '#domain/accounts/confirm-sign-up.ts';
import { endSession } from '#domain/accounts/end-session.ts';
import { listSessions } from '#domain/accounts/list-sessions.ts';
import { offerSetup } from '#domain/accounts/offer-setup.ts';
import type { WhenBorn } from '#domain/accounts/place.ts';
import { sessionsPerAccount } from '#domain/accounts/rules.ts';
import { sendLetter } from '#domain/accounts/send-letter.ts';
import { setUpOwner } from '#domain/accounts/set-up-owner.ts';
import { signIn } from '#domain/accounts/sign-in.ts';
import { signUp } from '#domain/accounts/sign-up.ts';
import { hour } from '#lib/units.ts';
import { password } from './support/person.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

let place: TestPlace;
let sent: Letter[];
const noBirth: WhenBorn = async () => {};
const email = 'Asha@Example.org';

beforeEach(() => {
  place = freshPlace();
  sent = [];
});

/** Work off the outbox as the worker would. */
async function post(): Promise<void> {
  const mail = { leaves: false, send: async (letter: Letter) => void sent.push(letter) };
  const { outbox } = place.database.tables;
  const jobs = await place.database.db.select().from(outbox);
  for (const { body } of jobs)
    await sendLetter({ ...place, mail, origin: 'https://x.example' }, body);
  await place.database.transaction(async ({ db }) => void (await db.delete(outbox)));
}

async function askForLink(): Promise<string> {
  await signUp(place, { email, language: 'en' });
  await post();
  return linkOf(sent.at(-1));
}

const linkOf = (letter: Letter | undefined) => letter?.text.split('#')[1]?.slice(0, 43) ?? '';
const confirm = (token: string, whenBorn = noBirth) =>
  confirmSignUp(place, { token, name: 'Asha', password, host: 'x.example' }, whenBorn);
async function enter(typed: string, word = password) {
  const outcome = await signIn(place, {
    email: typed,
    password: word,
    remember: false,
    agent: '',
    browserToken: undefined,
    endSessionId: null,
  });
  if (outcome.state !== 'signed-in') throw new Error('A second factor is needed.');
  return outcome;
}
const countAccounts = () => place.database.db.$count(place.database.tables.accounts);

describe('sign-up', () => {
  test('an account is born when its letter is confirmed, and not before', async () => {
    const token = await askForLink();
    expect(await countAccounts()).toBe(0);
    const born: string[] = [];
    await confirm(token, async (_tx, id) => void born.push(id));
    expect((await enter('  asha@example.ORG ')).account).toMatchObject({ id: born[0], email });
  });

  test('a link works once, even for two at the same time', async () => {
    const token = await askForLink();
    const outcomes = await Promise.allSettled([confirm(token), confirm(token), confirm(token)]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refusals = outcomes.flatMap((outcome) =>
      outcome.status === 'rejected' ? [outcome.reason.code] : [],
    );
    expect(refusals).toEqual(['link-spent', 'link-spent']);
    expect(await countAccounts()).toBe(1);
  });

  test('a newer letter kills the older link', async () => {
    const older = await askForLink();
    const newer = await askForLink();
    await expect(confirm(older)).rejects.toMatchObject({ code: 'link-spent' });
    await confirm(newer);
  });

  test('a link works for 24 hours', async () => {
    const token = await askForLink();
    place.pass(24 * hour);
    await expect(confirm(token)).rejects.toMatchObject({ code: 'link-spent' });
    const fresh = await askForLink();
    place.pass(24 * hour - 1);
    await confirm(fresh);
  });

  test.each(['', 'x', 'A'.repeat(43), 'A'.repeat(10_000)])(
    'the link %j opens nothing',
    async (token) => {
      await askForLink();
      await expect(confirm(token)).rejects.toMatchObject({ code: 'link-spent' });
    },
  );

  test('a refused password leaves the link as it was', async () => {
    const token = await askForLink();
    const weak = { token, name: 'Asha', password: 'short', host: 'x.example' };
    await expect(confirmSignUp(place, weak, noBirth)).rejects.toMatchObject({
      code: 'password-too-short',
    });
    await confirm(token);
  });

  test('what breaks at the birth undoes it, and the link works again', async () => {
    const token = await askForLink();
    const broken = async () => {
      throw new Error('no drive');
    };
    await expect(confirm(token, broken)).rejects.toThrow('no drive');
    expect(await countAccounts()).toBe(0);
    await confirm(token);
  });

  test('an address with an account gets a letter that says so, without a key', async () => {
    await confirm(await askForLink());
    await signUp(place, { email, language: 'hi-Latn' });
    await post();
    expect(sent.at(-1)?.subject).toBe('Solah par aapka account pehle se hai');
    expect(linkOf(sent.at(-1))).toBe('');
  });

  test('the outbox holds no secret and no address', async () => {
    await signUp(place, { email, language: 'en' });
    const jobs = await place.database.db.select().from(place.database.tables.outbox);
    expect(jobs).toHaveLength(1);
    expect(JSON.stringify(jobs)).not.toContain('sha@');
    expect(jobs[0]?.body).toEqual({ purpose: 'confirm', subjectId: expect.any(String) });
  });

  test('the secret of a link is not in the database', async () => {
    const token = await askForLink();
    const kept = await place.database.db.select().from(place.database.tables.linkTokens);
    expect(kept).toHaveLength(1);
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test('a letter says both languages alike: text and HTML with the same link', async () => {
    for (const language of ['en', 'hi-Latn'] as const) {
      await signUp(place, { email, language });
      await post();
      const letter = sent.at(-1);
      const link = `https://x.example${language === 'en' ? '' : '/hi-Latn'}/confirm#${linkOf(letter)}`;
      expect(letter?.text).toContain(link);
      expect(letter?.html).toContain(`href="${link}"`);
      expect(letter?.html).toContain(`lang="${language}"`);
    }
  });
});

describe('setup', () => {
  const owner = {
    email: 'owner@example.org',
    name: 'Owner',
    password,
    host: 'x.example',
    language: 'en',
  } as const;

  test('the link makes one owner, even for two at the same time', async () => {
    const token = (await offerSetup(place)) ?? '';
    const outcomes = await Promise.allSettled(
      ['a@example.org', 'b@example.org'].map((email) =>
        setUpOwner(place, { ...owner, token, email }, noBirth),
      ),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await countAccounts()).toBe(1);
    expect(await offerSetup(place)).toBeNull();
  });

  test('the next start makes a new link, and the one before it is dead', async () => {
    const before = (await offerSetup(place)) ?? '';
    const token = (await offerSetup(place)) ?? '';
    const late = setUpOwner(place, { ...owner, token: before }, noBirth);
    await expect(late).rejects.toMatchObject({ code: 'link-spent' });
    await setUpOwner(place, { ...owner, token }, noBirth);
    expect((await enter('owner@example.org')).account.role).toBe('owner');
  });

  test('members may come before it is used', async () => {
    const token = (await offerSetup(place)) ?? '';
    await confirm(await askForLink());
    await setUpOwner(place, { ...owner, token }, noBirth);
    expect(await countAccounts()).toBe(2);
  });

  test('it does not take the address of a member', async () => {
    await confirm(await askForLink());
    const token = (await offerSetup(place)) ?? '';
    const taken = setUpOwner(place, { ...owner, token, email: 'ASHA@example.org' }, noBirth);
    await expect(taken).rejects.toMatchObject({ code: 'account-exists' });
    await setUpOwner(place, { ...owner, token }, noBirth);
  });

  test('the link of a letter is no setup link, nor the other way round', async () => {
    const setup = (await offerSetup(place)) ?? '';
    const letter = await askForLink();
    await expect(confirm(setup)).rejects.toMatchObject({ code: 'link-spent' });
    const foreign = setUpOwner(place, { ...owner, token: letter }, noBirth);
    await expect(foreign).rejects.toMatchObject({ code: 'link-spent' });
  });
});

describe('sign-in', () => {
  beforeEach(async () => {
    await confirm(await askForLink());
  });

  test.each([
    ['a wrong password', email, 'another one, quite long'],
    ['an unknown address', 'nobody@example.org', password],
    ['no password', email, ''],
    ['something that is no address', "' OR 1=1 --", password],
  ])('%s is refused in the same words', async (_name, typed, word) => {
    await expect(enter(typed, word)).rejects.toMatchObject({ code: 'wrong-credentials' });
  });

  test('a disabled account is refused in the same words', async () => {
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set({ status: 'disabled' });
    });
    await expect(enter(email)).rejects.toMatchObject({ code: 'wrong-credentials' });
  });

  test('an account keeps twenty sessions: the one used longest ago ends', async () => {
    const begun = [];
    for (let n = 0; n <= sessionsPerAccount; n++) {
      begun.push(await enter(email));
      place.pass(1_000);
    }
    const [first, second] = begun;
    const accountId = first?.account.id ?? '';
    const left = await listSessions(place, { accountId, currentId: second?.session.id ?? '' });
    expect(left).toHaveLength(sessionsPerAccount);
    expect(left.map(({ id }) => id)).not.toContain(first?.session.id);
    expect(left.filter(({ current }) => current)).toHaveLength(1);
  });

  test('ids of sessions are made here, and nobody else ends them', async () => {
    const asha = await enter(email);
    const other = await place.account('b@example.org');
    const theft = endSession(place, { accountId: other, id: asha.session.id });
    await expect(theft).rejects.toMatchObject({ code: 'session-not-found' });
    await endSession(place, { accountId: asha.account.id, id: asha.session.id });
    const again = endSession(place, { accountId: asha.account.id, id: asha.session.id });
    await expect(again).rejects.toMatchObject({ code: 'session-not-found' });
  });
});

describe('guesses', () => {
  const secret = 'secret';
  const tryIn = (typed: string, word: string, browserToken?: string) =>
    signIn(place, {
      email: typed,
      password: word,
      remember: false,
      agent: '',
      browserToken,
      endSessionId: null,
    });
  const guess = async (typed: string, browserToken?: string) => {
    const error = await tryIn(typed, 'wrong', browserToken).then(
      () => ({ code: 'in' }),
      (refused: { code: string }) => refused,
    );
    return error.code;
  };

  beforeEach(async () => {
    place = freshPlace({ limited: true });
    await place.account('asha@example.org');
  });

  test.each(['asha@example.org', 'nobody@example.org'])(
    'at %s get slower after five, whoever they are from',
    async (typed) => {
      const answers = [];
      for (let n = 0; n < 7; n++) answers.push(await guess(typed));
      const slow = 'too-many-requests';
      expect(answers).toEqual([...Array(5).fill('wrong-credentials'), slow, slow]);
    },
  );

  test('never lock out a browser that the member used before', async () => {
    const { browserToken } = await tryIn('asha@example.org', secret);
    for (let n = 0; n < 20; n++) await guess('asha@example.org');
    expect(await guess('asha@example.org')).toBe('too-many-requests');
    const back = await tryIn('asha@example.org', secret, browserToken);
    expect(back.browserToken).toBe(browserToken);
  });

  test('from a known browser close that browser’s lane', async () => {
    const { browserToken } = await tryIn('asha@example.org', secret);
    for (let n = 0; n < 5; n++) await guess('asha@example.org', browserToken);
    expect(await guess('asha@example.org', browserToken)).toBe('too-many-requests');
    await tryIn('asha@example.org', secret);
  });

  test('with the browser of another member go into the common lane', async () => {
    await place.account('bina@example.org');
    const { browserToken } = await tryIn('bina@example.org', secret);
    for (let n = 0; n < 5; n++) await guess('asha@example.org', browserToken);
    expect(await guess('asha@example.org')).toBe('too-many-requests');
  });
});
