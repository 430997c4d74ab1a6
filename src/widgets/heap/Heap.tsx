/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import {
  type Arrangement,
  arrange,
  arrangements,
  floor,
  moveStone,
  nearestStone,
  stones,
} from './model.ts';

/** What the figure says, in the language of the page; `counts` are number words from zero to sixteen. */
export type HeapWords = {
  readonly floor: string;
  readonly names: Readonly<Record<Arrangement | 'own', string>>;
  readonly lay: Readonly<Record<Arrangement, string>>;
  readonly stone: string;
  readonly lifted: string;
  readonly laid: string;
  readonly moved: string;
  readonly still: string;
  readonly keys: string;
  readonly caption: string;
  readonly counts: readonly string[];
};

/** How far an arrow key carries a stone. */
const step = 12;

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Sixteen stones in three arrangements; those on the large floor can be moved, and stay sixteen. */
export function Heap({ say }: { say: HeapWords }) {
  const [kind, setKind] = useState<Arrangement>('scattered');
  const [own, setOwn] = useState(false);
  const [spots, setSpots] = useState(arrange('scattered'));
  const [current, setCurrent] = useState(0);
  const [lifted, setLifted] = useState(false);
  const [news, setNews] = useState('');
  const board = useRef<SVGSVGElement>(null);

  const focusStone = (index: number) => {
    setCurrent(index);
    board.current?.querySelectorAll<SVGElement>('[role=button]')[index]?.focus();
  };

  const spotOf = (event: PointerEvent) => {
    const box = board.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return {
      x: ((event.clientX - box.left) / box.width) * floor.width,
      y: ((event.clientY - box.top) / box.height) * floor.height,
    };
  };

  const lay = (next: Arrangement) => {
    setKind(next);
    setOwn(false);
    setLifted(false);
    setSpots(arrange(next));
    setNews(fill(say.still, { name: say.names[next] }));
  };

  const handleDown = (event: PointerEvent) => {
    const index = nearestStone(spots, spotOf(event));
    focusStone(index);
    setLifted(true);
    board.current?.setPointerCapture(event.pointerId);
    event.preventDefault();
  };

  const handleMove = (event: PointerEvent) => {
    if (!lifted || !board.current?.hasPointerCapture(event.pointerId)) return;
    setOwn(true);
    setSpots(moveStone(spots, current, spotOf(event)));
  };

  const handleUp = (event: PointerEvent) => {
    if (!board.current?.hasPointerCapture(event.pointerId)) return;
    board.current.releasePointerCapture(event.pointerId);
    setLifted(false);
    setNews(say.moved);
  };

  const handleKey = (event: KeyboardEvent) => {
    if (event.key === ' ' || event.key === 'Enter') {
      setNews(lifted ? say.laid : say.lifted);
      setLifted(!lifted);
      event.preventDefault();
      return;
    }
    const direction = directions[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const [right, down] = direction;
    if (!lifted) {
      focusStone((current + right + down + spots.length) % spots.length);
      return;
    }
    const spot = spots[current];
    if (spot === undefined) return;
    setOwn(true);
    setSpots(moveStone(spots, current, { x: spot.x + right * step, y: spot.y + down * step }));
  };

  return (
    <figure class="heap">
      <div class="heap-trays">
        <div class="heap-large">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be the floor of a drawing */}
          <svg
            ref={board}
            viewBox={`0 0 ${floor.width} ${floor.height}`}
            role="group"
            aria-label={say.floor}
            onPointerMove={handleMove}
            onPointerUp={handleUp}
            onPointerCancel={handleUp}
            onKeyDown={handleKey}
          >
            {stones.map((stone, at) => (
              // biome-ignore lint/a11y/useSemanticElements: a stone of a drawing cannot be a <button>
              <ellipse
                key={stone.number}
                class={`heap-stone heap-tone-${stone.tone}`}
                cx={spots[at]?.x}
                cy={spots[at]?.y}
                rx={stone.rx}
                ry={stone.ry}
                role="button"
                tabindex={at === current ? 0 : -1}
                aria-pressed={lifted && at === current}
                aria-label={fill(say.stone, { n: say.counts[stone.number] ?? '' })}
                onPointerDown={handleDown}
                onFocus={() => setCurrent(at)}
              />
            ))}
          </svg>
          <p class="heap-name">{own ? say.names.own : say.names[kind]}</p>
        </div>
        {arrangements
          .filter((other) => other !== kind)
          .map((other) => (
            <button key={other} type="button" class="heap-small" onClick={() => lay(other)}>
              <svg viewBox={`0 0 ${floor.width} ${floor.height}`} aria-hidden="true">
                {stones.map((stone, at) => (
                  <ellipse
                    key={stone.number}
                    class={`heap-stone heap-tone-${stone.tone}`}
                    cx={arrange(other)[at]?.x}
                    cy={arrange(other)[at]?.y}
                    rx={stone.rx}
                    ry={stone.ry}
                  />
                ))}
              </svg>
              <span class="heap-name">{say.names[other]}</span>
              <span class="unseen">{say.lay[other]}</span>
            </button>
          ))}
      </div>
      <p class="heap-keys">{say.keys}</p>
      <output class="heap-news">{news}</output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
