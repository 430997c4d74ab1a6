import { fill } from '#lib/fill.ts';
import { formatTime } from '../attackers-seat/words.ts';
import { countAsks, type Setup, type Step, type TabState } from './model.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** What the figure says, in the language of the page. */
export type ManyTabsWords = {
  readonly label: string;
  readonly count: string;
  readonly grace: string;
  readonly lock: string;
  readonly wake: string;
  readonly wakes: Texts<Setup['wake']>;
  readonly lost: string;
  readonly losses: Texts<Setup['lost']>;
  readonly tabs: string;
  readonly states: Texts<TabState>;
  readonly one: string;
  readonly many: string;
  readonly answers: Texts<Step['answer']>;
  readonly unheard: string;
  readonly book: Texts<'unused' | 'used' | 'ended'>;
  readonly back: string;
  readonly next: string;
  readonly again: string;
  readonly whole: string;
  readonly ends: Texts<'in' | 'out'>;
  readonly link: string;
  readonly caption: string;
};

/** Say who came and what the server told them. */
export function describeStep(say: ManyTabsWords, { first, last, answer, isLost }: Step): string {
  const who = fill(first === last ? say.one : say.many, { first, last });
  return `${who} ${say.answers[answer]}${isLost ? ` ${say.unheard}` : ''}`;
}

/** Say what stands in the server's book after a step; before the first, R1 is as it was made. */
export function describeBook(say: ManyTabsWords, step: Step | undefined): string {
  if (step === undefined) return say.book.unused;
  const { alive, usedAt } = step.family;
  return alive ? fill(say.book.used, { time: formatTime(usedAt[0] ?? 0) }) : say.book.ended;
}

/** Say how it ended: all of them share one cookie, so all are in or all are out. */
export function describeEnd(say: ManyTabsWords, steps: readonly Step[], tabs: number): string {
  const isIn = steps.at(-1)?.family.alive ?? true;
  return fill(say.ends[isIn ? 'in' : 'out'], { tabs, asks: countAsks(steps) });
}
