/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { bitsOf, numberOf, partsOf, stepBits, turnBit, writeExactly } from './model.ts';

/** What the figure says, in the language of the page. */
export type FloatBitsWords = {
  readonly parts: readonly [sign: string, exponent: string, fraction: string];
  readonly bit: string;
  readonly exactly: string;
  readonly up: string;
  readonly down: string;
  readonly caption: string;
};

/** The 64 bits that keep a number, in their three parts, and exactly what they keep. */
export function FloatBits({ start, say }: { start: number; say: FloatBitsWords }) {
  const [bits, setBits] = useState(() => bitsOf(start));
  const begins = [0, 1, 12];

  return (
    <figure class="float">
      {partsOf(bits).map((part, i) => (
        <fieldset key={say.parts[i]} class="float-part">
          <legend>{say.parts[i]}</legend>
          {[...part].map((bit, at) => {
            const position = (begins[i] ?? 0) + at;
            return (
              <button
                key={position}
                type="button"
                aria-pressed={bit === '1'}
                aria-label={fill(say.bit, { n: at + 1 })}
                onClick={() => setBits(turnBit(bits, position))}
              >
                {bit}
              </button>
            );
          })}
        </fieldset>
      ))}
      <output>
        {fill(say.exactly, { short: String(numberOf(bits)).replaceAll('-', '−') })}
        <b>{writeExactly(bits)}</b>
      </output>
      <div class="signed-controls">
        <button
          type="button"
          class="button button-quiet"
          onClick={() => setBits(stepBits(bits, -1))}
        >
          {say.down}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => setBits(stepBits(bits, 1))}
        >
          {say.up}
        </button>
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
