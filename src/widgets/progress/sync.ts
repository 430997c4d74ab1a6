import { type Answer, batchSize } from '#domain/progress/rules.ts';
import { type ApiClient, apiClient } from '#lib/api-client.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import type { AccountView } from '#lib/session-answer.ts';
import { findCursor, forgetHere, keepCursor, keepHere, listKept, markMember } from './store.ts';

// First what the account has not heard is sent, then what this browser has not heard is read. Both
// join by id, so it may stop anywhere and begin again, and devices may come in any order.

/** How it went: signed out, done, or not now, with the words of a refusal when there was one. */
export type SyncResult =
  | { readonly state: 'signed-out' }
  | { readonly state: 'done'; readonly account: AccountView }
  | { readonly state: 'later'; readonly title: string | null };

interface Page {
  items: Answer[];
  next: string | null;
}

// One client for the page: it knows the session, and hears from other tabs when that changes.
const client = apiClient({ language: document.documentElement.lang });

let running: Promise<SyncResult> | null = null;
let again = false;

// What could not be sent waits here for the network, and else for the next page.
addEventListener('online', () => void syncProgress());

/** Bring this browser and the account together. Asked while it runs, it runs once more. */
export function syncProgress(): Promise<SyncResult> {
  again = running !== null;
  running ??= syncUntilQuiet().finally(() => {
    running = null;
  });
  return running;
}

/** Forget everything that the account has answered, and the copy in this browser. */
export async function forgetEverywhere(): Promise<SyncResult> {
  await running;
  return trying(async (account) => {
    await client.json('/api/progress', { method: 'DELETE' });
    forgetHere();
    return { state: 'done', account };
  });
}

async function syncUntilQuiet(): Promise<SyncResult> {
  let result: SyncResult;
  do {
    again = false;
    result = await trying(async (account) => {
      await sendNew(client, account.id);
      await readNew(client, account.id);
      return { state: 'done', account };
    });
  } while (again && result.state === 'done');
  return result;
}

async function trying(act: (account: AccountView) => Promise<SyncResult>): Promise<SyncResult> {
  try {
    const account = await findAccount(client);
    markMember(account?.id ?? null);
    return account ? await act(account) : { state: 'signed-out' };
  } catch (error) {
    if (!isApiProblem(error)) throw error;
    if (error.code === 'not-signed-in') {
      markMember(null);
      return { state: 'signed-out' };
    }
    return { state: 'later', title: error.code === 'network' ? null : error.title };
  } finally {
    dispatchEvent(new Event('progress'));
  }
}

async function findAccount(client: ApiClient): Promise<AccountView | null> {
  const { account, csrf } = await client.session();
  if (account || csrf === null) return account;
  // The access token has died, the refresh token lives.
  await client.refresh();
  return (await client.session()).account;
}

async function sendNew(client: ApiClient, accountId: string): Promise<void> {
  const unsent = listKept().filter(({ of }) => !of);
  for (let at = 0; at < unsent.length; at += batchSize) {
    const batch = unsent.slice(at, at + batchSize).map(({ of: _, ...answer }) => answer);
    await sendBatch(client, batch, accountId);
  }
}

async function sendBatch(
  client: ApiClient,
  answers: readonly Answer[],
  accountId: string,
): Promise<void> {
  try {
    await client.json('/api/progress', { body: { answers } });
    keepHere(answers, accountId);
  } catch (error) {
    if (!isApiProblem(error) || error.code !== 'answer-from-future') throw error;
    // A clock went wrong for a while. One such answer stays here and must not hold up the others.
    if (answers.length === 1) return;
    const half = answers.length >> 1;
    await sendBatch(client, answers.slice(0, half), accountId);
    await sendBatch(client, answers.slice(half), accountId);
  }
}

async function readNew(client: ApiClient, accountId: string): Promise<void> {
  let cursor = findCursor(accountId);
  for (;;) {
    const page = await readPage(client, cursor);
    if (!page) {
      // The keys of the server have changed: from the beginning, nothing is counted twice.
      if (cursor === null) return;
      cursor = null;
      continue;
    }
    keepHere(page.items, accountId);
    // The cursor of the last page is kept, and that page is read again next time: it grows.
    keepCursor(accountId, cursor);
    if (!page.next) return;
    cursor = page.next;
  }
}

async function readPage(client: ApiClient, cursor: string | null): Promise<Page | null> {
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  return client.json<Page>(`/api/progress${query}`).catch((error: unknown) => {
    if (isApiProblem(error) && error.code === 'cursor-invalid') return null;
    throw error;
  });
}
