import { bundleSize, toTally } from '#lib/numbers/tally.ts';
import type { Mistake, Skill } from './kit/skill.ts';
import { spellTo } from './kit/spell.ts';

type Question = { readonly value: number; readonly offered: readonly number[] };

const cell = { width: 62, height: 50, inRow: 5 };

/** By hand, so not quite straight: each begins where the last one ended, and the fifth lies across. */
const strokes = ['l-1 32', 'm11-31l-1 30', 'm11-31l-1 32', 'm11-32l-1 30', 'm-38-4l43-23'];

/** What the eye finds: 16 is 5, 5, 5, 1. */
function groupsOf(value: number): number[] {
  const tally = toTally(value) ?? { bundles: 0, strokes: 0 };
  const bundles = Array<number>(tally.bundles).fill(bundleSize);
  return tally.strokes > 0 ? [...bundles, tally.strokes] : bundles;
}

/** Take each bundle for so many, and add the strokes that are left: `5 + 5 + 1 = 11`. */
function taking(value: number, bundle: number): Mistake {
  const terms = groupsOf(value).map((count) => (count === bundleSize ? bundle : count));
  const answer = String(terms.reduce((sum, term) => sum + term, 0));
  return { answer, work: `${terms.join(' + ')} = ${answer}` };
}

const wrongBundles = [4, 6, 1];

/** Read a tally: bundles of five, and the strokes that are left. */
export const skill: Skill<Question> = {
  make: (random) => {
    const value = random.whole(2 * bundleSize, 40);
    const taken = wrongBundles.map((bundle) => Number(taking(value, bundle).answer));
    const near = value + random.pick([-5, -1, 1, 5]);
    return { value, offered: random.shuffle([...new Set([value, ...taken, near])]) };
  },
  ask: () => ({ say: 'read' }),
  picture: ({ value }) => {
    const groups = groupsOf(value);
    return {
      width: cell.width * cell.inRow,
      height: cell.height * Math.ceil(groups.length / cell.inRow),
      paths: groups.map((count, at) => {
        const left = 9 + (at % cell.inRow) * cell.width;
        const top = 8 + Math.floor(at / cell.inRow) * cell.height;
        return [`M${left} ${top}${strokes.slice(0, count).join('')}`];
      }),
      shows: {
        say: 'tally',
        with: {
          bundles: String(Math.floor(value / bundleSize)),
          strokes: String(value % bundleSize),
        },
      },
    };
  },
  choices: ({ offered }) => offered.map(String),
  answer: ({ value }) => String(value),
  work: ({ value }) => taking(value, bundleSize).work,
  steps: ({ value }) => {
    const left = value % bundleSize;
    const fives = taking(value - left, bundleSize);
    return [
      { say: 'bundles', with: { sum: fives.work } },
      left === 0
        ? { say: 'none', with: { answer: fives.answer } }
        : { say: 'strokes', with: { sum: `${fives.answer} + ${left} = ${value}` } },
    ];
  },
  misconceptions: {
    'bundle-of-four': ({ value }) => taking(value, 4),
    'bundle-of-six': ({ value }) => taking(value, 6),
    'bundle-is-one': ({ value }) => taking(value, 1),
  },
  spelling: spellTo(60),
};
