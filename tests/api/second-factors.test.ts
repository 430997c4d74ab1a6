import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { change, dump } from '../support/dump.ts';
import { newMember, type Person, password, person, readLetter } from '../support/person.ts';
import { type RunningServer, startServer } from '../support/server.ts';
import { newOwner } from '../support/visitors.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const pending = '__Host-Http-mfa';
const at = '__Host-Http-at';
const rt = '__Host-Http-rt';

/** Send a form of a page as a browser without a script does. */
async function submit(someone: Person, page: string, fields: Record<string, string>) {
  const html = await (await someone.send(page)).text();
  const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
  return someone.send(page, {
    method: 'POST',
    headers: {
      'sec-fetch-site': 'same-origin',
      'sec-fetch-mode': 'navigate',
      'sec-fetch-dest': 'document',
      origin: server.origin,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrf, ...fields }).toString(),
  });
}

/** The code of a step from now: each counts once, and the clock of the server cannot be moved. */
const codeOf = (seed: string, step = 0) =>
  new TOTP({ secret: seed }).generate({ timestamp: Date.now() + step * 30_000 });

/** Set an app up on the page, as its forms do. */
async function enrol(
  member: Person,
  page = '/account/factors',
): Promise<{ seed: string; codes: string[]; html: string }> {
  expect((await submit(member, page, { act: 'begin-totp' })).status).toBe(303);
  const html = await (await member.send(page)).text();
  const seed = /otpauth:[^"]*[?&;]secret=([A-Z2-7]+)/.exec(html)?.[1] ?? '';
  const shown = await submit(member, page, { act: 'confirm-totp', code: codeOf(seed, -1) });
  expect(shown.status).toBe(200);
  const told = await shown.text();
  const codes = [...told.matchAll(/<code[^>]*>([0-9A-Z-]{27})<\/code>/g)];
  return { seed, codes: codes.map(([, code]) => code ?? ''), html: told };
}

const enter = (someone: Person, email: string) =>
  someone.enter('/sign-in', '/api/auth/sign-in', { email, password });
const finish = (someone: Person, code: string) =>
  someone.enter('/second-factor', '/api/auth/second-factor', { code });
async function codeIn(response: Response): Promise<unknown> {
  return ((await response.json()) as { code: unknown }).code;
}

describe('a member with an app', () => {
  const email = 'app@example.org';
  let seed: string;
  let codes: string[];
  beforeAll(async () => {
    const member = await newMember(server, email);
    const before = new Map(member.cookies);
    ({ seed, codes } = await enrol(member));
    expect(codes).toHaveLength(10);
    // The page goes on in a new session, and the cookies of the old one are dead.
    expect((await member.session()).account).toMatchObject({ email });
    expect((await person(server.origin, before).session()).account).toBeNull();
  });

  test('gets no session for the password, but a cookie of another kind for five minutes', async () => {
    const guest = person(server.origin);
    const answer = await enter(guest, email);
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({ account: null, csrf: null, needs: 'second-factor' });
    const set = answer.headers.getSetCookie();
    expect(set.find((line) => line.startsWith(pending))).toMatch(
      /^__Host-Http-mfa=[\w-]{43}; Path=\/; Secure; HttpOnly; SameSite=Lax; Max-Age=300$/,
    );
    expect(set.filter((line) => line.startsWith(at) || line.startsWith(rt))).toEqual([]);
    expect(await guest.session()).toEqual({ account: null, csrf: null });
  });

  test('cannot use that cookie as any other', async () => {
    const guest = person(server.origin);
    await enter(guest, email);
    const secret = guest.cookies.get(pending) ?? '';
    for (const cookies of [
      new Map([[at, secret]]),
      new Map([[rt, secret]]),
      new Map([[rt, `rt1.${secret}`]]),
    ]) {
      const thief = person(server.origin, cookies);
      expect((await thief.session()).account).toBeNull();
      expect((await thief.send('/api/account')).status).toBe(401);
    }
  });

  test('comes in with a recovery code; the cookie goes, and a letter tells', async () => {
    const guest = person(server.origin);
    await enter(guest, email);
    const kept = new Map(guest.cookies);
    expect((await finish(guest, codes[0] ?? '')).status).toBe(200);
    expect((await guest.session()).account).toMatchObject({ email });
    expect(guest.cookies.has(pending)).toBe(false);
    const late = await person(server.origin, kept).enter('/sign-in', '/api/auth/second-factor', {
      code: codes[1],
    });
    expect(await codeIn(late)).toBe('sign-in-over');
    const letter = await readLetter(server.dataDir, email, 2);
    expect(letter).toContain('/account/factors');
  });

  test('comes in with a code of the app, once', async () => {
    const code = codeOf(seed);
    const [guest, second] = [person(server.origin), person(server.origin)];
    await enter(guest, email);
    await enter(second, email);
    expect((await finish(guest, code)).status).toBe(200);
    expect(await codeIn(await finish(second, code))).toBe('wrong-code');
    expect((await second.session()).account).toBeNull();
  });

  test('is asked to begin anew after five wrong codes, and the cookie goes', async () => {
    const guest = person(server.origin);
    await enter(guest, email);
    for (let n = 1; n < 5; n++) {
      expect(await codeIn(await finish(guest, '000000'))).toBe('wrong-code');
    }
    const last = await finish(guest, '000000');
    expect([last.status, await codeIn(last)]).toEqual([403, 'sign-in-over']);
    expect(guest.cookies.has(pending)).toBe(false);
  });

  test('needs the token of the entrance with the code', async () => {
    const guest = person(server.origin);
    await enter(guest, email);
    const forged = await guest.send('/api/auth/second-factor', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/json',
        'x-csrf-token': 'A'.repeat(65),
      },
      body: JSON.stringify({ code: codes[2] }),
    });
    expect(await codeIn(forged)).toBe('csrf-token');
  });

  test.each([
    {},
    { code: 1 },
    { code: ['123456'] },
    { code: '123456', accountId: 'x' },
    { code: 'x'.repeat(65) },
  ])('is refused what is not one code: %j', async (body) => {
    const guest = person(server.origin);
    await enter(guest, email);
    const answer = await guest.enter('/second-factor', '/api/auth/second-factor', body);
    expect(await codeIn(answer)).toBe('invalid');
  });

  test('signs in without a script, and comes where one wanted to go', async () => {
    const guest = person(server.origin);
    const asked = '/sign-in?next=%2Faccount';
    const first = await submit(guest, asked, { email, password });
    expect(first.headers.get('location')).toBe('/second-factor?next=%2Faccount');
    expect((await guest.session()).account).toBeNull();
    const page = '/second-factor?next=%2Faccount';
    const wrong = await submit(guest, page, { code: '000000' });
    expect(wrong.headers.get('location')).toBe(`${page}&problem=wrong-code`);
    const right = await submit(guest, page, { code: codes[3] ?? '' });
    expect(right.headers.get('location')).toBe('/account');
    expect((await guest.session()).account).toMatchObject({ email });
  });

  test('leaves neither seed nor codes in the database', async () => {
    const text = JSON.stringify(await dump(server.dataDir));
    expect(text).not.toContain(seed);
    for (const code of codes) expect(text).not.toContain(code.replaceAll('-', ''));
    expect(server.output.join('\n')).not.toContain(seed);
  });
});

