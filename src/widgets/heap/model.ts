/** Stones in the figure: the number that the site is named after. */
export const heapSize = 16;

/** The floor that the stones lie on, in its own units. */
export const floor = { width: 440, height: 250 } as const;

/** How near to the edge the middle of a stone may come. */
const margin = 18;

/** Where a stone lies. */
export type Spot = { readonly x: number; readonly y: number };

/** The stones themselves: each keeps its size and tone wherever it lies. */
export const stones = Array.from({ length: heapSize }, (_, at) => ({
  number: at + 1,
  tone: at % 3,
  rx: 12 + (at % 3),
  ry: 10 + (at % 2),
}));

/** Ways to lay the stones, in the order in which they are shown. */
export const arrangements = ['scattered', 'row', 'square'] as const;

export type Arrangement = (typeof arrangements)[number];

/** Thrown down by hand; no spot is nearer than a stone to the next. */
const scattered: readonly (readonly [number, number])[] = [
  [52, 60],
  [118, 34],
  [96, 112],
  [40, 158],
  [170, 82],
  [150, 160],
  [92, 208],
  [226, 38],
  [214, 128],
  [262, 196],
  [196, 218],
  [290, 92],
  [334, 44],
  [330, 154],
  [398, 92],
  [386, 208],
];

/** Lay all stones in one way. */
export function arrange(kind: Arrangement): Spot[] {
  switch (kind) {
    case 'scattered':
      return scattered.map(([x, y]) => ({ x, y }));
    case 'row':
      return scattered.map((_, at) => ({ x: 24 + at * 26.1, y: floor.height / 2 }));
    case 'square':
      return scattered.map((_, at) => ({
        x: floor.width / 2 - 78 + (at % 4) * 52,
        y: floor.height / 2 - 78 + Math.floor(at / 4) * 52,
      }));
  }
}

/** Put one stone somewhere else on the floor; it never leaves it. */
export function moveStone(spots: readonly Spot[], index: number, to: Spot): Spot[] {
  const x = Math.min(floor.width - margin, Math.max(margin, to.x));
  const y = Math.min(floor.height - margin, Math.max(margin, to.y));
  return spots.map((spot, at) => (at === index ? { x, y } : spot));
}

/** The stone nearest to a spot: in a row they lie closer than a finger is wide. */
export function nearestStone(spots: readonly Spot[], { x, y }: Spot): number {
  const far = (spot: Spot) => (spot.x - x) ** 2 + (spot.y - y) ** 2;
  let nearest = 0;
  spots.forEach((spot, at) => {
    const best = spots[nearest];
    if (best !== undefined && far(spot) < far(best)) nearest = at;
  });
  return nearest;
}
