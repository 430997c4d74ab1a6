import { describe, expect, test } from 'vitest';
import { arrange, arrangements, floor, heapSize, moveStone, nearestStone } from './model.ts';

describe.each(arrangements)('%s', (kind) => {
  const spots = arrange(kind);

  test('there are sixteen stones, all on the floor', () => {
    expect(spots).toHaveLength(heapSize);
    for (const { x, y } of spots) {
      expect(x).toBeGreaterThanOrEqual(16);
      expect(x).toBeLessThanOrEqual(floor.width - 16);
      expect(y).toBeGreaterThanOrEqual(16);
      expect(y).toBeLessThanOrEqual(floor.height - 16);
    }
  });

  test('no stone hides another', () => {
    spots.forEach((spot, at) => {
      for (const other of spots.slice(at + 1)) {
        expect(Math.hypot(spot.x - other.x, spot.y - other.y)).toBeGreaterThan(26);
      }
    });
  });

  test('the stone nearest to each stone is itself', () => {
    spots.forEach((spot, at) => {
      expect(nearestStone(spots, { x: spot.x + 5, y: spot.y - 5 })).toBe(at);
    });
  });
});

test('a stone that is moved stays on the floor, and the number stays too', () => {
  const spots = arrange('square');
  for (const to of [
    { x: -500, y: -500 },
    { x: 9999, y: 9999 },
  ]) {
    const moved = moveStone(spots, 3, to);
    expect(moved).toHaveLength(heapSize);
    expect(moved.filter((spot, at) => spot !== spots[at])).toHaveLength(1);
    expect(moved[3]?.x).toBeGreaterThan(0);
    expect(moved[3]?.x).toBeLessThan(floor.width);
    expect(moved[3]?.y).toBeLessThan(floor.height);
  }
});
