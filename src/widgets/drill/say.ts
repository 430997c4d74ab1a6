import type { Line } from '#lib/drills/kit/skill.ts';
import { fill } from '#lib/fill.ts';

/** What a drill says, in the language of the page: its frame, and the words of its skill. */
export type DrillSay = {
  readonly check: string;
  readonly right: string;
  readonly wrong: string;
  readonly yours: string;
  readonly rightLine: string;
  readonly next: string;
  readonly again: string;
  readonly question: string;
  readonly title: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, string>>;
  readonly mistakes: Readonly<Record<string, string>>;
  /** Number words in one text, for a skill that shows no digit. */
  readonly counts?: string | undefined;
};

/** Put a sentence of a skill into words. */
export function saySentence(dictionary: Readonly<Record<string, string>>, line: Line): string {
  return fill(dictionary[line.say] ?? '', line.with ?? {});
}
