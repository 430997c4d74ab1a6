/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { writeByte } from '#lib/text/byte.ts';
import { amountsOf, codeOf, sumOf, turnDigit } from './model.ts';

/** What the figure says, in the language of the page. */
export type HexColourWords = {
  readonly lamps: readonly string[];
  readonly left: string;
  readonly right: string;
  readonly now: string;
  readonly caption: string;
};

/** A colour as three pairs of digits, three bars, and what the lamps look like together. */
export function HexColour({ start, say }: { start: string; say: HexColourWords }) {
  const [amounts, setAmounts] = useState(() => amountsOf(start));
  const code = codeOf(amounts);
  const [red = 0, green = 0, blue = 0] = amounts;
  const put = (lamp: number, amount: number) => setAmounts(amounts.with(lamp, amount));

  return (
    <figure class="hex">
      <svg viewBox="0 0 255 50" aria-hidden="true">
        <rect width="255" height="50" fill={code} />
      </svg>
      <div class="hex-lamps">
        {amounts.map((amount, lamp) => (
          <fieldset key={say.lamps[lamp]}>
            <legend>{say.lamps[lamp]}</legend>
            {(['left', 'right'] as const).map((side, i) => (
              <button
                key={side}
                type="button"
                aria-label={`${writeByte(amount)[i]}: ${say[side]}`}
                onClick={() => put(lamp, turnDigit(amount, side))}
              >
                {writeByte(amount)[i]}
              </button>
            ))}
            <input
              type="range"
              max="255"
              value={amount}
              aria-label={say.lamps[lamp]}
              onInput={(event) => put(lamp, event.currentTarget.valueAsNumber)}
            />
            {sumOf(amount)}
          </fieldset>
        ))}
      </div>
      <output>{fill(say.now, { code, red, green, blue })}</output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
