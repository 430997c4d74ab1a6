import { isApiProblem, networkProblem, readApiProblem } from './api-problem.ts';
import type { SessionAnswer } from './session-answer.ts';

/**
 * Speaks to our API for a page of a member. It sends the CSRF token, and when the access token has
 * died it refreshes once and repeats the request once. Nothing here is needed for safety: the server
 * answers every tab the same within the grace.
 */
export interface ApiClient {
  /** Send a request. Answers only what is ok; a refusal is thrown as an `ApiProblem`. */
  fetch(path: string, init?: RequestInit): Promise<Response>;
  /** Send a request with a JSON body, or with none, and read the JSON of the answer. */
  json<T>(
    path: string,
    options?: { method?: string; body?: unknown; signal?: AbortSignal },
  ): Promise<T>;
  /** Who is signed in, and the CSRF token for requests that are sent by others, such as uploads. */
  session(): Promise<SessionAnswer>;
  /** Renew the session, for code that sends its own requests and met a 401. False: signed out. */
  refresh(): Promise<boolean>;
  /** End this browser's session and tell every tab. */
  signOut(): Promise<void>;
  /** Hear that this browser was signed out, here or in another tab. Answers how to stop. */
  onSignedOut(listener: () => void): () => void;
}

/** How long a tab waits for another tab that is refreshing; then it goes on by itself. */
const lockPatience = 5_000;

/** Open a client. `language` decides in which language refusals come. */
export function apiClient(options: {
  language: string;
  send?: typeof fetch;
  locks?: LockManager | undefined;
  channel?: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
}): ApiClient {
  const { language, send = (...request) => fetch(...request), locks = navigator.locks } = options;
  const channel = options.channel ?? new BroadcastChannel('auth');
  const listeners = new Set<() => void>();
  let known: Promise<SessionAnswer> | null = null;
  let refreshing: Promise<boolean> | null = null;

  async function attempt(path: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set('accept-language', language);
    const method = init.method ?? 'GET';
    if (method !== 'GET' && method !== 'HEAD' && !headers.has('x-csrf-token')) {
      headers.set('x-csrf-token', (await client.session()).csrf ?? '');
    }
    const response = await send(path, { ...init, headers }).catch((cause: unknown) => {
      if (init.signal?.aborted) throw cause;
      throw networkProblem(cause);
    });
    if (!response.ok) throw await readApiProblem(response);
    return response;
  }

  /** Renew, unless another tab did while we waited. */
  async function renew(): Promise<boolean> {
    known = null;
    const { account, csrf } = await client.session();
    if (account) return true;
    if (csrf === null) return false;
    try {
      const response = await attempt('/api/auth/refresh', {
        method: 'POST',
        headers: { 'x-csrf-token': csrf },
      });
      known = response.json();
      return true;
    } catch (error) {
      known = null;
      if (isApiProblem(error) && error.code === 'not-signed-in') return false;
      throw error;
    }
  }

  async function renewAlone(): Promise<boolean> {
    if (!locks) return renew();
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), lockPatience);
    try {
      return await locks.request('solah-refresh', { signal: patience.signal }, () => {
        clearTimeout(timer);
        return renew();
      });
    } catch (error) {
      // The lock only saves work: the server gives every holder of one token the same successor.
      if (patience.signal.aborted) return renew();
      throw error;
    } finally {
      clearTimeout(timer);
    }
  }

  function hearSignOut(): void {
    known = null;
    for (const listener of listeners) listener();
  }

  channel.addEventListener('message', ({ data }: MessageEvent) => {
    if (data === 'signed-out') hearSignOut();
    if (data === 'signed-in') known = null;
  });

  const client: ApiClient = {
    fetch: async (path, init = {}) => {
      try {
        return await attempt(path, init);
      } catch (error) {
        if (!isApiProblem(error)) throw error;
        if (error.code === 'not-signed-in' && (await client.refresh())) return attempt(path, init);
        if (error.code === 'csrf-token' && (await isSameAccount())) return attempt(path, init);
        throw error;
      }
    },
    json: async (path, { method, body, signal } = {}) => {
      const init: RequestInit = { method: method ?? (body === undefined ? 'GET' : 'POST') };
      if (signal) init.signal = signal;
      if (body !== undefined) {
        init.headers = { 'content-type': 'application/json' };
        init.body = JSON.stringify(body);
      }
      const response = await client.fetch(path, init);
      return response.status === 204 || response.status === 202 ? undefined : response.json();
    },
    session: () => {
      known ??= attempt('/api/session', {}).then((response) => response.json());
      known.catch(() => {
        known = null;
      });
      return known;
    },
    refresh: () => {
      refreshing ??= renewAlone()
        .then((signedIn) => {
          if (!signedIn) hearSignOut();
          return signedIn;
        })
        .finally(() => {
          refreshing = null;
        });
      return refreshing;
    },
    signOut: async () => {
      known = null;
      await attempt('/api/auth/sign-out', { method: 'POST' });
      channel.postMessage('signed-out');
      hearSignOut();
    },
    onSignedOut: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };

  /** Another tab may have signed in anew. An act is only repeated for the person who meant it. */
  async function isSameAccount(): Promise<boolean> {
    const before = await known?.catch(() => null);
    known = null;
    const { account } = await client.session();
    return account !== null && account.id === before?.account?.id;
  }

  return client;
}
