import { readdir, readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { asDescribed } from './openapi.ts';

/** A browser without a window: it keeps cookies and sends what a browser would send. */
export interface Person {
  readonly origin: string;
  readonly cookies: Map<string, string>;
  /** Send a request as it stands, with the cookies. Answers are not followed. */
  send(path: string, init?: RequestInit & { body?: string }): Promise<Response>;
  /** Act from one of our pages: same origin, JSON, and the CSRF token of the session. */
  act(path: string, options?: { method?: string; body?: unknown }): Promise<Response>;
  /** Act from the form of a page for people who are not signed in. */
  enter(page: string, path: string, body: unknown): Promise<Response>;
  /** Ask who is there. */
  session(): Promise<{ account: { id: string; email: string } | null; csrf: string | null }>;
}

/** Open a browser on a site. */
export function person(origin: string, cookies = new Map<string, string>()): Person {
  const sameOrigin = { 'sec-fetch-site': 'same-origin', origin };
  const self: Person = {
    origin,
    cookies,
    send: async (path, init = {}) => {
      const headers = new Headers(init.headers);
      if (cookies.size > 0 && !headers.has('cookie')) {
        headers.set('cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      }
      const response = await sendRaw(origin + path, { ...init, headers });
      for (const line of response.headers.getSetCookie()) {
        const [pair = '', ...rest] = line.split('; ');
        const [name = '', value = ''] = pair.split('=');
        if (rest.includes('Max-Age=0')) cookies.delete(name);
        else cookies.set(name, value);
      }
      return asDescribed(init.method ?? 'GET', path, response);
    },
    act: async (path, { method = 'POST', body } = {}) => {
      const { csrf } = await self.session();
      const headers = new Headers({ ...sameOrigin, 'x-csrf-token': csrf ?? '' });
      if (body === undefined) return self.send(path, { method, headers });
      headers.set('content-type', 'application/json');
      return self.send(path, { method, headers, body: JSON.stringify(body) });
    },
    enter: async (page, path, body) => {
      const html = await (await self.send(page)).text();
      const csrf = /name="csrf" value="([^"]+)"/.exec(html)?.[1] ?? '';
      return self.send(path, {
        method: 'POST',
        headers: {
          ...sameOrigin,
          'content-type': 'application/json',
          'x-csrf-token': csrf,
        },
        body: JSON.stringify(body),
      });
    },
    session: async () => (await self.send('/api/session')).json(),
  };
  return self;
}

/** Wait for the letter to an address, and read the newest one. */
export async function readLetter(dataDir: string, to: string, after = 0): Promise<string> {
  const folder = join(dataDir, 'mail');
  for (let tries = 0; tries < 200; tries++) {
    const names = (await readdir(folder).catch(() => [])).sort();
    const letters = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const mine = letters.filter((letter) => letter.includes(`To: ${to}`));
    const newest = mine.at(-1);
    if (newest && mine.length > after) return decodeQuoted(newest);
    await wait(50);
  }
  throw new Error(`No letter came for ${to}.`);
}

/** Read the secret of the link in a letter. */
export function readToken(letter: string): string {
  const token = /#([A-Za-z0-9_-]{43})/.exec(letter)?.[1];
  if (!token) throw new Error('The letter has no link.');
  return token;
}

/** Good passwords that no test cares about. */
export const password = 'ek lamba aur anokha raasta 27';
export const anotherPassword = 'bahut door ek shaant pahaad hai';

/** Sign up, confirm and sign in: the whole way over HTTP. */
export async function newMember(
  server: { origin: string; dataDir: string },
  email: string,
): Promise<Person> {
  const member = person(server.origin);
  await member.enter('/sign-up', '/api/auth/sign-up', { email });
  const token = readToken(await readLetter(server.dataDir, email));
  await member.enter('/confirm', '/api/auth/confirm', { token, name: 'Asha', password });
  const signedIn = await member.enter('/sign-in', '/api/auth/sign-in', { email, password });
  if (!signedIn.ok) throw new Error(`Sign-in was refused: ${await signedIn.text()}`);
  return member;
}

/** Node's own `fetch` writes `Sec-Fetch-Mode: cors` over what it is told, so it cannot play a browser. */
function sendRaw(url: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
  const bytes = typeof body === 'string' ? Buffer.from(body) : null;
  const told = Object.fromEntries(new Headers(headers));
  if (bytes || method !== 'GET') told['content-length'] = String(bytes?.length ?? 0);
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers: told }, async (answer) => {
      const isEndless = answer.headers['content-type'] === 'text/event-stream';
      const parts: Buffer[] = isEndless ? [] : await answer.toArray();
      if (isEndless) answer.destroy();
      const received = new Headers();
      for (let at = 0; at < answer.rawHeaders.length; at += 2) {
        received.append(answer.rawHeaders[at] ?? '', answer.rawHeaders[at + 1] ?? '');
      }
      const status = answer.statusCode ?? 0;
      const empty = status === 204 || status === 304;
      resolve(new Response(empty ? null : Buffer.concat(parts), { status, headers: received }));
    });
    sending.on('error', reject).end(bytes ?? undefined);
  });
}

function decodeQuoted(text: string): string {
  return text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
