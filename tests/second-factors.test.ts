import { eq } from 'drizzle-orm';
import { TOTP } from 'otpauth';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Letter } from '#adapters/mail/mail.ts';
import { changePassword } from '#domain/accounts/change-password.ts';
import { beginTotp, confirmTotp, findWaitingSeed } from '#domain/accounts/factors/enrol-totp.ts';
import { finishByCode } from '#domain/accounts/factors/finish-by-code.ts';
import { getFactors } from '#domain/accounts/factors/get-factors.ts';
import { makeRecoveryCodes } from '#domain/accounts/factors/make-recovery-codes.ts';
import { hashRecoveryCode } from '#domain/accounts/factors/recovery-code.ts';
import { removePasskey, removeTotp } from '#domain/accounts/factors/remove-factor.ts';
import {
  enrolSpan,
  factorBudget,
  pendingSpan,
  pendingTries,
  recoveryCodes,
} from '#domain/accounts/factors/rules.ts';
import { findStep, freshSeed, sealSeed, unsealSeed } from '#domain/accounts/factors/seed.ts';
import { mintLink } from '#domain/accounts/mint-link.ts';
import { findSession } from '#domain/accounts/queries.ts';
import { resetPassword } from '#domain/accounts/reset-password.ts';
import { sendLetter } from '#domain/accounts/send-letter.ts';
import { isStrong } from '#domain/accounts/session.ts';
import { type Pending, type SignedIn, signIn } from '#domain/accounts/sign-in.ts';
import { clearFactors } from '#domain/admin/clear-factors.ts';
import { letters } from '#i18n/letters.ts';
import { minute, second } from '#lib/units.ts';
import { freshPlace, type TestPlace } from './support/place.ts';

const email = 'asha@example.org';
let place: TestPlace;
let asha: string;
let bina: string;
beforeEach(async () => {
  place = freshPlace();
  asha = await place.account(email);
  bina = await place.account('bina@example.org');
});

const codeOf = (seed: string, at = place.now()) =>
  new TOTP({ secret: seed }).generate({ timestamp: at.getTime() });

const enter = (typed = email, password = 'secret'): Promise<SignedIn | Pending> =>
  signIn(place, {
    email: typed,
    password,
    remember: true,
    agent: 'Firefox, Linux',
    browserToken: undefined,
    endSessionId: null,
  });

/** Give an account an app, as its page does. */
async function enrol(accountId = asha) {
  const { session } = await place.session(accountId);
  await beginTotp(place, accountId);
  const seed = (await findWaitingSeed(place, accountId)) ?? '';
  const outcome = await confirmTotp(place, { session, code: codeOf(seed) });
  // The code of this step is used: the next one counts.
  place.pass(30 * second);
  return { seed, before: session, ...outcome };
}

/** Come in as far as the password goes. */
async function half(): Promise<string> {
  const outcome = await enter();
  if (outcome.state !== 'pending') throw new Error('No second factor was asked for.');
  return outcome.pendingToken;
}

const finish = (token: string, code: string) => finishByCode(place, { token, code });
const countSessions = () => place.database.db.$count(place.database.tables.sessions);
const refused = (code: string) => expect.objectContaining({ code });

async function lettersTo(accountId: string): Promise<string[]> {
  const { outbox } = place.database.tables;
  const rows = await place.database.db.select().from(outbox).where(eq(outbox.key, accountId));
  const sent: Letter[] = [];
  const mail = { leaves: false, send: async (letter: Letter) => void sent.push(letter) };
  for (const { body } of rows) {
    await sendLetter({ ...place, mail, origin: 'https://x.example' }, body);
  }
  return sent.map(({ subject }) => subject);
}

async function eventsOf(accountId: string): Promise<string[]> {
  await place.auditBook.flush();
  const { audit } = place.database.tables;
  const rows = await place.database.db.select().from(audit).where(eq(audit.accountId, accountId));
  return rows.map(({ event, result }) => `${event} ${result}`);
}

