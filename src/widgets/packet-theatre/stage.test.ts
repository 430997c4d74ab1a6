import { expect, test } from 'vitest';
import { missions } from './missions.ts';
import { play } from './play.ts';
import { askers, options, partnersOf, type Setup, startSetup, withNat } from './setup.ts';
import { marksOf, size } from './stage.ts';

const everyTalk: Setup[] = options.nat.flatMap((nat) =>
  askers.flatMap((from) =>
    partnersOf(from).map((to) => ({ ...withNat(startSetup, nat), from, to })),
  ),
);

test('each hop is drawn on the stage, and no two on each other', () => {
  for (const setup of [...everyTalk, ...missions.map((mission) => mission.setup)]) {
    const marks = marksOf(play(setup), setup);
    marks.forEach((mark, i) => {
      const told = `${setup.nat}: ${setup.from} to ${setup.to}, ${mark.act} ${mark.number}`;
      expect(mark.x, told).toBeGreaterThan(10);
      expect(mark.x, told).toBeLessThan(size.width - 10);
      expect(mark.y, told).toBeLessThan(size.height);
      for (const other of marks.slice(0, i)) {
        const apart = Math.hypot(mark.x - other.x, mark.y - other.y);
        expect(apart, `${told} on ${other.act} ${other.number}`).toBeGreaterThan(18);
      }
    });
  }
});
