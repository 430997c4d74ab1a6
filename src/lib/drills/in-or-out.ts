import { networkOf, sizeOf, writeAddress } from '#lib/numbers/prefix.ts';
import type { Mistake, Skill } from './kit/skill.ts';

type Route = { readonly base: number; readonly length: number };
type Question = { readonly address: number; readonly routes: readonly Route[] };

const write = ({ base, length }: Route) => `${writeAddress(base)}/${length}`;
const longestFirst = (routes: readonly Route[]) => routes.toSorted((a, b) => b.length - a.length);
const isIn = (address: number, { base, length }: Route) => networkOf(address, length) === base;

/** The longest of the routes that fit, in whatever way that is judged. */
function winner({ routes }: Question, fits: (route: Route) => boolean): Route {
  // Into /0 everything fits, in every way.
  const all = longestFirst(routes);
  return all.find((route) => route.length === 0 || fits(route)) ?? { base: 0, length: 0 };
}

const right = (question: Question) => winner(question, (route) => isIn(question.address, route));

const underMask = (address: number, length: number) =>
  `${writeAddress(address)} & /${length} = ${writeAddress(networkOf(address, length))}`;

/** Take another route than the right one; null when the mistake does no harm here. */
function taking(question: Question, route: Route, work: string): Mistake | null {
  return route === right(question) ? null : { answer: write(route), work };
}

/** Find the line of a route table that takes a packet: each is in or out, and the longest wins. */
export const skill: Skill<Question> = {
  make: (random) => {
    const inside = (outer: Route, length: number): Route => ({
      base: networkOf(outer.base + random.whole(0, sizeOf(outer.length) - 1), length),
      length,
    });
    const wide = inside({ base: 10 * 2 ** 24, length: 8 }, 16);
    const middle = inside(wide, random.whole(18, 22));
    const narrow = inside(middle, random.whole(24, 28));
    const home = random.pick([wide, middle, middle, narrow]);
    return {
      address: inside(home, 32).base,
      routes: random.shuffle([{ base: 0, length: 0 }, wide, middle, narrow]),
    };
  },
  ask: ({ address }) => ({ say: 'route', with: { address: writeAddress(address) } }),
  choices: ({ routes }) => routes.map(write),
  answer: (question) => write(right(question)),
  work: (question) => underMask(question.address, right(question).length),
  steps: (question) => {
    const { address, routes } = question;
    const last = right(question);
    return [
      ...longestFirst(routes)
        .filter(({ length }) => length > last.length)
        .map((route) => ({
          say: 'out',
          with: { route: write(route), work: underMask(address, route.length) },
        })),
      { say: 'in', with: { work: underMask(address, last.length), route: write(last) } },
    ];
  },
  misconceptions: {
    'mask-is-count': (question) => {
      const { address } = question;
      const { base, length } = right(question);
      return taking(
        question,
        winner(question, (route) => address >= route.base && address < route.base + route.length),
        `${writeAddress(base)} + ${length} = ${writeAddress(base + length)}`,
      );
    },
    'off-by-one': (question) =>
      taking(
        question,
        winner(question, ({ base, length }) => networkOf(question.address, length + 1) === base),
        underMask(question.address, right(question).length + 1),
      ),
    'largest-mask': (question) => {
      const largest = winner(question, () => true);
      return taking(question, largest, `/${largest.length} > /${right(question).length}`);
    },
  },
};
