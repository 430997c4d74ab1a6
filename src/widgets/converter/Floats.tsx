/** @jsxImportSource preact */
import type { Rational } from '#lib/numbers/rational.ts';
import { excerpt } from './copies.ts';
import { floatFaces, formatError, formatFloatValue, partFloatBits } from './faces.ts';
import type { ConverterWords } from './words.ts';

/** How four float formats keep a number: bits, exact value, error, neighbours. */
export function Floats({ number, say }: { number: Rational; say: ConverterWords['floats'] }) {
  return (
    <div class="converter-floats">
      {floatFaces(number).map((stored) => {
        const [sign, exponent, fraction] = partFloatBits(stored);
        const rows = [
          [say.stored, shorten(formatFloatValue(stored.stored))],
          [say.error, describeError(stored.error, say)],
          [say.up, shorten(formatFloatValue(stored.up))],
          [say.down, shorten(formatFloatValue(stored.down))],
        ] as const;
        return (
          <section key={stored.format.name} class="converter-float">
            <h3>
              {stored.format.name} <small>{say.kinds[stored.kind]}</small>
            </h3>
            <p class="converter-pattern">
              <span class="converter-hidden">{say.bits}: </span>
              <span class="converter-sign">{sign}</span>{' '}
              <span class="converter-exponent">{exponent}</span>{' '}
              <span class="converter-fraction">{fraction}</span>
            </p>
            <dl class="converter-pairs">
              {rows.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd class="converter-break">{value}</dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
    </div>
  );
}

function describeError(error: Rational | null, say: ConverterWords['floats']): string {
  if (error === null) return '–';
  return error.top === 0n ? say.exact : shorten(formatError(error));
}

/** The smallest doubles have over a thousand digits: their middle is left out, visibly. */
function shorten(text: string): string {
  const { head, hidden, tail } = excerpt(text);
  return hidden > 0 ? `${head} […${hidden}…] ${tail}` : text;
}
