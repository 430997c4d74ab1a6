import { setTimeout as wait } from 'node:timers/promises';

/** The server said no, or could not be understood; `message` is for people. */
export class Refused extends Error {
  readonly code: string;
  readonly again: boolean;

  constructor(message: string, { code = '', again = false } = {}) {
    super(message);
    this.code = code;
    this.again = again;
  }
}

/** The interface of a Solah as a program sees it. */
export interface Api {
  /** Send a request; a refusal is thrown as its sentence. */
  send(method: string, path: string, init?: Send): Promise<Response>;
  json<T>(method: string, path: string, body?: unknown): Promise<T>;
  /** Read a list to its end, page after page. */
  list<T>(path: string): AsyncGenerator<T>;
}

interface Send {
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: BodyInit;
}

/** Waits before a request is sent again; what answers only after all of them is given up. */
const delays = [200, 1_000, 3_000, 10_000];

/** Speak to the server that the environment names, with the token that it holds. */
export function connect(environment: Readonly<Record<string, string | undefined>>): Api {
  const { SOLAH_URL = '', SOLAH_TOKEN = '' } = environment;
  const base = readAddress(SOLAH_URL);
  if (!SOLAH_TOKEN) throw new Refused('Set SOLAH_TOKEN to a token of your account page.');

  async function send(method: string, path: string, { headers = {}, body }: Send = {}) {
    const response = await fetch(new URL(path, base), {
      method,
      headers: { authorization: `Bearer ${SOLAH_TOKEN}`, ...headers },
      body: body ?? null,
      redirect: 'error',
      // Node asks for it where a body is a stream; the browser's types do not know it.
      duplex: 'half',
    } as RequestInit);
    if (!response.ok && response.status !== 304) throw await toRefused(response);
    return response;
  }
  async function json<T>(method: string, path: string, body?: unknown): Promise<T> {
    const init =
      body === undefined
        ? {}
        : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
    const response = await retry(() => send(method, path, init));
    // What it looks like is told by the server's own contracts.
    return (await response.json()) as T;
  }
  async function* list<T>(path: string): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const more = cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page: { items: T[]; next: string | null } = await json('GET', `${path}${more}`);
      yield* page.items;
      cursor = page.next;
    } while (cursor !== null);
  }
  return { send, json, list };
}

/** Do something again while that can help: the line broke, or the server said so. */
export async function retry<T>(act: () => Promise<T>): Promise<T> {
  for (const delay of delays) {
    try {
      return await act();
    } catch (error) {
      if (error instanceof Refused && !error.again) throw error;
      await wait(delay);
    }
  }
  return act();
}

/** A token travels in clear only to this machine. */
function readAddress(text: string): URL {
  if (!URL.canParse(text)) throw new Refused('Set SOLAH_URL to the address of your Solah.');
  const url = new URL(text);
  const isHere = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(url.hostname);
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isHere)) return url;
  throw new Refused('SOLAH_URL must begin with https: your token would travel in clear.');
}

async function toRefused(response: Response): Promise<Refused> {
  const text = await response.text();
  try {
    const { title, code, again } = JSON.parse(text);
    return new Refused(String(title), { code: String(code), again: again === true });
  } catch {
    return new Refused(`The server answered ${response.status}.`, {
      again: response.status >= 500,
    });
  }
}
