import { buildWorld, packetOf, type Setup } from './setup.ts';
import { walk } from './walk.ts';
import type { Packet, Step, World } from './world.ts';

/** A question and its answer, hop by hop. */
export type Play = {
  readonly steps: readonly Step[];
  /** How many of the steps are the question's. */
  readonly turn: number;
  /** Whether the answer came home. */
  readonly answered: boolean;
  readonly world: World;
};

/** Send a setup's packet, and, when it arrives, its answer. */
export function play(setup: Setup): Play {
  return send(buildWorld(setup), packetOf(setup), setup.wait);
}

/** Send a packet through a world, and, when it arrives, its answer so many seconds later. */
export function send(world: World, packet: Packet, wait = 0): Play {
  const question = walk(world, packet);
  const last = question.steps.at(-1);
  const turn = question.steps.length;
  if (!question.arrived || !last) return { ...question, turn, answered: false };
  const { from, to, protocol } = last.after;
  const later = { ...question.world, clock: question.world.clock + wait };
  const answer = walk(later, { from: to, to: from, protocol });
  return {
    steps: [...question.steps, ...answer.steps],
    turn,
    answered: answer.arrived,
    world: answer.world,
  };
}
