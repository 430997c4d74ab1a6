import type { Answer } from '#domain/progress/rules.ts';
import { loadSync } from './load-sync.ts';
import { answerPrefix, memberKey } from './names.ts';

// Answers stand in localStorage, each under its own name: it is written in one step, so two tabs
// never overwrite each other's, and a drill needs 200 bytes for it where IndexedDB needs four times.

/** Remember an answer in this browser, and tell the page. A browser that keeps nothing is no error. */
export function recordAnswer(given: Omit<Answer, 'id' | 'at'>): void {
  const bytes = crypto.getRandomValues(new Uint8Array(18));
  const id = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  try {
    // The most that is kept: `mostAnswers`, with room for what else stands here.
    if (localStorage.length > 1e4) return;
    const kept = { ...given, at: new Date().toISOString() };
    localStorage.setItem(answerPrefix + id.slice(0, 22), JSON.stringify(kept));
    dispatchEvent(new Event('progress'));
    if (localStorage.getItem(memberKey)) void loadSync().then((sync) => sync.syncProgress());
  } catch {}
}
