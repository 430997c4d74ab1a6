import { type Random, randomFrom } from './random.ts';

/** A sentence of a skill: its name in the dictionary, and what is filled into it. */
export interface Line {
  readonly say: string;
  readonly with?: Readonly<Record<string, string | number>>;
}

/** A wrong answer whose cause is known, and the line of work that leads to it. */
export interface Mistake {
  readonly answer: string;
  readonly work: string;
}

/** What a question shows, in units of its own width and height. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  /** Strokes and areas as paths of SVG, in the colour of ink or another like `#FF9933`. */
  readonly paths: ReadonlyArray<readonly [path: string, colour?: string]>;
  /** Words, each from its left end. */
  readonly texts?: ReadonlyArray<readonly [x: number, y: number, text: string]>;
  /** What is seen, in a sentence for those who hear it; none where the question says it already. */
  readonly shows?: Line | undefined;
}

/**
 * Something that can be practised. `Q` is plain JSON. Nothing here is in a language: sentences are
 * named, and the dictionary `i18n/drills/<skill>.ts` has them in both.
 */
export interface Skill<Q> {
  /** Draw a question. It is thrown away when its wrong answers do not tell their causes apart. */
  make(random: Random): Q;
  ask(question: Q): Line;
  picture?(question: Q): Picture;
  /** How it says numbers by their words, where digits are not taught yet. */
  readonly spelling?: Spelling;
  /** What to choose from, when the answer is not typed; each is shown as it stands. */
  choices?(question: Q): readonly string[];
  answer(question: Q): string;
  /** The right line of work, shown under a wrong one. */
  work(question: Q): string;
  /** The worked steps, the last one ending in the answer. */
  steps(question: Q): readonly Line[];
  /** What a known misconception answers here, by its name; null where it answers nothing of its own. */
  readonly misconceptions: Readonly<Record<string, (question: Q) => Mistake | null>>;
  /** Other spellings of the same answer become one. Usually `tidy` is enough. */
  normalise?(typed: string): string;
}

/** Numbers said by their words, up to the largest that comes up. */
export interface Spelling {
  readonly most: number;
  spell(made: Exercise, counts: string): Exercise;
}

/** A question with everything that a page needs, the answer included. */
export interface Exercise {
  readonly seed: number;
  readonly ask: Line;
  readonly picture: Picture | null;
  readonly choices: readonly string[] | null;
  readonly answer: string;
  readonly work: string;
  readonly steps: readonly Line[];
  readonly mistakes: Readonly<Record<string, Mistake>>;
}

/** What became of an answer. `misconception` is null when no known cause leads there. */
export type Verdict =
  | { readonly right: true }
  | {
      readonly right: false;
      readonly misconception: string | null;
      readonly mistake: Mistake | null;
    };

const mostDraws = 200;

/**
 * Make the exercise of a seed. Its wrong answers are all different, so a diagnosis is certain.
 * With number words no digit is left in it.
 */
export function exercise<Q>(skill: Skill<Q>, seed: number, counts?: string): Exercise {
  const random = randomFrom(seed);
  for (let draw = 0; draw < mostDraws; draw++) {
    const question = skill.make(random);
    const mistakes = mistakesOf(skill, question);
    const answers = [
      skill.answer(question),
      ...Object.values(mistakes).map(({ answer }) => answer),
    ];
    const told = answers.map((answer) => read(skill, answer));
    if (new Set(told).size < told.length) continue;
    const made = {
      seed,
      ask: skill.ask(question),
      picture: skill.picture?.(question) ?? null,
      choices: skill.choices?.(question) ?? null,
      answer: skill.answer(question),
      work: skill.work(question),
      steps: skill.steps(question),
      mistakes,
    };
    return counts && skill.spelling ? skill.spelling.spell(made, counts) : made;
  }
  throw new Error(`No certain question in ${mostDraws} draws from seed ${seed}.`);
}

function mistakesOf<Q>(skill: Skill<Q>, question: Q): Record<string, Mistake> {
  const found = Object.entries(skill.misconceptions).flatMap(([name, err]) => {
    const mistake = err(question);
    return mistake ? [[name, mistake] as const] : [];
  });
  return Object.fromEntries(found);
}

/** Judge what somebody answered, and name the cause when it is known. */
export function judge<Q>(skill: Skill<Q>, { answer, mistakes }: Exercise, typed: string): Verdict {
  const given = read(skill, typed);
  if (given === read(skill, answer)) return { right: true };
  const known = Object.entries(mistakes).find(([, one]) => read(skill, one.answer) === given);
  return { right: false, misconception: known?.[0] ?? null, mistake: known?.[1] ?? null };
}

function read<Q>(skill: Skill<Q>, typed: string): string {
  return (skill.normalise ?? tidy)(typed);
}

/** Spaces, groups and case do not make another answer; every minus is one. */
export function tidy(typed: string): string {
  return typed
    .replace(/[\s,_']/g, '')
    .replace(/[-–]/g, '−')
    .toUpperCase();
}
