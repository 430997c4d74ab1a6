import { isBase } from '#lib/numbers/digits.ts';

/** What a reader asks: this text, read in one base, written in another. */
export type Question = { readonly text: string; readonly from: number; readonly to: number };

/** What the page shows before anybody asked. */
export const startQuestion: Question = { text: '16', from: 10, to: 2 };

/** Longer numbers stay out of the address: browsers and chats cut long links. */
export const longestShared = 2_000;

/** Read a question out of `#n=0.1&from=10&to=2`; null when the fragment asks nothing. */
export function parseFragment(fragment: string): Question | null {
  const facts = new URLSearchParams(fragment.replace(/^#/, ''));
  const text = facts.get('n');
  if (text === null || text.length > longestShared) return null;
  const from = Number(facts.get('from') ?? startQuestion.from);
  const to = Number(facts.get('to') ?? startQuestion.to);
  return isBase(from) && isBase(to) ? { text, from, to } : null;
}

/** Write a question as a fragment, which is never sent to us; null when it is too long to share. */
export function formatFragment({ text, from, to }: Question): string | null {
  if (text.length > longestShared) return null;
  return `#n=${encodeURIComponent(text)}&from=${from}&to=${to}`;
}

/** Tell whether two questions are the same. */
export function isSameQuestion(a: Question, b: Question): boolean {
  return a.text === b.text && a.from === b.from && a.to === b.to;
}

/** Questions that undo leads back to, the latest last, and when somebody typed last. */
export type History = { readonly past: readonly Question[]; readonly typedAt: number };

/** Letters that follow each other this fast are one change. */
const oneWordMs = 900;

/** Steps back that are kept; each may hold a long text. */
const mostPast = 50;

/** Remember what stood there before a press: each press is a change of its own. */
export function rememberPress({ past }: History, before: Question): History {
  return { past: [...past, before].slice(-mostPast), typedAt: 0 };
}

/** Remember what stood there before a letter was typed; letters of one word are undone together. */
export function rememberTyping(history: History, before: Question, at: number): History {
  if (at - history.typedAt < oneWordMs) return { ...history, typedAt: at };
  return { ...rememberPress(history, before), typedAt: at };
}

/** Go one change back: the question to show, and what is left; null when nothing is left. */
export function stepBack({ past }: History): { question: Question; history: History } | null {
  const question = past.at(-1);
  if (question === undefined) return null;
  return { question, history: { past: past.slice(0, -1), typedAt: 0 } };
}
