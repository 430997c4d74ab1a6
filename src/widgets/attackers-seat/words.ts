import type { Defences, Preset } from './defences.ts';
import type { Attack } from './model.ts';
import type { Because, MoveCode, Outcome, Played, Seat } from './moves.ts';

type Texts<Key extends string> = Readonly<Record<Key, string>>;

/** What the seat says, in the language of the page. */
export type SeatWords = {
  readonly preset: string;
  readonly presets: Texts<Preset>;
  readonly mix: string;
  readonly mixer: string;
  readonly defences: Texts<keyof Defences>;
  readonly options: Texts<
    | Defences['storage']
    | Defences['sameSite']
    | Exclude<Defences['rotation'], 'strict'>
    | 'strict-rotation'
    | Defences['verifier']
  >;
  readonly attack: string;
  readonly attacks: Texts<Attack>;
  readonly seats: Texts<Seat>;
  readonly stage: string;
  readonly byItself: string;
  readonly timeline: string;
  readonly moveAt: string;
  readonly back: string;
  readonly next: string;
  readonly guess: string;
  readonly skip: string;
  readonly outcomes: Texts<Outcome | 'none'>;
  readonly ends: string;
  readonly right: string;
  readonly wrong: string;
  readonly matrix: string;
  readonly cover: string;
  readonly uncover: string;
  readonly covered: string;
  readonly filled: string;
  readonly emptied: string;
  readonly caption: string;
  readonly because: Texts<Because>;
  readonly moves: Texts<MoveCode>;
};

/** Name an ending; where nothing was attacked, nobody was harmed. */
export function nameOutcome(say: SeatWords, { outcome }: Played): string {
  return say.outcomes[outcome ?? 'none'];
}

/** A sign beside each outcome's word, so that colour is never alone. */
export function signOf({ outcome }: Played): string {
  if (outcome === null) return '–';
  return outcome === 'blocked' ? '✓' : outcome === 'noticed' ? '◐' : '✗';
}

/** Write a counter of seconds as minutes and seconds. */
export function formatTime(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