describe('a seed', () => {
  test('is sealed for one account and one key: elsewhere it does not open', () => {
    const { secrets } = place;
    const sealed = sealSeed(secrets, { accountId: asha, seed: 'GEZDGNBV' });
    expect(unsealSeed(secrets, { accountId: asha, ...sealed })).toBe('GEZDGNBV');
    expect(sealed.sealedSeed).not.toContain('GEZDGNBV');
    for (const other of [
      { accountId: bina, ...sealed },
      { accountId: asha, ...sealed, kid: 'totp0' },
      { accountId: asha, ...sealed, sealedSeed: `${sealed.sealedSeed.slice(0, -4)}AAAA` },
    ]) {
      expect(() => unsealSeed(secrets, other)).toThrow();
    }
  });

  test('has 160 bits, and never twice the same', () => {
    expect(freshSeed()).toMatch(/^[A-Z2-7]{32}$/);
    expect(freshSeed()).not.toBe(freshSeed());
  });

  // RFC 6238, appendix B, cut to six digits.
  test.each([
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_234_567_890, '005924'],
    [20_000_000_000, '353130'],
  ])('at %i s has the code %s, one step early and one late too, and no other', (at, code) => {
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const step = Math.floor(at / 30);
    const moment = (steps: number) => new Date((step + steps) * 30_000);
    for (const steps of [-1, 0, 1]) expect(findStep(seed, code, moment(steps))).toBe(step);
    for (const steps of [-3, -2, 2, 3]) expect(findStep(seed, code, moment(steps))).toBeNull();
    expect(findStep(seed, ` ${code.slice(0, 3)} ${code.slice(3)}`, moment(0))).toBe(step);
    for (const wrong of ['', '000000', code.slice(1), `${code}0`, `+${code.slice(1)}`]) {
      expect(findStep(seed, wrong, moment(0)), wrong).toBeNull();
    }
  });
});

describe('an app', () => {
  test('counts once a code of it was shown, and not before', async () => {
    await beginTotp(place, asha);
    expect((await enter()).state).toBe('signed-in');
    const { session } = await place.session(asha);
    const wrong = confirmTotp(place, { session, code: '000000' });
    await expect(wrong).rejects.toEqual(refused('wrong-code'));
    expect((await enter()).state).toBe('signed-in');
    expect((await getFactors(place.database, asha)).totpSince).toBeNull();
    await enrol();
    expect((await enter()).state).toBe('pending');
  });

  test('that is begun again has another seed, and the first one is worth nothing', async () => {
    const { session } = await place.session(asha);
    await beginTotp(place, asha);
    const first = (await findWaitingSeed(place, asha)) ?? '';
    await beginTotp(place, asha);
    expect(await findWaitingSeed(place, asha)).not.toBe(first);
    const late = confirmTotp(place, { session, code: codeOf(first) });
    await expect(late).rejects.toEqual(refused('wrong-code'));
  });

  test('that waits too long must be begun again', async () => {
    const { session } = await place.session(asha);
    await beginTotp(place, asha);
    const seed = (await findWaitingSeed(place, asha)) ?? '';
    place.pass(enrolSpan);
    expect(await findWaitingSeed(place, asha)).toBeNull();
    const late = confirmTotp(place, { session, code: codeOf(seed) });
    await expect(late).rejects.toEqual(refused('enrolment-over'));
  });

  test('cannot be put in the place of one that counts', async () => {
    const { seed, begun } = await enrol();
    await expect(beginTotp(place, asha)).rejects.toEqual(refused('totp-exists'));
    expect(await findWaitingSeed(place, asha)).toBeNull();
    const again = confirmTotp(place, { session: begun.session, code: codeOf(seed) });
    await expect(again).rejects.toEqual(refused('enrolment-over'));
  });

  test('ends every other session, and this browser goes on with a stronger one', async () => {
    const other = await place.session(asha);
    const stranger = await place.session(bina);
    const { before, begun } = await enrol();
    for (const { id } of [before, other.session]) {
      expect(await findSession(place.database, id)).toBeNull();
    }
    expect(await findSession(place.database, stranger.session.id)).not.toBeNull();
    expect([isStrong(before), isStrong(begun.session)]).toEqual([false, true]);
  });

  test('can be guessed at ten times in fifteen minutes, and not more', async () => {
    place = freshPlace({ limited: true });
    asha = await place.account(email);
    const { session } = await place.session(asha);
    await beginTotp(place, asha);
    const guess = () =>
      confirmTotp(place, { session, code: '000000' }).catch((error) => error.code);
    for (let n = 0; n < factorBudget.tries; n++) expect(await guess()).toBe('wrong-code');
    expect(await guess()).toBe('too-many-requests');
  });

  test('is told by letter and in the audit when it comes and goes', async () => {
    await enrol();
    await removeTotp({ ...place }, asha);
    expect(await lettersTo(asha)).toEqual([
      'An app gives codes for your account at Solah',
      'Your account at Solah asks for no codes any more',
    ]);
    const events = await eventsOf(asha);
    expect(events).toContain('totp-added done');
  });
});

