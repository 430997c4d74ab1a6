import { sayProblem } from '#drive/say-problem.ts';
import type { DriveWords } from '#i18n/drive.ts';
import { isApiProblem } from '#lib/api-problem.ts';
import { fill } from '#lib/fill.ts';

/** The sentence at a field for a name that was refused. */
export function sayNameFault(error: unknown, name: string, words: DriveWords): string {
  if (!isApiProblem(error)) return sayProblem(error, words);
  if (error.code === 'name-taken') return fill(words.name.taken, { name });
  const reasons: Readonly<Record<string, string>> = words.name.reasons;
  return reasons[String(error.facts.reason)] ?? sayProblem(error, words);
}
