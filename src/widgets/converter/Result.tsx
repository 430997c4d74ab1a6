/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import type { Why } from '#lib/numbers/why.ts';
import type { Ending } from '#lib/numbers/write.ts';
import type { Excerpt } from './copies.ts';
import { type Count, describeEnding, describeWhy } from './sentences.ts';
import type { ConverterWords } from './words.ts';

type Props = {
  base: number;
  shown: Excerpt;
  digits: number;
  ending: Ending;
  why: Why | null;
  say: ConverterWords;
  count: Count;
};

/** Numerals longer than this tell how many digits they have. */
const manyDigits = 40;

/** The answer: its digits with their base, how they end, and why. */
export function Result({ base, shown, digits, ending, why, say, count }: Props) {
  return (
    <>
      <p class={digits > manyDigits ? 'converter-numeral converter-many' : 'converter-numeral'}>
        <span class="converter-digits">{shown.head}</span>
        {shown.hidden > 0 && (
          <span class="converter-gap">{fill(say.hidden, { n: count(shown.hidden) })}</span>
        )}
        {shown.tail !== '' && <span class="converter-digits">{shown.tail}</span>}
        <sub>{base}</sub>
      </p>
      <p class="converter-ending">
        {describeEnding(ending, say, count)}{' '}
        {digits > manyDigits && fill(say.digits, { n: count(digits) })}
      </p>
      {why !== null && (
        <details class="converter-why" open>
          <summary>{say.why.title}</summary>
          <ul>
            {describeWhy(why, base, say).map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
