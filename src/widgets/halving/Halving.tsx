/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { clampHalved, halve, mostHalved, readUpwards } from './model.ts';

/** What the figure says, in the language of the page. */
export type HalvingWords = {
  readonly halves: string;
  readonly rest: string;
  readonly read: string;
  readonly number: string;
  readonly again: string;
  readonly back: string;
  readonly all: string;
  readonly guess: string;
  readonly right: string;
  readonly wrong: string;
  readonly caption: string;
};

/** A number halved until nothing is left; what was left over, read upwards, is its numeral. */
export function Halving({ start, say }: { start: number; say: HalvingWords }) {
  const [value, setValue] = useState(start);
  const rows = halve(value);
  const [shown, setShown] = useState(rows.length);
  const [news, setNews] = useState('');
  const next = rows[shown];

  const show = (count: number) => {
    setShown(count);
    setNews('');
  };

  const guess = (rest: number) => {
    if (!next) return;
    setNews(
      fill(rest === next.rest ? say.right : say.wrong, {
        row: `${next.value} = 2 × ${next.half} + ${next.rest}`,
      }),
    );
    setShown(shown + 1);
  };

  const handleNumber = (typed: number) => {
    const kept = clampHalved(typed);
    if (kept === null) return;
    setValue(kept);
    setShown(0);
    setNews(fill(say.guess, { value: kept }));
  };

  return (
    <figure class="halving">
      <table>
        <thead>
          <tr>
            <th scope="col">{say.halves}</th>
            <th scope="col">{say.rest}</th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, shown).map((row) => (
            <tr key={row.value}>
              <td>
                {row.value} = 2 × {row.half} +
              </td>
              <td>{row.rest}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {next ? (
        <fieldset class="halving-controls">
          <legend>{fill(say.guess, { value: next.value })}</legend>
          {[0, 1].map((rest) => (
            <button key={rest} type="button" class="button" onClick={() => guess(rest)}>
              {rest}
            </button>
          ))}
        </fieldset>
      ) : (
        <p class="halving-read">
          {say.read} {value} = {readUpwards(rows)}
        </p>
      )}
      <output>{news}</output>
      <div class="halving-controls">
        <label>
          {say.number}{' '}
          <input
            type="number"
            min="1"
            max={mostHalved}
            value={value}
            onChange={(event) => handleNumber(event.currentTarget.valueAsNumber)}
          />
        </label>
        <button type="button" class="button button-quiet" onClick={() => show(0)}>
          {say.again}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => show(Math.max(0, shown - 1))}
        >
          {say.back}
        </button>
        <button type="button" class="button button-quiet" onClick={() => show(rows.length)}>
          {say.all}
        </button>
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
