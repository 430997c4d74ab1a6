/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { bounds, powersOf } from './model.ts';

/** What the figure says, in the language of the page. */
export type PowerTableWords = {
  readonly base: string;
  readonly none: string;
  readonly larger: string;
  readonly smaller: string;
  readonly divide: string;
  readonly end: string;
  readonly caption: string;
};

/** The powers of a base beside those of ten, each as a product and as a value; dividing walks down. */
export function PowerTable({ base: startBase, say }: { base: number; say: PowerTableWords }) {
  const [base, setBase] = useState(startBase);
  const [at, setAt] = useState(0);
  const powers = powersOf(base);
  const here = at > 0 && powers[at];

  const table = (of: number, marked: number) => (
    <table class="table">
      <caption>{fill(say.base, { base: of })}</caption>
      <tbody>
        {powersOf(of).map(({ exponent, product, value }, i) => (
          <tr key={exponent} aria-current={marked > 0 && i === marked ? 'step' : undefined}>
            <th scope="row">
              {of}
              <sup>{exponent}</sup>
            </th>
            <td>{product || say.none}</td>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
  const rebase = (to: number) => {
    if (to < bounds.least || to > bounds.most) return;
    setBase(to);
    setAt(0);
  };
  const button = (label: string, act: () => void) => (
    <button type="button" class="button button-quiet" onClick={act}>
      {label}
    </button>
  );

  return (
    <figure class="powers">
      <div class="powers-pair">
        {table(base, at)}
        {table(10, 0)}
      </div>
      <div class="toolbar">
        {button(fill(say.divide, { base }), () => setAt((at % (powers.length - 1)) + 1))}
        {button(say.smaller, () => rebase(base - 1))}
        {button(say.larger, () => rebase(base + 1))}
      </div>
      <output>
        {here && `${here.value * base} ÷ ${base} = ${here.value}. ${here.exponent ? '' : say.end}`}
      </output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
