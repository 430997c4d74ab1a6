import { isSkillName, type SkillName } from '#lib/drills/kit/skill-names.ts';
import { isId } from '#lib/id.ts';

/** One answer that somebody gave, wherever: the only thing that is kept of learning. */
export interface Answer {
  readonly id: string;
  readonly skill: SkillName;
  readonly seed: number;
  readonly right: boolean;
  /** The cause of a wrong answer, when it is known. */
  readonly misconception: string | null;
  /** UTC, ISO 8601 with milliseconds: as texts they sort by time. */
  readonly at: string;
}

/** Tell whether something from outside is an answer, to the letter: what the server takes, too. */
export function isAnswer(value: unknown): value is Answer {
  if (typeof value !== 'object' || value === null) return false;
  const { id, skill, seed, right, misconception, at, ...more } = value as Record<string, unknown>;
  return (
    isId(id) &&
    isSkillName(skill) &&
    isSeed(seed) &&
    typeof right === 'boolean' &&
    (misconception === null || (!right && isCause(misconception))) &&
    isMoment(at) &&
    Object.keys(more).length === 0
  );
}

function isSeed(seed: unknown): boolean {
  return Number.isInteger(seed) && Number(seed) >= 0 && Number(seed) <= 0x7fff_ffff;
}

function isCause(name: unknown): boolean {
  return typeof name === 'string' && name.length <= 40 && /^[a-z]+(-[a-z]+)*$/.test(name);
}

function isMoment(at: unknown): boolean {
  if (typeof at !== 'string') return false;
  const moment = new Date(at);
  return !Number.isNaN(moment.getTime()) && moment.toISOString() === at;
}

/** Where somebody stands in one skill. It advises; it locks nothing. */
export type Standing =
  | { readonly state: 'new' }
  | { readonly state: 'begun'; readonly streak: number }
  /** `passed` reviews are done, and the next one waits for its day. */
  | { readonly state: 'practised'; readonly passed: number; readonly dueDay: number }
  | { readonly state: 'kept' };

/** So many right in a row make a skill practised. */
export const streakToPractise = 5;

/** Days 1, 3, 7 and 21 after it was practised, as gaps: who comes late does not have to hurry. */
export const reviewGaps = [1, 2, 4, 14] as const;

/** The most answers that are kept for one account, and in one browser. */
export const mostAnswers = 10_000;

/** The most answers that are sent at once. */
export const batchSize = 100;

/** Number the day of a moment. Days are those of UTC, so that every device counts the same. */
export function dayOf(at: string | Date): number {
  return Math.floor(new Date(at).getTime() / 86_400_000);
}

/**
 * Join records of answers: each id once, in the order in which they were given. The order and the
 * number of the records do not matter, so two devices that know the same answers agree.
 */
export function joinAnswers(...records: ReadonlyArray<readonly Answer[]>): Answer[] {
  const byId = new Map<string, Answer>();
  for (const answer of records.flat()) {
    const known = byId.get(answer.id);
    if (!known || toText(answer) < toText(known)) byId.set(answer.id, answer);
  }
  return [...byId.values()].sort((a, b) => (toText(a) < toText(b) ? -1 : 1));
}

function toText({ at, id, skill, seed, right, misconception }: Answer): string {
  return JSON.stringify([at, id, skill, seed, right, misconception]);
}

/** Work out where somebody stands in each skill that they have answered in. */
export function findStandings(
  ...records: ReadonlyArray<readonly Answer[]>
): Map<SkillName, Standing> {
  const standings = new Map<SkillName, Standing>();
  for (const answer of joinAnswers(...records)) {
    const before = standings.get(answer.skill) ?? { state: 'new' };
    standings.set(answer.skill, stepOn(before, answer));
  }
  return standings;
}

/** Tell whether a review waits. */
export function isDue(standing: Standing, today: number): boolean {
  return standing.state === 'practised' && standing.dueDay <= today;
}

function stepOn(standing: Standing, { right, at }: Pick<Answer, 'right' | 'at'>): Standing {
  const day = dayOf(at);
  if (!right) return stepBack(standing, day);
  switch (standing.state) {
    case 'new':
      return { state: 'begun', streak: 1 };
    case 'begun': {
      const streak = standing.streak + 1;
      return streak < streakToPractise ? { state: 'begun', streak } : practised(0, day);
    }
    case 'practised':
      // More practice before its day is welcome, and is no review.
      return day < standing.dueDay ? standing : practised(standing.passed + 1, day);
    case 'kept':
      return standing;
  }
}

/** A miss costs one step, in this skill only. */
function stepBack(standing: Standing, day: number): Standing {
  switch (standing.state) {
    case 'new':
    case 'begun':
      return { state: 'begun', streak: 0 };
    case 'practised':
      return standing.passed > 0
        ? practised(standing.passed - 1, day)
        : { state: 'begun', streak: 0 };
    case 'kept':
      return practised(reviewGaps.length - 1, day);
  }
}

function practised(passed: number, day: number): Standing {
  const gap = reviewGaps[passed];
  return gap === undefined ? { state: 'kept' } : { state: 'practised', passed, dueDay: day + gap };
}
