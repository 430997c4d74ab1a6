import { formType, type Rule } from '#http/policy.ts';
import { problems } from '#lib/problem.ts';
import { change } from './dump.ts';
import { type Example, examples, type Scene } from './examples.ts';
import { newMember, type Person, password, person } from './person.ts';
import type { RunningServer } from './server.ts';

/** How a row of the policy is asked. Throws where nobody has said it. */
export async function exampleOf(key: string, { types = [] }: Rule, scene: Scene): Promise<Example> {
  const route = key.slice(key.indexOf(' ') + 1).replace('/[...lang]', '');
  const example = await examples[key]?.(scene);
  if (example) return { hers: route.includes('['), ...example };
  if (route.includes('[') || types.length > 0) {
    throw new Error(`Add an example for "${key}" to tests/support/examples.ts.`);
  }
  return { path: route || '/' };
}

/** Send an example the way our own page would: with the right origin, type and CSRF token. */
export async function sendExample(
  someone: Person,
  { key, rule, example }: { key: string; rule: Rule; example: Example },
  { token, headers: changes = {} }: { token?: string; headers?: Changes } = {},
): Promise<Response> {
  const method = key.slice(0, key.indexOf(' '));
  const headers = new Headers({
    'sec-fetch-site': 'same-origin',
    origin: someone.origin,
    ...example.headers,
  });
  const csrf = isRead(method) ? '' : (token ?? (await tokenFor(someone, rule)));
  let { body } = example;
  if (example.json !== undefined) {
    headers.set('content-type', 'application/json');
    body = JSON.stringify(example.json);
  }
  if (example.form) {
    headers.set('content-type', formType);
    body = new URLSearchParams({ csrf, ...example.form }).toString();
  } else if (!isRead(method)) headers.set('x-csrf-token', csrf);
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) headers.delete(name);
    else headers.set(name, value);
  }
  return someone.send(example.path, { method, headers, ...(body !== undefined && { body }) });
}

/** Headers that are other than right; null takes one away. */
export type Changes = Readonly<Record<string, string | null>>;

/** An answer in short: its status, and the code of a refusal, wherever that stands. */
export interface Outcome {
  status: number;
  code?: unknown;
}

/** Read an answer. A refusal is a problem, a form that is sent back with its code, or a page that says so. */
export async function readOutcome(answer: Response): Promise<Outcome> {
  const { status, headers } = answer;
  if (status < 400) {
    const code = new URLSearchParams(headers.get('location')?.split('?')[1]).get('problem');
    return code === null ? { status } : { status, code };
  }
  if (headers.get('content-type') !== 'application/problem+json') {
    const text = await answer.text();
    if (status === 403 && text.includes(problems['not-allowed'].en)) return { status };
    throw new Error(`A refusal that is no problem: ${text}`);
  }
  const { code, instance, title } = await answer.json();
  if (!code || !instance || !title) throw new Error('A problem that does not tell enough.');
  if (code === 'not-signed-in' && !headers.has('www-authenticate')) {
    throw new Error('A 401 without a challenge.');
  }
  return { status, code };
}

/** Tell whether a method changes nothing. */
export function isRead(method: string): boolean {
  return ['GET', 'HEAD', 'OPTIONS'].includes(method);
}

/** The CSRF token that a row asks for, or nothing where there is no session to have one. */
export async function tokenFor(someone: Person, { csrf = 'session' }: Rule): Promise<string> {
  return csrf === 'entrance' ? entranceToken(someone) : ((await someone.session()).csrf ?? '');
}

/** The CSRF token of a form for people who are not signed in. */
export async function entranceToken(someone: Person): Promise<string> {
  const html = await (await someone.send('/sign-up')).text();
  return /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
}

/** Let the holder of the printed link become the owner, and sign in. */
export async function newOwner(server: RunningServer): Promise<Guest> {
  const email = 'owner@example.org';
  const token = server.output.map((line) => /setup#([\w-]{43})/.exec(line)?.[1]).find(Boolean);
  const owner = person(server.origin);
  await owner.enter('/setup', '/api/auth/setup', { token, email, name: 'Owner', password });
  return { browser: await signIn(server, owner, email), email };
}

/** A member whose account is disabled while the browser still has its cookies. */
export async function newDisabled(server: RunningServer): Promise<Person> {
  const email = 'disabled@example.org';
  const member = await newMember(server, email);
  await change(server.dataDir, "UPDATE accounts SET status = 'disabled' WHERE email = ?", email);
  return member;
}

/** Owners' rows ask for a second factor: here it is a word in the session, and not an app. */
const strengthen = `UPDATE sessions SET amr = 'pwd otp mfa'
  WHERE account_id IN (SELECT id FROM accounts WHERE email = ? AND role = 'owner')`;

/** Sign in on a browser with the password that no test cares about. */
async function signIn(server: RunningServer, someone: Person, email: string): Promise<Person> {
  const answer = await someone.enter('/sign-in', '/api/auth/sign-in', { email, password });
  if (!answer.ok) throw new Error(`Sign-in was refused: ${await answer.text()}`);
  await change(server.dataDir, strengthen, email);
  return someone;
}

/** Somebody with an account, and its address. */
export interface Guest {
  readonly browser: Person;
  readonly email: string;
}

let born = 0;

/** A member of whom nothing is known. */
export async function newGuest(server: RunningServer): Promise<Guest> {
  born += 1;
  const email = `guest${born}@example.org`;
  return { browser: await newMember(server, email), email };
}

/** Some acts end a session, or the account itself: what comes next needs somebody who is there. */
export async function awake(server: RunningServer, guest: Guest): Promise<Guest> {
  const { browser, email } = guest;
  if ((await browser.session()).account) return guest;
  const back = await signIn(server, person(server.origin), email).catch(() => null);
  return back ? { browser: back, email } : newGuest(server);
}
