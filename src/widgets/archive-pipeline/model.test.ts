import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { maximumAttempts } from '#adapters/queue/queue.ts';
import { isCountEqual } from '#domain/archive/rules.ts';
import { countLine, findLost, freshLine, type Line } from './line.ts';
import {
  type End,
  type Event,
  endOf,
  formatSetup,
  letters,
  type Move,
  mostMoves,
  movesOf,
  parseSetup,
  play,
  type Setup,
  type Story,
  startSetup,
  stories,
  take,
} from './model.ts';
import { type Guards, maximumTries } from './steps.ts';

const all: Guards = { condition: true, count: true };
// The keys are the moves.
const everyMove = Object.keys(letters) as Move[];
const moves = fc.array(
  fc.oneof({ weight: 3, arbitrary: fc.constant<Move>('next') }, fc.constantFrom(...everyMove)),
  { maxLength: mostMoves },
);
/** The same runs each time; a failure names its own. */
const runs = { seed: 16, numRuns: 2_000 };

const lastOf = (setup: Setup): Line => play(setup).at(-1)?.line ?? freshLine;
const endsOf = (setup: Setup): End => endOf(lastOf(setup));

test('a message dies after as many tries as on this site', () => {
  expect(maximumTries).toBe(maximumAttempts);
});

describe('with every guard, whatever happens to messages, functions and copies', () => {
  test('no last copy of a file is ever deleted', () => {
    fc.assert(
      fc.property(moves, (done) => {
        for (const { line } of play({ moves: done, guards: all }))
          expect(findLost(line)).toEqual([]);
      }),
      runs,
    );
  });

  test('the folder is archived only when the count holds, and no hot copy goes before', () => {
    fc.assert(
      fc.property(moves, (done) => {
        let hasHeld = false;
        for (const { line } of play({ moves: done, guards: all })) {
          if (!hasHeld && line.job === 'archived') hasHeld = isCountEqual(countLine(line));
          const isOpen = line.job !== 'archived' && line.job !== 'cleared';
          if (line.hot.includes(false) || !isOpen) expect(hasHeld).toBe(true);
          if (isOpen) expect(line.hot).not.toContain(false);
        }
      }),
      runs,
    );
  });

  test('the owner is told once, or never of what they gave up themselves', () => {
    fc.assert(
      fc.property(moves, (done) => {
        const { told, isGivenUp } = lastOf({ moves: done, guards: all });
        expect(told).toBeLessThanOrEqual(1);
        if (!isGivenUp) expect(told).toBe(1);
      }),
      runs,
    );
  });

  test('it comes to an end, and nothing is left behind by what was given up', () => {
    fc.assert(
      fc.property(moves, (done) => {
        const line = lastOf({ moves: done, guards: all });
        expect(take(line, 'next', all)).toBeNull();
        expect(line.queue).toEqual([]);
        expect(line.outbox).toEqual([]);
        expect(['cleared', 'cancelled', 'mismatch', 'extra']).toContain(endOf(line));
      }),
      runs,
    );
  });

  test('the counter is never wrong', () => {
    fc.assert(
      fc.property(moves, (done) => {
        for (const { line } of play({ moves: done, guards: all })) {
          const arrived = line.items.filter((state) => state === 'copied' || state === 'cleared');
          expect(line.done).toBe(arrived.length);
        }
      }),
      runs,
    );
  });
});

describe('a guard that is taken away is missed', () => {
  const ends = (guards: Guards) => {
    const found = new Set<End>();
    fc.assert(
      fc.property(moves, (done) => {
        found.add(endsOf({ moves: done, guards }));
      }),
      runs,
    );
    return found;
  };

  test('without the condition one is told twice, and what was given up is archived or left', () => {
    const found = ends({ condition: false, count: true });
    expect(found).toContain('twice');
    expect(found).toContain('left');
    expect(found).not.toContain('lost');
  });

  test('without the count a broken copy is trusted, and a file is lost', () => {
    const found = ends({ condition: true, count: false });
    expect(found).toContain('lost');
    expect(found).not.toContain('twice');
  });
});