describe('a sign-in with a second factor', () => {
  test('begins no session until it is shown', async () => {
    const { seed } = await enrol();
    const before = await countSessions();
    const outcome = await enter();
    expect(outcome.state).toBe('pending');
    expect(Object.keys(outcome).sort()).toEqual(['browserToken', 'pendingToken', 'state']);
    expect(await countSessions()).toBe(before);
    if (outcome.state !== 'pending') return;
    const begun = await finish(outcome.pendingToken, codeOf(seed));
    expect(begun.account.id).toBe(asha);
    expect(begun.session).toMatchObject({ remember: true, agent: 'Firefox, Linux' });
    expect(isStrong(begun.session)).toBe(true);
    expect(await countSessions()).toBe(before + 1);
    expect(await eventsOf(asha)).toContain('second-factor done');
  });

  test('keeps nothing in the database with which its secret could be made', async () => {
    await enrol();
    const token = await half();
    const rows = await place.database.db.select().from(place.database.tables.pendingSignIns);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain(token);
  });

  test('takes a code once: not again, nor an older one, nor twice at the same time', async () => {
    const { seed } = await enrol();
    const older = codeOf(seed);
    place.pass(30 * second);
    const code = codeOf(seed);
    const tokens = [await half(), await half(), await half()] as const;
    const outcomes = await Promise.allSettled(tokens.map((token) => finish(token, code)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(finish(await half(), code)).rejects.toEqual(refused('wrong-code'));
    await expect(finish(await half(), older)).rejects.toEqual(refused('wrong-code'));
  });

  test('is finished once, however many right codes come', async () => {
    const { seed, codes } = await enrol();
    const token = await half();
    await finish(token, codeOf(seed));
    const again = finish(token, codes[0] ?? '');
    await expect(again).rejects.toEqual(refused('sign-in-over'));
    expect((await getFactors(place.database, asha)).codesLeft).toBe(recoveryCodes);
  });

  test('dies after five wrong tries: then the right code is too late', async () => {
    const { seed } = await enrol();
    const token = await half();
    for (let n = 1; n < pendingTries; n++) {
      await expect(finish(token, '000000')).rejects.toEqual(refused('wrong-code'));
    }
    await expect(finish(token, '000000')).rejects.toEqual(refused('sign-in-over'));
    await expect(finish(token, codeOf(seed))).rejects.toEqual(refused('sign-in-over'));
    expect(await eventsOf(asha)).toContain('second-factor refused');
  });

  test('gives a crowd no more than five tries', async () => {
    await enrol();
    const token = await half();
    const tries = await Promise.all(
      Array.from({ length: 30 }, () => finish(token, '000000').catch((error) => error.code)),
    );
    expect(tries.filter((code) => code === 'wrong-code')).toHaveLength(pendingTries - 1);
  });

  test('cannot be begun anew for more guesses: an account has ten in fifteen minutes', async () => {
    place = freshPlace({ limited: true });
    asha = await place.account(email);
    const { seed } = await enrol();
    place.pass(factorBudget.per);
    let guesses = 0;
    for (let n = 0; n < 4; n++) {
      const token = await half();
      for (let m = 0; m < 3; m++) {
        const code = await finish(token, '000000').catch((error) => error.code);
        if (code !== 'too-many-requests') guesses += 1;
      }
    }
    expect(guesses).toBe(factorBudget.tries);
    const right = await half();
    await expect(finish(right, codeOf(seed))).rejects.toEqual(refused('too-many-requests'));
    place.pass(factorBudget.per);
    await expect(finish(await half(), codeOf(seed))).resolves.toBeDefined();
  });

  test('waits five minutes', async () => {
    const { seed } = await enrol();
    const [early, late] = [await half(), await half()];
    place.pass(pendingSpan - 1);
    await expect(finish(early, codeOf(seed))).resolves.toBeDefined();
    place.pass(1);
    await expect(finish(late, codeOf(seed))).rejects.toEqual(refused('sign-in-over'));
  });

  test.each([undefined, '', 'x', 'A'.repeat(43)])(
    'is not had by a made-up secret: %s',
    async (token) => {
      const { seed } = await enrol();
      await half();
      const made = finishByCode(place, { token, code: codeOf(seed) });
      await expect(made).rejects.toEqual(refused('sign-in-over'));
    },
  );

  test('does not take the code of another account', async () => {
    await enrol();
    const { seed, codes } = await enrol(bina);
    const token = await half();
    for (const code of [codeOf(seed), codes[0] ?? '']) {
      await expect(finish(token, code)).rejects.toEqual(refused('wrong-code'));
    }
    expect((await getFactors(place.database, bina)).codesLeft).toBe(recoveryCodes);
  });

  test('is over when the account is disabled meanwhile', async () => {
    const { seed } = await enrol();
    const token = await half();
    await place.database.transaction(async ({ db, tables: { accounts } }) => {
      await db.update(accounts).set({ status: 'disabled' });
    });
    await expect(finish(token, codeOf(seed))).rejects.toEqual(refused('wrong-code'));
    expect(await countSessions()).toBe(1);
  });

  test('is over when the password is changed meanwhile', async () => {
    const { seed, begun } = await enrol();
    const token = await half();
    await changePassword(place, {
      session: begun.session,
      current: 'secret',
      password: 'ek lamba aur anokha raasta',
      endOthers: false,
      agent: '',
      host: 'x.example',
    });
    await expect(finish(token, codeOf(seed))).rejects.toEqual(refused('sign-in-over'));
  });

  test('is asked for after a reset of the password as before', async () => {
    const { seed } = await enrol();
    const waiting = await half();
    const link = { purpose: 'reset', subjectId: asha, accountId: asha } as const;
    const expiresAt = new Date(place.now().getTime() + minute);
    const token = await place.database.transaction((tx) =>
      mintLink(tx, { ...link, now: place.now(), expiresAt }),
    );
    const password = 'ek lamba aur anokha raasta';
    await resetPassword(place, { token, password, host: 'x.example' });
    expect(await countSessions()).toBe(0);
    await expect(finish(waiting, codeOf(seed))).rejects.toEqual(refused('sign-in-over'));
    expect((await enter(email, password)).state).toBe('pending');
    expect(await countSessions()).toBe(0);
  });

  test('needs the right password first, and says nothing of factors to who does not know it', async () => {
    await enrol();
    await expect(enter(email, 'wrong')).rejects.toEqual(refused('wrong-credentials'));
    const { pendingSignIns } = place.database.tables;
    expect(await place.database.db.$count(pendingSignIns)).toBe(0);
  });
});

describe('recovery codes', () => {
  test('are ten of 120 bits, shown once and kept as hashes', async () => {
    const { codes } = await enrol();
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    const rows = await place.database.db.select().from(place.database.tables.recoveryCodes);
    for (const code of codes) {
      expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{6}-){3}[0-9A-HJKMNP-TV-Z]{6}$/);
      expect(JSON.stringify(rows)).not.toContain(code.replaceAll('-', ''));
    }
  });

  test('are read as people write them, and nothing else is', () => {
    const right = hashRecoveryCode('0123AB-CDEFGH-JKMNPQ-RSTVWX');
    expect(right).not.toBeNull();
    for (const same of [
      'o123ab cdefgh jkmnpq rstvwx',
      'OI23ABCDEFGHJKMNPQRSTVWX',
      '0l23AB-CDEFGH-JKMNPQ-RSTVWX',
    ]) {
      expect(hashRecoveryCode(same)).toBe(right);
    }
    for (const other of ['', '123456', '0123AB-CDEFGH-JKMNPQ-RSTVW', 'U'.repeat(24)]) {
      expect(hashRecoveryCode(other)).toBeNull();
    }
  });

  test('sign in once each, also for two at the same time, and the member is told', async () => {
    const { codes } = await enrol();
    const [first = '', other = ''] = codes;
    const outcomes = await Promise.allSettled([
      finish(await half(), first),
      finish(await half(), first.toLowerCase()),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(finish(await half(), first)).rejects.toEqual(refused('wrong-code'));
    const begun = await finish(await half(), other);
    expect(isStrong(begun.session)).toBe(true);
    expect((await getFactors(place.database, asha)).codesLeft).toBe(recoveryCodes - 2);
    expect(await eventsOf(asha)).toContain('recovery-code-used done');
    const told = 'A recovery code of your account at Solah was used';
    expect((await lettersTo(asha)).filter((subject) => subject === told)).toHaveLength(2);
  });

  test('that are made anew void those before', async () => {
    const { codes } = await enrol();
    const fresh = await makeRecoveryCodes(place, asha);
    await expect(finish(await half(), codes[0] ?? '')).rejects.toEqual(refused('wrong-code'));
    await expect(finish(await half(), fresh[0] ?? '')).resolves.toBeDefined();
  });

  test('are not made for an account without a second factor', async () => {
    await expect(makeRecoveryCodes(place, asha)).rejects.toEqual(refused('second-factor-needed'));
  });
});

describe('what is removed', () => {
  test('must be there, and one’s own', async () => {
    await expect(removeTotp(place, asha)).rejects.toEqual(refused('factor-not-found'));
    await place.database.transaction(async ({ db, tables: { passkeys } }) => {
      await db.insert(passkeys).values({
        id: 'AAAA',
        accountId: bina,
        publicKey: '',
        counter: 0,
        transports: [],
        backedUp: false,
        label: '',
        createdAt: place.now(),
      });
    });
    const theft = removePasskey(place, { id: 'AAAA', accountId: asha });
    await expect(theft).rejects.toEqual(refused('factor-not-found'));
    expect((await enter('bina@example.org')).state).toBe('pending');
    await removePasskey(place, { id: 'AAAA', accountId: bina });
    expect((await enter('bina@example.org')).state).toBe('signed-in');
  });

  test('is all of it when who runs the place clears it for somebody who lost everything', async () => {
    const { begun } = await enrol();
    const waiting = await half();
    await clearFactors(place, asha);
    const empty = { totpSince: null, passkeys: [], codesLeft: 0 };
    expect(await getFactors(place.database, asha)).toEqual(empty);
    expect(await findSession(place.database, begun.session.id)).toBeNull();
    await expect(finish(waiting, '000000')).rejects.toEqual(refused('sign-in-over'));
    expect((await enter()).state).toBe('signed-in');
    expect(await eventsOf(asha)).toContain('factors-cleared done');
    expect(await lettersTo(asha)).toContain(letters.en.factorsCleared.subject);
    await expect(clearFactors(place, asha)).rejects.toEqual(refused('factor-not-found'));
  });

  test('takes recovery codes and strong sessions along, when it was the last factor', async () => {
    const { begun } = await enrol();
    await removeTotp(place, asha);
    expect(await getFactors(place.database, asha)).toEqual({
      totpSince: null,
      passkeys: [],
      codesLeft: 0,
    });
    const found = await findSession(place.database, begun.session.id);
    expect(found && isStrong(found.session)).toBe(false);
  });
});
