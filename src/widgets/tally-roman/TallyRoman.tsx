/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { formatRoman } from '#lib/numbers/roman.ts';
import { bundleSize, toTally } from '#lib/numbers/tally.ts';
import { type AddStep, addByHand, lettersOf, mostCounted } from './model.ts';
import { Strokes } from './Strokes.tsx';

/** What the figure says; `counts` are number words from zero to fifty, in one text. */
export type TallyRomanWords = {
  readonly strokes: string;
  readonly bundles: string;
  readonly letters: string;
  readonly strokeCount: { readonly one: string; readonly many: string };
  readonly bundleCount: { readonly one: string; readonly many: string };
  readonly letterCount: { readonly one: string; readonly many: string };
  readonly and: string;
  readonly more: string;
  readonly fewer: string;
  readonly now: string;
  readonly most: string;
  readonly adding: string;
  readonly second: string;
  readonly did: Readonly<Record<AddStep['did'], string>>;
  readonly caption: string;
  readonly counts: string;
};

/** One number as strokes, as bundles, and as letters of Rome; a second one can be added by hand. */
export function TallyRoman({
  start,
  second,
  say,
}: {
  start: number;
  second: number;
  say: TallyRomanWords;
}) {
  const [value, setValue] = useState(start);
  const [other, setOther] = useState(second);
  const [news, setNews] = useState('');
  const words = say.counts.split(' ');
  const count = (n: number) => words[n] ?? '';
  const counted = (n: number, form: { one: string; many: string }) =>
    fill(n === 1 ? form.one : form.many, { n: count(n) });
  const { bundles, strokes } = toTally(value) ?? { bundles: 0, strokes: 0 };
  const roman = formatRoman(value) ?? '';
  const otherRoman = formatRoman(other) ?? '';
  const bundled = [
    ...(bundles > 0 ? [counted(bundles, say.bundleCount)] : []),
    ...(strokes > 0 ? [counted(strokes, say.strokeCount)] : []),
  ].join(` ${say.and} `);
  const worths = lettersOf(value);
  const worked = worths
    .map(({ worth, less }) => {
      if (less === 0) return count(worth);
      const taken = `${count(worth)} − ${count(less)}`;
      return worths.length === 1 ? taken : `(${taken})`;
    })
    .join(' + ');

  const change = (set: (n: number) => void, to: number) => {
    if (to < 1 || to > mostCounted) {
      setNews(fill(say.most, { n: count(mostCounted) }));
      return;
    }
    set(to);
    setNews(fill(say.now, { n: count(to), roman: formatRoman(to) ?? '' }));
  };

  return (
    <figure class="tally">
      <dl class="tally-faces">
        <div>
          <dt>{say.strokes}</dt>
          <dd>
            <Strokes count={value} bar={false} label={counted(value, say.strokeCount)} />
            <p>{counted(value, say.strokeCount)}</p>
          </dd>
        </div>
        <div>
          <dt>{say.bundles}</dt>
          <dd>
            <span class="tally-row" role="img" aria-label={bundled}>
              {Array.from({ length: bundles }, (_, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: bundles are alike
                <Strokes key={at} count={bundleSize - 1} bar={true} label={null} />
              ))}
              {strokes > 0 && <Strokes count={strokes} bar={false} label={null} />}
            </span>
            <p>{bundled}</p>
          </dd>
        </div>
        <div>
          <dt>{say.letters}</dt>
          <dd>
            <span class="tally-roman">{roman}</span>
            <p>
              {counted(roman.length, say.letterCount)}: {worked}
            </p>
          </dd>
        </div>
      </dl>
      <div class="tally-controls">
        <button
          type="button"
          class="button button-quiet"
          onClick={() => change(setValue, value - 1)}
        >
          {say.fewer}
        </button>
        <button
          type="button"
          class="button button-quiet"
          onClick={() => change(setValue, value + 1)}
        >
          {say.more}
        </button>
      </div>
      <details class="tally-sum">
        <summary>{say.adding}</summary>
        <div class="tally-controls">
          <span>{say.second}</span>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => change(setOther, other - 1)}
          >
            {say.fewer}
            <span class="unseen"> {otherRoman}</span>
          </button>
          <button
            type="button"
            class="button button-quiet"
            onClick={() => change(setOther, other + 1)}
          >
            {say.more}
            <span class="unseen"> {otherRoman}</span>
          </button>
        </div>
        <p class="tally-line">
          {roman} + {otherRoman}
        </p>
        <ol class="tally-steps">
          {addByHand(roman, otherRoman).map((step) => (
            <li key={step.line + step.did}>
              <span>{fill(say.did[step.did], { from: step.from ?? '', to: step.to ?? '' })}</span>
              <span class="tally-line">{step.line}</span>
            </li>
          ))}
        </ol>
      </details>
      <output class="tally-news">{news}</output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
