/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { largestTally } from '#lib/numbers/tally.ts';
import { drawStones, drawStrokes, litOf, type Words, writingsOf } from './model.ts';

/** What the figure says, in the language of the page. */
export type OneNumberWords = {
  readonly number: string;
  readonly writings: readonly string[];
  readonly signs: string;
  readonly heap: string;
  readonly strokes: string;
  readonly share: string;
  readonly nothing: string;
  readonly caption: string;
};

type Props = { start: number; at: readonly number[]; words: readonly Words[]; say: OneNumberWords };

/** One number in all its writings; the share of one sign is lit in each of them. */
export function OneNumber({ start, at: startAt, words, say }: Props) {
  const [value, setValue] = useState(start);
  const [[row, column], setAt] = useState(startAt);
  const writings = writingsOf(value, words);
  const lit = writings[row ?? 0]?.[column ?? 0] ?? { sign: '', from: 0, to: 0 };

  const rename = (typed: string) => {
    const next = Number(typed);
    if (!(next >= 1 && next <= 3999 && next % 1 === 0)) return;
    setValue(next);
    setAt([1, 0]);
  };
  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const signs = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
    signs[signs.indexOf(event.target as HTMLButtonElement) + step]?.focus();
    event.preventDefault();
  };
  const drawn = (name: string, height: number, draw: typeof drawStones) => (
    <svg viewBox={`0 0 256 ${height}`} role="img" aria-label={`${name}: ${value}`}>
      <path d={draw({ from: 0, to: lit.from }) + draw({ from: lit.to, to: value })} />
      <path class="all" d={draw(lit)} />
    </svg>
  );

  return (
    <figure class="one">
      <label>
        {say.number}{' '}
        <input
          type="number"
          min="1"
          max="3999"
          value={value}
          onInput={(event) => rename(event.currentTarget.value)}
        />
      </label>
      {value <= largestTally && (
        <>
          {drawn(say.heap, Math.ceil(value / 16) * 16, drawStones)}
          {drawn(say.strokes, Math.ceil(value / 40) * 32, drawStrokes)}
        </>
      )}
      <div role="toolbar" aria-label={say.signs} onKeyDown={handleKey}>
        {writings.map((parts, i) => (
          <p key={say.writings[i]}>
            {say.writings[i]}{' '}
            <span>
              {parts.map((part, j) => (
                <button
                  // biome-ignore lint/suspicious/noArrayIndexKey: a sign is its place, and signs repeat.
                  key={j}
                  type="button"
                  class={litOf(part, lit)}
                  tabIndex={part === lit ? 0 : -1}
                  lang={i === 2 ? 'hi' : undefined}
                  onMouseEnter={() => setAt([i, j])}
                  onFocus={() => setAt([i, j])}
                >
                  {part.sign}
                </button>
              ))}
            </span>
            <svg viewBox={`0 0 ${value} 1`} preserveAspectRatio="none" aria-hidden="true">
              <rect x={lit.from} width={lit.to - lit.from} height="1" />
              <path d={parts.map(({ to }) => `M${to} 0v1`).join('')} />
            </svg>
          </p>
        ))}
      </div>
      <output>
        {fill(lit.to > lit.from ? say.share : say.nothing, {
          writing: say.writings[row ?? 0] ?? '',
          sign: lit.sign,
          share: lit.to - lit.from,
          all: value,
        })}
      </output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
