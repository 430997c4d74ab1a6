/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { columnsOf, writeColumn } from '#lib/numbers/columns.ts';
import { deal, rowsOf, writeWhole } from './model.ts';

/** What the figure says, in the language of the page. */
export type CarryWords = {
  readonly sent: string;
  readonly step: string;
  readonly other: string;
  readonly plain: string;
  readonly send: string;
  readonly caption: string;
};

type Props = { a: number; b: number; minus: boolean; say: CarryWords };

/** Two numerals of base two, added or subtracted column by column from the right. */
export function Carry({ a: startA, b: startB, minus, say }: Props) {
  const [[a, b], setPair] = useState<readonly [number, number]>([startA, startB]);
  const columns = columnsOf(a, b, minus);
  const [shown, setShown] = useState(columns.length);
  const { weights, sent, above, below, result } = rowsOf(a, b, minus, shown);
  // With all columns worked the whole line is said, and none stands out.
  const last = shown < columns.length ? columns[shown - 1] : undefined;

  const row = (name: string, cells: readonly (string | number)[], kind?: string) => (
    <tr class={kind}>
      {name ? <th scope="row">{name}</th> : <td />}
      {cells.map((cell, i) => (
        <td key={weights[i]} class={weights[i] === last?.weight ? 'here' : undefined}>
          {cell}
        </td>
      ))}
    </tr>
  );

  return (
    <figure class="carry">
      <table>
        <tbody>
          {row('', weights, 'soft')}
          {row(say.sent, sent, 'soft')}
          {row('', above)}
          {row(minus ? '−' : '+', below)}
          {row('=', result, 'result')}
        </tbody>
      </table>
      <output>
        {last
          ? fill(last.after ? say.send : say.plain, {
              work: writeColumn(last, minus),
              digit: last.digit,
            })
          : writeWhole(a, b, minus)}
      </output>
      <div class="toolbar">
        <button type="button" class="button" onClick={() => setShown((shown % columns.length) + 1)}>
          {say.step}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => {
            setPair(deal(a, b));
            setShown(1);
          }}
        >
          {say.other}
        </button>
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