describe('the page of second factors', () => {
  test('asks for the password again when it was given too long ago, also without a script', async () => {
    const member = await newMember(server, 'sudo@example.org');
    await change(server.dataDir, 'UPDATE sessions SET sudo_until = ?', new Date(0));
    const closed = await member.send('/account/factors');
    const sudo = '/account/sudo?next=%2Faccount%2Ffactors';
    expect([closed.status, closed.headers.get('location')]).toEqual([303, sudo]);
    expect(await (await member.send('/hi-Latn/account/factors')).text()).not.toContain('secret=');
    const { csrf } = await member.session();
    const acted = await member.send('/account/factors', {
      method: 'POST',
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ csrf: csrf ?? '', act: 'begin-totp' }).toString(),
    });
    expect(acted.headers.get('location')).toBe(sudo);
    const wrong = await submit(member, sudo, { password: 'not this one' });
    expect(wrong.headers.get('location')).toBe(`${sudo}&problem=wrong-password`);
    const right = await submit(member, sudo, { password });
    expect(right.headers.get('location')).toBe('/account/factors');
    expect((await member.send('/account/factors')).status).toBe(200);
  });

  test('changes nothing when it is only looked at', async () => {
    const member = await newMember(server, 'looks@example.org');
    const before = await dump(server.dataDir);
    await member.send('/account/factors');
    await member.send('/account/factors?act=begin-totp');
    expect(await dump(server.dataDir)).toEqual(before);
  });

  test('never shows the key again once the app is confirmed', async () => {
    const member = await newMember(server, 'shown@example.org');
    const { seed, codes } = await enrol(member);
    const html = await (await member.send('/account/factors')).text();
    for (const secret of [seed, ...codes]) expect(html).not.toContain(secret);
  });

  test('of a removed app: the password is enough again', async () => {
    const email = 'removes@example.org';
    const member = await newMember(server, email);
    await enrol(member);
    const removed = await submit(member, '/account/factors', { act: 'remove-totp' });
    expect(removed.headers.get('location')).toBe('/account/factors?done=totp-removed');
    const guest = person(server.origin);
    await enter(guest, email);
    expect((await guest.session()).account).toMatchObject({ email });
  });
});

test('who runs the place sets a second factor up before its rows open, and uses the drive as ever', async () => {
  const { browser: owner } = await newOwner(server);
  await change(server.dataDir, "UPDATE sessions SET amr = 'pwd'");
  expect((await owner.send('/drive')).status).toBe(200);
  const asked = await owner.send('/api/audit');
  expect([asked.status, await codeIn(asked)]).toEqual([403, 'second-factor-needed']);
  const led = await owner.send('/audit');
  expect(led.headers.get('location')).toBe('/account/factors?next=%2Faudit');
  const { html } = await enrol(owner, '/account/factors?next=%2Faudit');
  expect(html).toContain('href="/audit"');
  expect((await owner.send('/audit')).status).toBe(200);
  const foreign = await owner.send('/account/factors?next=%2F%2Fevil.example');
  expect(await foreign.text()).not.toContain('evil.example');
});
