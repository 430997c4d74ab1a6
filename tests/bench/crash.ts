import { randomInt } from 'node:crypto';
import { crashRounds } from '../support/crash-rounds.ts';

// The server is killed 1,000 times under mixed load. Nothing acknowledged is lost, nothing stays stuck.

const rounds = Number(process.env.CRASH_ROUNDS ?? 1_000);
const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
console.log(`CRASH_SEED=${seed}`);
// Two servers side by side, each with its own data: a start keeps one core busy for most of a round.
const lanes = [
  { seed, rounds: Math.ceil(rounds / 2) },
  { seed: seed + 1_000, rounds: Math.floor(rounds / 2) },
];
const sums = await Promise.all(lanes.map(crashRounds));
const acts = sums.reduce((sum, lane) => sum + lane.acts, 0);
const seconds = Math.max(...sums.map((lane) => lane.seconds));
console.table({
  [`${rounds} times kill -9 under load`]: { acts, seconds, lost: 0, stuck: 0 },
});
