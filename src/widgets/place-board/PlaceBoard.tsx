/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import {
  type Column,
  changeDigit,
  columnsOf,
  mostPlaces,
  placesNeeded,
  writeSum,
} from './model.ts';

/** What the figure says, in the language of the page. */
export type PlaceBoardWords = {
  readonly board: string;
  readonly digit: string;
  readonly up: string;
  readonly down: string;
  readonly empty: string;
  readonly base: string;
  readonly longer: string;
  readonly shorter: string;
  readonly now: string;
  readonly full: string;
  readonly caption: string;
};

type Props = { start: number; base: number; bases: readonly number[]; say: PlaceBoardWords };

/** A number under its places, each digit to be changed, with the sum written out. */
export function PlaceBoard({ start, base: startBase, bases, say }: Props) {
  const [base, setBase] = useState(startBase);
  const [value, setValue] = useState(start);
  const [places, setPlaces] = useState(placesNeeded(start, startBase));
  const [news, setNews] = useState('');
  const columns = columnsOf(value, base, places);

  const turn = (column: Column, digit: number) => {
    const next = changeDigit(value, base, column.place, digit);
    setValue(next);
    setNews(fill(say.now, { sum: writeSum(next, base) }));
  };

  const resize = (to: number) => {
    if (to < placesNeeded(value, base) || to > mostPlaces(base)) {
      setNews(say.full);
      return;
    }
    setPlaces(to);
    setNews('');
  };

  const rebase = (to: number) => {
    // A board holds only so much: what is too long in the new base starts again at its largest number.
    const kept = Math.min(value, to ** mostPlaces(to) - 1);
    setBase(to);
    setValue(kept);
    setPlaces(placesNeeded(kept, to));
    setNews(fill(say.now, { sum: writeSum(kept, to) }));
  };

  const handleKey = (event: KeyboardEvent, column: Column) => {
    const digits: Readonly<Record<string, number>> = {
      ArrowUp: column.digit + 1,
      ArrowDown: column.digit - 1,
      Home: 0,
      End: base - 1,
    };
    const typed = /^[0-9a-z]$/i.test(event.key) ? Number.parseInt(event.key, 36) : undefined;
    const digit = digits[event.key] ?? (typed !== undefined && typed < base ? typed : undefined);
    if (digit === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    turn(column, digit);
  };

  return (
    <figure class="places">
      <fieldset class="places-board" aria-label={say.board}>
        {columns.map((column) => (
          <div key={column.place} class="places-column">
            <span class="places-weight">{column.weight}</span>
            <button
              type="button"
              class="places-turn"
              tabIndex={-1}
              aria-label={fill(say.up, { weight: column.weight })}
              onClick={() => turn(column, column.digit + 1)}
            >
              ▲
            </button>
            <span
              class="places-digit"
              role="spinbutton"
              tabIndex={0}
              aria-label={fill(say.digit, { weight: column.weight })}
              aria-valuenow={column.digit}
              aria-valuemin={0}
              aria-valuemax={base - 1}
              aria-valuetext={column.blank ? say.empty : column.symbol}
              onKeyDown={(event) => handleKey(event, column)}
            >
              {column.blank ? '' : column.symbol}
            </span>
            <button
              type="button"
              class="places-turn"
              tabIndex={-1}
              aria-label={fill(say.down, { weight: column.weight })}
              onClick={() => turn(column, column.digit - 1)}
            >
              ▼
            </button>
            <span class="places-share">{column.blank ? '' : column.share}</span>
          </div>
        ))}
      </fieldset>
      <p class="places-sum">{writeSum(value, base)}</p>
      <div class="toolbar">
        <button type="button" class="button button-quiet" onClick={() => resize(places + 1)}>
          {say.longer}
        </button>
        <button type="button" class="button button-quiet" onClick={() => resize(places - 1)}>
          {say.shorter}
        </button>
        {bases.length > 1 && (
          <label class="places-base">
            {say.base}
            <select value={base} onChange={(event) => rebase(Number(event.currentTarget.value))}>
              {bases.map((one) => (
                <option key={one} value={one}>
                  {one}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {/* The sum above says it to the eye already. */}
      <output class="unseen">{news}</output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
