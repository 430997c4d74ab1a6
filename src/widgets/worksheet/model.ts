import { type Exercise, exercise, type Skill } from '#lib/drills/kit/skill.ts';

/** Which sheet is meant: its first seed, and how many questions follow. */
export interface SheetChoice {
  readonly seed: number;
  readonly count: number;
}

/** The sheet that stands in the page before anybody chooses. */
export const firstSheet: SheetChoice = { seed: 1, count: 20 };

/** The most questions of one sheet: four pages. */
export const mostQuestions = 100;

const largestSeed = 1_000_000;

/** Read a choice from the address. What is missing or makes no sense is as in the first sheet. */
export function readChoice(query: string): SheetChoice {
  const given = new URLSearchParams(query);
  return {
    seed: within(given.get('seed'), largestSeed) ?? firstSheet.seed,
    count: within(given.get('count'), mostQuestions) ?? firstSheet.count,
  };
}

/** Write a choice as the query of an address. */
export function writeChoice({ seed, count }: SheetChoice): string {
  return `?seed=${seed}&count=${count}`;
}

/** Read a whole number from 1 to a limit; null when it is none. */
export function within(text: string | null, most: number): number | null {
  if (text === null || !/^\d{1,9}$/.test(text)) return null;
  const n = Number(text);
  return n >= 1 && n <= most ? n : null;
}

const seedsApart = 1_000;

/**
 * Draw the questions of a sheet. Its seeds stand apart from those of other sheets and of the drill
 * beside it; what was asked before comes again only when the skill has nothing else to ask.
 */
export function drawSheet<Q>(
  skill: Skill<Q>,
  { seed, count }: SheetChoice,
  counts?: string,
): Exercise[] {
  const asked = new Map<string, Exercise>();
  const repeated: Exercise[] = [];
  for (let i = 1; i < seedsApart && asked.size < count; i++) {
    const drawn = exercise(skill, seed * seedsApart + i, counts);
    const question = JSON.stringify([drawn.ask, drawn.picture]);
    if (asked.has(question)) repeated.push(drawn);
    else asked.set(question, drawn);
  }
  return [...asked.values(), ...repeated].slice(0, count);
}

/** Go to other questions: the next sheet. */
export function nextSheet({ seed, count }: SheetChoice): SheetChoice {
  return { seed: (seed % largestSeed) + 1, count };
}
