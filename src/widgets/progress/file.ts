import { type Answer, isAnswer, joinAnswers, mostAnswers } from '#domain/progress/rules.ts';

const format = 'solah-progress';
const version = 1;

/** Larger is none that we write: an answer takes some 220 bytes, and `mostAnswers` are the most. */
export const largestFile = 4_000_000;

/** Why a file is refused. */
export type FileRefusal = 'too-large' | 'not-json' | 'not-ours' | 'newer' | 'too-many' | 'broken';

/** What a file holds, or why it is refused. `n` counts from one, for people. */
export type FileDecision =
  | { readonly answers: readonly Answer[] }
  | { readonly refusal: Exclude<FileRefusal, 'broken'> }
  | { readonly refusal: 'broken'; readonly n: number };

/** Write answers as a file that this and any other browser can read. */
export function writeProgressFile(answers: readonly Answer[], now: Date): string {
  const own = joinAnswers(answers).map(({ id, skill, seed, right, misconception, at }) => {
    return { id, skill, seed, right, misconception, at };
  });
  return JSON.stringify({ format, version, exportedAt: now.toISOString(), answers: own }, null, 1);
}

/** Read a file that somebody chose. One wrong answer refuses it whole. */
export function readProgressFile(text: string): FileDecision {
  if (text.length > largestFile) return { refusal: 'too-large' };
  const file = parse(text);
  if (file === undefined) return { refusal: 'not-json' };
  if (!isRecord(file) || file.format !== format || !Array.isArray(file.answers)) {
    return { refusal: 'not-ours' };
  }
  if (file.version !== version) return { refusal: 'newer' };
  const answers: unknown[] = file.answers;
  if (answers.length > mostAnswers) return { refusal: 'too-many' };
  const wrong = answers.findIndex((answer) => !isAnswer(answer));
  if (wrong >= 0) return { refusal: 'broken', n: wrong + 1 };
  return { answers: joinAnswers(answers.filter(isAnswer)) };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
