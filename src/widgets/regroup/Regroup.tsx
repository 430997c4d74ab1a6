/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { formatSubscript } from '#lib/numbers/subscript.ts';
import { cutInto, writeCut } from './model.ts';

/** What the figure says, in the language of the page. */
export type RegroupWords = {
  readonly place: string;
  readonly move: string;
  readonly wrong: string;
  readonly caption: string;
};

/** Places of base two in groups of four; each group is a digit of base sixteen, if cut from the right. */
export function Regroup({ start, say }: { start: number; say: RegroupWords }) {
  const [value, setValue] = useState(start);
  const [rightmost, setRightmost] = useState(4);
  const groups = cutInto(value, rightmost);
  const read = writeCut(groups);
  const two = value.toString(2) + formatSubscript(2);
  const hex = read + formatSubscript(16);
  const worth = Number.parseInt(read, 16);

  return (
    <figure class="regroup">
      <div class="regroup-row">
        {groups.map(({ places, digit }) => (
          <span key={places[0]?.weight}>
            {places.map(({ weight, bit }) => (
              <button
                key={weight}
                type="button"
                aria-pressed={bit === 1}
                aria-label={fill(say.place, { weight })}
                class={weight > value ? 'lead' : undefined}
                onClick={() => setValue(value ^ weight)}
              >
                <small>{weight}</small>
                {bit}
              </button>
            ))}
            <b>{digit}</b>
          </span>
        ))}
      </div>
      <output>
        {worth === value
          ? `${two} = ${hex} = ${value}`
          : fill(say.wrong, { hex, worth, two, value })}
      </output>
      <div class="toolbar">
        <button
          type="button"
          class="button button-quiet"
          onClick={() => setRightmost(rightmost - 1 || 4)}
        >
          {say.move}
        </button>
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
