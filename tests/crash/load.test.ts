import { randomInt } from 'node:crypto';
import { expect, test } from 'vitest';
import { crashRounds } from '../support/crash-rounds.ts';

// `CRASH_SEED=… vitest run --project api tests/crash/load.test.ts` lives a run again. More rounds:
// `.ci/crash` and `npm run bench crash`.

test('a dozen crashes under load cost nothing that was acknowledged, and leave nothing stuck', async () => {
  const seed = Number(process.env.CRASH_SEED ?? randomInt(2 ** 31));
  process.stdout.write(`CRASH_SEED=${seed}\n`);
  const { rounds, acts } = await crashRounds({ rounds: 12, seed });
  expect(rounds).toBe(12);
  // Each round does something before it ends.
  expect(acts).toBeGreaterThan(24);
}, 300_000);
