import { type Answer, isAnswer, joinAnswers, mostAnswers } from '#domain/progress/rules.ts';
import { answerPrefix, memberKey } from './names.ts';

/** An answer in this browser. `of` is the account that has it, too. */
export interface KeptAnswer extends Answer {
  readonly of?: string;
}

const cursorPrefix = 'progress.';

/** List the answers of this browser in the order in which they were given; what is broken is left out. */
export function listKept(): KeptAnswer[] {
  const kept = Object.keys(localStorage).flatMap((key) => {
    const answer = key.startsWith(answerPrefix) && readKept(key);
    return answer ? [answer] : [];
  });
  return joinAnswers(kept) as KeptAnswer[];
}

function readKept(key: string): KeptAnswer | null {
  try {
    const { of, ...given } = JSON.parse(localStorage.getItem(key) ?? '');
    const answer = { id: key.slice(answerPrefix.length), ...given };
    if (!isAnswer(answer)) return null;
    return typeof of === 'string' ? { ...answer, of } : answer;
  } catch {
    return null;
  }
}

/** List what is seen here: all when nobody is signed in, else the account's own and what nobody claimed. */
export function listVisible(): KeptAnswer[] {
  const member = findMember();
  return listKept().filter(({ of }) => !of || member === null || of === member);
}

/** Keep answers in this browser. Answers how many were new; what no longer fits is left out. */
export function keepHere(answers: readonly Answer[], of?: string): number {
  let added = 0;
  let room = mostAnswers - listKept().length;
  for (const answer of answers) {
    const key = answerPrefix + answer.id;
    const known = readKept(key);
    if (!known && room <= 0) continue;
    // The first word counts, here as in the account.
    const { id: _, of: before, ...given }: KeptAnswer = known ?? answer;
    const owner = of ?? before;
    localStorage.setItem(key, JSON.stringify(owner ? { ...given, of: owner } : given));
    if (known) continue;
    added += 1;
    room -= 1;
  }
  return added;
}

/** Forget what is seen here, and how far this browser had read the account's record. */
export function forgetHere(): void {
  const member = findMember();
  for (const { id } of listVisible()) localStorage.removeItem(answerPrefix + id);
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(cursorPrefix) && (member === null || key === cursorPrefix + member)) {
      localStorage.removeItem(key);
    }
  }
}

/** Find how far this browser has read an account's record. */
export function findCursor(accountId: string): string | null {
  return localStorage.getItem(cursorPrefix + accountId);
}

/** Remember how far; null begins anew. */
export function keepCursor(accountId: string, cursor: string | null): void {
  if (cursor) localStorage.setItem(cursorPrefix + accountId, cursor);
  else localStorage.removeItem(cursorPrefix + accountId);
}

/** Find whose account this browser was last signed in to and not signed out of. */
export function findMember(): string | null {
  return localStorage.getItem(memberKey);
}

/** Remember whose account this browser is signed in to; null: to none. */
export function markMember(accountId: string | null): void {
  if (accountId) localStorage.setItem(memberKey, accountId);
  else localStorage.removeItem(memberKey);
}
