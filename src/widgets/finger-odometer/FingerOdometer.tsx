/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { formatSubscript } from '#lib/numbers/subscript.ts';
import { countOn, drawFingers, drawStones, within } from './model.ts';

/** What the figure says, in the language of the page. */
export type FingerOdometerWords = {
  readonly stones: string;
  readonly fingers: string;
  readonly more: string;
  readonly fewer: string;
  readonly grow: string;
  readonly lose: string;
  readonly caption: string;
};

type Props = { start: number; fingers: number; say: FingerOdometerWords };

/** The same stones counted by ten fingers and by another number of them. */
export function FingerOdometer({ start, fingers: startFingers, say }: Props) {
  const [stones, setStones] = useState(start);
  const [fingers, setFingers] = useState(startFingers);
  const write = (base: number) => stones.toString(base).toUpperCase() + formatSubscript(base);

  const hands = (base: number) => {
    const { up, wheels } = countOn(base, stones);
    const name = fill(say.fingers, { n: base });
    return (
      <div class="fingers-row" role="img" aria-label={`${name}: ${write(base)}`}>
        <span>
          {name}
          <svg viewBox={`0 0 ${base * 13 + 10} 40`} height="40" aria-hidden="true">
            <path class="fingers-up" d={drawFingers(base, 0, up, 28)} />
            <path d={drawFingers(base, up, base, 6)} />
          </svg>
        </span>
        <table>
          <tbody>
            <tr>
              {wheels.map(({ weight }) => (
                <th key={weight}>{weight}</th>
              ))}
            </tr>
            <tr>
              {wheels.map(({ weight, symbol }) => (
                <td key={weight}>{symbol}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    );
  };
  const button = (label: string, act: () => void) => (
    <button type="button" class="button button-quiet" onClick={act}>
      {label}
    </button>
  );

  return (
    <figure class="fingers">
      <svg
        viewBox={`0 0 256 ${Math.ceil(stones / 16) * 16}`}
        role="img"
        aria-label={fill(say.stones, { n: stones })}
      >
        <path class="fingers-stones" d={drawStones(stones)} />
      </svg>
      {hands(10)}
      {hands(fingers)}
      <div class="toolbar">
        {button(say.fewer, () => setStones(within(stones - 1, 1, 64)))}
        {button(say.more, () => setStones(within(stones + 1, 1, 64)))}
        {button(say.lose, () => setFingers(within(fingers - 1, 2, 16)))}
        {button(say.grow, () => setFingers(within(fingers + 1, 2, 16)))}
      </div>
      <output>{`${write(10)} = ${write(fingers)}`}</output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
