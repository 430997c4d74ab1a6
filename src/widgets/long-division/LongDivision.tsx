/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import type { DivisionRow } from '#lib/numbers/long-division.ts';
import { ask, least, limits, type Question, workOut } from './model.ts';

/** What the figure says, in the language of the page. */
export type LongDivisionWords = {
  readonly top: string;
  readonly bottom: string;
  readonly base: string;
  readonly rest: string;
  readonly times: string;
  readonly digit: string;
  readonly left: string;
  readonly loop: string;
  readonly ends: string;
  readonly missing: string;
  readonly caption: string;
};

type Props = Question & { say: LongDivisionWords };

/** A division right of the point, row by row, until nothing is left or a rest comes back. */
export function LongDivision({ say, ...start }: Props) {
  const [question, setQuestion] = useState<Question>(start);
  const { top, bottom, base } = question;
  const { division, numeral, reduced, primes, missing } = workOut(question);
  const { rows, returnsTo } = division;
  const from = returnsTo ?? rows.length;

  const why = fill(missing === null ? say.ends : say.missing, {
    bottom: reduced.bottom,
    primes,
    base,
    missing: missing ?? '',
  });
  const back = returnsTo === null ? '' : fill(say.loop, { rest: rows.at(-1)?.left ?? '' });
  const show = ({ rest, product, digit, left }: DivisionRow, at: number) => (
    <tr key={rest}>
      <td class={at === returnsTo ? 'long-same' : ''}>{rest}</td>
      <td>{product}</td>
      <td class="long-digit">{digit.toString(base).toUpperCase()}</td>
      <td class={at === rows.length - 1 && returnsTo !== null ? 'long-same' : ''}>{left}</td>
    </tr>
  );

  return (
    <figure class="long">
      <p class="long-result">
        {top === reduced.top ? '' : `${top}/${bottom} = `}
        {reduced.top}/{reduced.bottom} = <b>{numeral}</b>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.rest}</th>
            <th scope="col">{fill(say.times, { base })}</th>
            <th scope="col">{fill(say.digit, { bottom })}</th>
            <th scope="col">{say.left}</th>
          </tr>
        </thead>
        <tbody>{rows.slice(0, from).map(show)}</tbody>
        {returnsTo !== null && (
          <tbody class="long-loop">{rows.slice(from).map((row, at) => show(row, from + at))}</tbody>
        )}
      </table>
      <output>
        {back} {why}
      </output>
      <div class="long-controls">
        {(['top', 'bottom', 'base'] as const).map((name) => (
          <label key={name}>
            {say[name]}
            <input
              type="number"
              min={least[name]}
              max={limits[name]}
              value={question[name]}
              onInput={(event) =>
                setQuestion(ask(question, name, event.currentTarget.valueAsNumber))
              }
            />
          </label>
        ))}
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
