/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { writeWhole } from '#lib/numbers/signed.ts';
import { type Board, placesOf, put, rangeOf, turn, widths, worthOf, writeSum } from './model.ts';

/** What the figure says, in the language of the page. */
export type SignedBoardWords = {
  readonly board: string;
  readonly places: string;
  readonly signed: string;
  readonly more: string;
  readonly less: string;
  readonly range: string;
  readonly round: string;
  readonly caption: string;
};

/** Bits under their places, the top one counting down: each turns, and the sum stands below. */
export function SignedBoard({ start, say }: { start: number; say: SignedBoardWords }) {
  const [board, setBoard] = useState(() => put({ width: 8, signed: true, bits: 0 }, start));
  const [round, setRound] = useState(false);
  const { least, most } = rangeOf(board);

  const show = (next: Board, wentRound = false) => {
    setBoard(next);
    setRound(wentRound);
  };
  const step = (by: number) => {
    const wanted = worthOf(board) + by;
    show(put(board, wanted), wanted < least || wanted > most);
  };

  return (
    <figure class="signed">
      <fieldset class="signed-board" aria-label={say.board}>
        {placesOf(board).map(({ place, label, up }) => (
          <button
            key={place}
            type="button"
            aria-pressed={up}
            aria-label={label}
            onClick={() => show(turn(board, place))}
          >
            <span>{label}</span>
            {Number(up)}
          </button>
        ))}
      </fieldset>
      <output>
        <b>{writeSum(board)}</b>
        {round && <span>{say.round}</span>}
      </output>
      <div class="signed-controls">
        <button type="button" class="button button-quiet" onClick={() => step(-1)}>
          {say.less}
        </button>
        <button type="button" class="button button-quiet" onClick={() => step(1)}>
          {say.more}
        </button>
        <label>
          {say.places}
          <select
            value={board.width}
            onChange={(event) =>
              show(put({ ...board, width: Number(event.currentTarget.value) }, worthOf(board)))
            }
          >
            {widths.map((width) => (
              <option key={width} value={width}>
                {width}
              </option>
            ))}
          </select>
        </label>
        <label>
          <input
            type="checkbox"
            checked={board.signed}
            onChange={() => show({ ...board, signed: !board.signed })}
          />
          {say.signed}
        </label>
      </div>
      <figcaption>
        {fill(say.range, { least: writeWhole(least), most })} {say.caption}
      </figcaption>
    </figure>
  );
}
