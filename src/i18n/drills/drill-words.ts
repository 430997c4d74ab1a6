import { type Translated, words } from '../words.ts';

/** What the dictionary of a skill holds: its name, its sentences, and the causes of wrong answers. */
export interface DrillWords {
  /** What is practised, as a short name: "Read binary". */
  readonly name: string;
  readonly ask: Readonly<Record<string, string>>;
  readonly steps: Readonly<Record<string, string>>;
  /** What was done and why it is tempting, by misconception. */
  readonly mistakes: Readonly<Record<string, string>>;
}

/** Put both languages of a skill side by side. */
export function drillWords<const T extends DrillWords>(en: T, hiLatn: Translated<T>) {
  return words<T>(en, hiLatn);
}
