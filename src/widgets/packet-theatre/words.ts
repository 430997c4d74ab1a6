import type { Line } from './bill.ts';
import type { Code } from './reasons.ts';
import type { NatMode, Setup } from './setup.ts';
import type { Place, Reason, Verdict } from './world.ts';

/** What the theatre says, in the language of the page. */
export type TheatreWords = {
  readonly label: string;
  readonly stage: string;
  readonly vpc: string;
  readonly internet: string;
  readonly zone: string;
  readonly lostZone: string;
  readonly legend: Readonly<Record<'question' | 'answer' | Verdict, string>>;
  readonly names: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<'host' | 'group' | 'nacl' | 'table', string>>;
  readonly reasons: Readonly<Record<Code, string>>;
  readonly question: string;
  readonly answer: string;
  readonly answered: string;
  readonly ended: string;
  readonly waiting: string;
  readonly stepNow: string;
  readonly next: string;
  readonly play: string;
  readonly pause: string;
  readonly step: string;
  readonly back: string;
  readonly reset: string;
  readonly guess: string;
  readonly guesses: Readonly<Record<'pass' | 'drop', string>>;
  readonly guessed: Readonly<Record<'right' | 'wrong', string>>;
  readonly choices: Readonly<
    Record<Exclude<keyof Setup, 'rules'>, string> & { swap: string; world: string }
  >;
  readonly natModes: Readonly<Record<NatMode, string>>;
  readonly places: Readonly<Record<'public' | 'private', string>>;
  readonly none: string;
  readonly rules: string;
  readonly kindsOfRules: Readonly<Record<'table' | 'nacl' | 'group', string>>;
  readonly cells: Readonly<Record<string, string>>;
  readonly local: string;
  readonly row: string;
  readonly add: string;
  readonly remove: string;
  readonly unread: string;
  readonly natTable: string;
  readonly noRows: string;
  readonly natRow: string;
  readonly tracked: string;
  readonly trackedRow: string;
  readonly bill: string;
  readonly gigabytes: string;
  readonly lines: Readonly<Record<Line['what'], string>>;
  readonly prices: string;
  readonly link: string;
  readonly leftOut: string;
  /** Only where missions are offered. */
  readonly missions?: MissionWords;
};

/** What the missions say. */
export type MissionWords = {
  readonly choose: string;
  readonly goalAnswered: string;
  readonly goalRefused: string;
  readonly met: string;
  readonly missed: string;
  readonly otherwise: string;
  readonly solved: string;
  readonly open: string;
  readonly list: Readonly<Record<string, { readonly title: string; readonly task: string }>>;
};

/** Call a thing by its name on the page; what has none keeps its own. */
export function nameOf(say: TheatreWords, name: string): string {
  return say.names[name] ?? name;
}

/** Put a reason into a sentence, with the rule's own number or prefix. */
export function sentenceOf(say: TheatreWords, { code, facts }: Reason): string {
  return say.reasons[code].replace(/\{(\w+)\}/g, (_, fact: string) => {
    const value = facts[fact] ?? '';
    return typeof value === 'number' ? String(value) : nameOf(say, value);
  });
}

/** Call a place by its name; where there are several of a kind, the kind goes before. */
export function placeName(say: TheatreWords, { kind, name }: Place): string {
  const before = kind in say.kinds ? `${say.kinds[kind as keyof TheatreWords['kinds']]} ` : '';
  return before + nameOf(say, name);
}
