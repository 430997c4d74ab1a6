import { drawStone } from './kit/draw.ts';
import type { Skill } from './kit/skill.ts';
import { spellTo } from './kit/spell.ts';

/** How many stones, and whether they lie far apart. */
type Heap = { readonly count: number; readonly wide: boolean };
type Question = { readonly heaps: readonly Heap[] };

const labels = ['A', 'B', 'C'];
const row = { height: 34, start: 44, wide: 250, close: 130 };

/** The labels of the heaps that are alike, in whatever way that is judged. */
function alike(heaps: readonly Heap[], by: (heap: Heap) => unknown): string[] {
  const judged = heaps.map(by);
  const common = judged.find((one, i) => judged.lastIndexOf(one) > i);
  return labels.filter((_, i) => judged[i] === common);
}

const byCount = ({ count }: Heap) => count;
const byWidth = ({ wide }: Heap) => wide;

const answer = ({ heaps }: Question) => alike(heaps, byCount).join(' = ');

/** Write what was looked at in each heap, and what came of it: `A 7, B 7, C 8 → A = B`. */
function writeLook(
  heaps: readonly Heap[],
  by: (heap: Heap) => unknown,
  look: (heap: Heap) => unknown,
) {
  const seen = heaps.map((heap, i) => `${labels[i]} ${look(heap)}`).join(', ');
  return `${seen} → ${alike(heaps, by).join(' = ')}`;
}

/** Pair the stones of two heaps. */
function pair(heaps: readonly Heap[], a: number, b: number) {
  const by = (heaps[a]?.count ?? 0) - (heaps[b]?.count ?? 0);
  const facts = { a: labels[a] ?? '', b: labels[b] ?? '', more: labels[by > 0 ? a : b] ?? '' };
  return { say: by === 0 ? 'even' : 'left', with: facts };
}

/** Find the heaps that are the same number, however they lie. */
export const skill: Skill<Question> = {
  make: (random) => {
    const count = random.whole(5, 9);
    const wide = random.pick([true, false]);
    const other = random.whole(1, 5) === 1 ? count : count + random.pick([-2, -1, 1, 2]);
    return {
      heaps: random.shuffle([
        { count, wide },
        { count, wide: !wide },
        { count: other, wide },
      ]),
    };
  },
  ask: () => ({ say: 'alike' }),
  picture: ({ heaps }) => ({
    width: row.start + row.wide + 10,
    height: row.height * heaps.length,
    paths: heaps.map(({ count, wide }, at) => [
      Array.from({ length: count }, (_, i) =>
        drawStone(
          Math.round(row.start + (i * (wide ? row.wide : row.close)) / (count - 1)),
          // Not quite in line, as stones lie.
          row.height * (at + 0.5) + ((i % 3) - 1) * 2,
        ),
      ).join(''),
    ]),
    texts: labels.map((label, at) => [8, row.height * (at + 0.5) + 5, label]),
    shows: {
      say: 'heaps',
      with: {
        ...Object.fromEntries(heaps.map(({ count }, i) => [labels[i] ?? '', String(count)])),
        far: alike(heaps, byWidth).join(', '),
      },
    },
  }),
  choices: () => ['A = B', 'A = C', 'B = C', 'A = B = C'],
  answer,
  work: ({ heaps }) => writeLook(heaps, byCount, byCount),
  steps: (question) => {
    const { heaps } = question;
    const lines = [pair(heaps, 0, 1), pair(heaps, 0, 2)];
    const open = lines.every(({ say }) => say === 'left');
    return [
      ...lines,
      ...(open ? [pair(heaps, 1, 2)] : []),
      { say: 'done', with: { answer: answer(question) } },
    ];
  },
  misconceptions: {
    'spread-is-more': ({ heaps }) => ({
      answer: alike(heaps, byWidth).join(' = '),
      work: writeLook(heaps, byWidth, ({ wide }) => (wide ? '————' : '——')),
    }),
  },
  spelling: spellTo(11),
};
