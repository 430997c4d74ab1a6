/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { smallestWidth, toTwosComplement, turnBit, type Width, widths } from '#lib/numbers/twos.ts';
import { moveInGrid } from './grid.ts';
import type { Count } from './sentences.ts';
import type { ConverterWords } from './words.ts';

type Props = {
  value: bigint;
  say: ConverterWords['bits'];
  count: Count;
  onValue: (value: bigint) => void;
  onNews: (news: string) => void;
};

/** Bits in one row: two hexadecimal digits, and what a phone has room for. */
const perRow = 8;

/** A whole number as bits that turn when pressed, with what they mean signed and unsigned. */
export function BitGrid({ value, say, count, onValue, onNews }: Props) {
  const [chosen, setChosen] = useState<Width | null>(null);
  const [current, setCurrent] = useState(0);
  const grid = useRef<HTMLTableElement>(null);
  const wanted = smallestWidth(value);
  const width = chosen ?? wanted ?? 64;
  const board = toTwosComplement(value, width);
  const fits = board.fitsSigned || board.fitsUnsigned;
  const places = Array.from({ length: width }, (_, at) => width - 1 - at);
  const rows = Array.from({ length: width / perRow }, (_, at) =>
    places.slice(at * perRow, (at + 1) * perRow),
  );
  const focused = Math.min(current, width - 1);

  const turn = (place: number) => {
    const turned = toTwosComplement(turnBit(board.unsigned, place), width);
    // A number below zero is read signed, and stays so; every other one is read unsigned.
    const next = value < 0n ? turned.signed : turned.unsigned;
    onValue(next);
    setChosen(width);
    const on = turned.bits.charAt(width - 1 - place) === '1';
    onNews(
      fill(say.changed, {
        weight: count(2n ** BigInt(place)),
        state: on ? say.on : say.off,
        total: count(next),
      }),
    );
  };

  const handleKey = (event: KeyboardEvent) => {
    const next = moveInGrid(focused, event.key, width, perRow);
    if (next === null) return;
    event.preventDefault();
    setCurrent(next);
    grid.current?.querySelectorAll('button')[next]?.focus();
  };

  const { unsigned, signed } = board.range;
  const reach = value < 0n ? signed : unsigned;
  return (
    <>
      <fieldset class="choice converter-widths">
        <legend class="converter-hidden">{say.width}</legend>
        {widths.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="converter-width"
              checked={one === width}
              onChange={() => setChosen(one)}
            />
            {fill(say.bitsOf, { n: one })}
          </label>
        ))}
      </fieldset>
      {!fits && (
        <div class="notice notice-warn">
          <p>
            {fill(say.cut, {
              value: count(value),
              width,
              least: count(reach.least),
              most: count(reach.most),
              kept: count(value < 0n ? board.signed : board.unsigned),
            })}
          </p>
          {wanted !== null && (
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => setChosen(wanted)}
            >
              {fill(say.wider, { width: wanted })}
            </button>
          )}
        </div>
      )}
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: one tab stop for many buttons is what a grid is
        role="grid"
        class="converter-bits"
        aria-label={fill(say.grid, { width })}
        onKeyDown={handleKey}
      >
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]}>
              {row.map((place) => {
                const on = board.bits.charAt(width - 1 - place) === '1';
                const weight = 2n ** BigInt(place);
                return (
                  <td key={place}>
                    <span class="converter-weight" aria-hidden="true">
                      {place < 14 ? `${weight}` : `2^${place}`}
                    </span>
                    <button
                      type="button"
                      tabIndex={width - 1 - place === focused ? 0 : -1}
                      aria-pressed={on}
                      aria-label={fill(say.bit, { weight: count(weight) })}
                      onClick={() => turn(place)}
                      onFocus={() => setCurrent(width - 1 - place)}
                    >
                      {on ? 1 : 0}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
      <dl class="converter-pairs">
        <dt>{say.unsigned}</dt>
        <dd>
          <strong>{count(board.unsigned)}</strong>{' '}
          <small>
            {fill(say.range, { least: count(unsigned.least), most: count(unsigned.most) })}
          </small>
        </dd>
        <dt>{say.signed}</dt>
        <dd>
          <strong>{count(board.signed)}</strong>{' '}
          <small>{fill(say.range, { least: count(signed.least), most: count(signed.most) })}</small>
        </dd>
      </dl>
    </>
  );
}
