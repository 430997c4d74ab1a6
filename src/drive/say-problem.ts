import type { DriveWords } from '#i18n/drive.ts';
import { isApiProblem } from '#lib/api-problem.ts';

/** The sentence for something that did not work: the server's own, or ours when none came. */
export function sayProblem(error: unknown, words: DriveWords): string {
  const told = isApiProblem(error) && error.status !== 0 && error.title !== '';
  return told ? error.title : words.failed.unknown;
}

/** The sentence for one thing of many that was left as it is, by the code that the server gave. */
export function sayRefusal(code: string, words: DriveWords): string {
  const why: Readonly<Record<string, string>> = words.acts.refused.why;
  return why[code] ?? words.acts.refused.why.other;
}