describe('each story, with every guard, without the condition, without the count, without both', () => {
  test.each<[Story, End, End, End, End]>([
    ['doubled', 'cleared', 'twice', 'cleared', 'lost'],
    ['plain', 'cleared', 'cleared', 'cleared', 'cleared'],
    ['killed', 'cleared', 'twice', 'cleared', 'twice'],
    ['cancelled', 'cancelled', 'against', 'cancelled', 'lost'],
    ['spoiled', 'mismatch', 'mismatch', 'lost', 'lost'],
  ])('%s', (story, ...ends) => {
    const moves = movesOf(story);
    const found = [true, false].flatMap((count) =>
      [true, false].map((condition) => endsOf({ moves, guards: { condition, count } })),
    );
    expect(found).toEqual(ends);
  });
});

const eventsOf = (told: string, guards = all): Event[] => {
  const moves = parseSetup(`#archive=${told}`)?.moves ?? [];
  return play({ moves, guards }).map(({ event }) => event);
};

describe('step by step', () => {
  test('nobody interferes', () => {
    expect(eventsOf('')).toEqual([
      'asked',
      'expanded',
      'sent',
      'copied',
      'copied',
      'copied',
      'sent',
      'archived',
      'night',
      'settled',
      'sent',
      'cleared',
      'cleared',
      'cleared',
    ]);
  });

  test('a doubled message finds its work done, a lost one is asked for by the sweep', () => {
    expect(eventsOf(stories.doubled).slice(3, 14)).toEqual([
      'doubled',
      'copied',
      'again',
      'copied',
      'lost',
      'swept',
      'sent',
      'copied',
      'sent',
      'archived',
      'again',
    ]);
  });

  test('a function that died before its write finds its copy, one that died after finds it written', () => {
    expect(eventsOf(stories.killed).slice(3, 9)).toEqual([
      'killed-before',
      'killed-after',
      'copied',
      'found',
      'sent',
      'again',
    ]);
  });

  test('a late copy of a job that was given up makes nothing', () => {
    const events = eventsOf(stories.cancelled);
    expect(events.slice(3)).toEqual([
      'delayed',
      'copied',
      'cancelled',
      'discarded',
      'given-up',
      'discarded',
      'given-up',
      'discarded',
    ]);
  });

  test('a cold copy that breaks after the count keeps its hot one, and its message dies', () => {
    const steps = play({
      moves: [...movesOf('plain'), ...Array<Move>(8).fill('next'), 'spoil'],
      guards: all,
    });
    expect(steps.map(({ event }) => event).slice(-7)).toEqual([
      'refused',
      'cleared',
      'cleared',
      'refused',
      'refused',
      'refused',
      'dead',
    ]);
    expect(steps.at(-1)?.line).toMatchObject({ job: 'archived', hot: [true, false, false] });
    expect(steps.at(-1)?.line.dead).toHaveLength(1);
  });
});

test('what cannot be done is not done', () => {
  const start = play({ moves: [], guards: all })[0]?.line ?? freshLine;
  for (const move of everyMove.filter((move) => move !== 'next' && move !== 'cancel')) {
    expect(take(start, move, all), move).toBeNull();
  }
});

describe('an address', () => {
  test('brings a setup back', () => {
    fc.assert(
      fc.property(moves, fc.boolean(), fc.boolean(), (done, condition, count) => {
        const setup = { moves: done, guards: { condition, count } };
        expect(parseSetup(formatSetup(setup))).toEqual(setup);
      }),
    );
  });

  test.each(['', '#which-guards', '#tabs=3', '#token=a.b.c'])('%j is none of ours', (fragment) => {
    expect(parseSetup(fragment)).toBeNull();
  });

  test('with letters that stand for nothing keeps the others', () => {
    expect(parseSetup('#archive=nzn<b>d')).toEqual({
      ...startSetup,
      moves: ['next', 'next', 'double'],
    });
  });
});
