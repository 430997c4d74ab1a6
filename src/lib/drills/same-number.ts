import { digitsOf } from './kit/places.ts';
import type { Mistake, Skill } from './kit/skill.ts';
import { readAsTen, symbolsOf, type Writing, workOut, writeIn } from './kit/writings.ts';

type Question = {
  readonly asked: Writing;
  /** The country whose numerals are offered. */
  readonly land: Writing['land'];
  readonly offered: readonly number[];
};

/** What is read by those who take the digits for our own, add all letters, or begin at the wrong end. */
const misreadings = {
  'glyph-is-value': (asked: Writing) => readAsTen(asked),
  'adds-all': ({ land, value }: Writing) => {
    if (land !== 'Rome') return null;
    const worths = { I: 1, V: 5, X: 10, L: 50 };
    const signs = [...symbolsOf({ land, value })] as (keyof typeof worths)[];
    return signs.reduce((sum, sign) => sum + worths[sign], 0);
  },
  mirror: (asked: Writing) =>
    asked.land === 'Rome'
      ? null
      : digitsOf(symbolsOf(asked)).reduce(
          (sum, digit, i) => sum + digit * Number(asked.land) ** i,
          0,
        ),
};

/** Lead from a misreading to its numeral; nothing where it is right, or too long to be believed. */
function lead(
  { asked, land }: Question,
  misread: (asked: Writing) => number | null,
): Mistake | null {
  const value = misread(asked);
  if (!value || value === asked.value || (land !== 10 && value > 200)) return null;
  const answer = writeIn({ land, value });
  return { answer, work: `${writeIn(asked)} = ${value} → ${answer}` };
}

/** Find the numeral of another country that is the same number. */
export const skill: Skill<Question> = {
  make: (random) => {
    const [from = 2, to = 10] = random.shuffle(['Rome', 2, 5, 16] as const);
    const asked: Writing = { land: from, value: random.whole(17, 63) };
    const land = random.pick([to, 10] as const);
    const question = { asked, land, offered: [] };
    const wrong = Object.values(misreadings).flatMap((misread) =>
      lead(question, misread) ? [misread(asked) ?? 0] : [],
    );
    const near = random.shuffle([1, -1, 2, 3]).map((by) => asked.value + by);
    const offered = [...new Set([asked.value, ...wrong, ...near])].slice(0, 4);
    return { ...question, offered: random.shuffle(offered) };
  },
  ask: ({ asked }) => ({ say: 'same', with: { numeral: writeIn(asked) } }),
  choices: ({ land, offered }) => offered.map((value) => writeIn({ land, value })),
  answer: ({ asked, land }) => writeIn({ ...asked, land }),
  work: ({ asked, land }) => `${writeIn(asked)} = ${asked.value} → ${writeIn({ ...asked, land })}`,
  steps: ({ asked, land }) => [
    { say: 'read', with: { work: workOut(asked) } },
    { say: 'write', with: { value: asked.value, work: workOut({ ...asked, land }) } },
  ],
  misconceptions: {
    'glyph-is-value': (question) => lead(question, misreadings['glyph-is-value']),
    'adds-all': (question) => lead(question, misreadings['adds-all']),
    mirror: (question) => lead(question, misreadings.mirror),
  },
};
