import { beforeEach, describe, expect, test } from 'vitest';
import { apiClient } from './api-client.ts';
import { isApiProblem } from './api-problem.ts';

interface Call {
  path: string;
  method: string;
  csrf: string | null;
}

/** A small API: a session that is awake, asleep or gone, and what was asked of it. */
let calls: Call[];
let state: 'awake' | 'asleep' | 'gone';
let csrf: string;
let accountId: string;
beforeEach(() => {
  calls = [];
  state = 'awake';
  csrf = 'good';
  accountId = 'asha';
});

const problem = (status: number, code: string, more = {}) =>
  Response.json({ code, title: `${code}!`, status, again: false, ...more }, { status });

async function send(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  const call = {
    path: String(input),
    method: init.method ?? 'GET',
    csrf: headers.get('x-csrf-token'),
  };
  calls.push(call);
  const account = { id: accountId, email: '', name: '', role: 'member' };
  if (call.path === '/api/session') {
    return Response.json({
      account: state === 'awake' ? account : null,
      csrf: state === 'gone' ? null : csrf,
    });
  }
  if (call.method !== 'GET' && call.csrf !== csrf) return problem(403, 'csrf-token');
  if (call.path === '/api/auth/refresh') {
    if (state === 'gone') return problem(401, 'not-signed-in');
    state = 'awake';
    return Response.json({ account, csrf });
  }
  if (call.path === '/api/auth/sign-out') {
    state = 'gone';
    return new Response(null, { status: 204 });
  }
  if (state !== 'awake') return problem(401, 'not-signed-in');
  if (call.path === '/broken')
    return problem(400, 'invalid', { errors: [{ field: 'a', code: 'b' }] });
  return Response.json({ ok: true });
}

function open(hub = new EventTarget()) {
  const channel = {
    addEventListener: hub.addEventListener.bind(hub),
    postMessage: (data: unknown) => hub.dispatchEvent(new MessageEvent('message', { data })),
  } as Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
  return apiClient({ language: 'en', send: send as typeof fetch, locks: undefined, channel });
}

const asked = (path: string) => calls.filter((call) => call.path === path).length;

describe('an act', () => {
  test('carries the token of the session, asked for once', async () => {
    const client = open();
    await client.json('/one', { body: {} });
    await client.json('/two', { body: {} });
    expect(asked('/api/session')).toBe(1);
    expect(calls.filter(({ method }) => method === 'POST').map((call) => call.csrf)).toEqual([
      'good',
      'good',
    ]);
  });

  test('that finds the session asleep wakes it once and is repeated once', async () => {
    const client = open();
    await client.session();
    state = 'asleep';
    expect(await client.json('/one', { body: {} })).toEqual({ ok: true });
    expect(asked('/one')).toBe(2);
    expect(asked('/api/auth/refresh')).toBe(1);
  });

  test('ten at once wake it once', async () => {
    const client = open();
    state = 'asleep';
    await Promise.all(Array.from({ length: 10 }, () => client.fetch('/one')));
    expect(asked('/api/auth/refresh')).toBe(1);
  });

  test('that finds no session is refused, and everybody hears it', async () => {
    const client = open();
    let heard = 0;
    client.onSignedOut(() => heard++);
    state = 'gone';
    await expect(client.fetch('/one')).rejects.toSatisfy(isApiProblem);
    expect(heard).toBe(1);
    expect(asked('/one')).toBe(1);
  });

  test('with an old token is repeated for the same account', async () => {
    const client = open();
    await client.session();
    csrf = 'newer';
    expect(await client.json('/one', { body: {} })).toEqual({ ok: true });
  });

  test('with an old token is not repeated for another account', async () => {
    const client = open();
    await client.session();
    csrf = 'newer';
    accountId = 'bina';
    await expect(client.json('/one', { body: {} })).rejects.toMatchObject({ code: 'csrf-token' });
    expect(asked('/one')).toBe(1);
  });
});

test('a refusal tells its row, its sentence and its fields', async () => {
  await expect(open().fetch('/broken')).rejects.toMatchObject({
    status: 400,
    code: 'invalid',
    title: 'invalid!',
    again: false,
    errors: [{ field: 'a', code: 'b' }],
  });
});

test('no answer is a refusal that can be tried again', async () => {
  const client = apiClient({
    language: 'en',
    send: () => Promise.reject(new TypeError('offline')),
    locks: undefined,
    channel: { addEventListener: () => {}, postMessage: () => {} },
  });
  await expect(client.fetch('/one')).rejects.toMatchObject({ code: 'network', again: true });
});

test('signing out in one tab is heard in another', async () => {
  const hub = new EventTarget();
  const [one, two] = [open(hub), open(hub)];
  let heard = 0;
  const stop = two.onSignedOut(() => heard++);
  await one.signOut();
  expect(heard).toBe(1);
  stop();
  expect(calls.at(-1)).toMatchObject({ path: '/api/auth/sign-out', csrf: 'good' });
});
