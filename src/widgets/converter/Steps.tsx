/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import type { Converted } from './answer.ts';
import { type Method, methods, usualMethod, workOut } from './lines.ts';
import type { ConverterWords } from './words.ts';

type Props = {
  converted: Converted;
  say: ConverterWords['steps'];
  onNews: (news: string) => void;
};

/** A conversion worked out by hand: all lines, or one after another. */
export function Steps({ converted, say, onNews }: Props) {
  const [chosen, setMethod] = useState<Method | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const method = chosen ?? usualMethod(converted);
  const worked = workOut(method, converted, say);
  const lines = 'lines' in worked ? worked.lines : [];
  const visible = lines.slice(0, shown ?? lines.length);

  const reveal = (to: number) => {
    setShown(to);
    const line = lines[to - 1];
    if (line !== undefined) onNews(fill(say.shown, { n: to, total: lines.length, line }));
  };

  return (
    <>
      <fieldset class="choice">
        <legend class="converter-hidden">{say.method}</legend>
        {methods.map((one) => (
          <label key={one}>
            <input
              type="radio"
              name="converter-method"
              checked={one === method}
              onChange={() => {
                setMethod(one);
                setShown(null);
              }}
            />
            {say.methods[one]}
          </label>
        ))}
      </fieldset>
      {'none' in worked && <p class="converter-none">{say[worked.none]}</p>}
      <ol class="converter-lines">
        {visible.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number, and two may read alike
          <li key={at}>{line}</li>
        ))}
      </ol>
      {lines.length > 0 && (
        <div class="toolbar">
          {shown === null ? (
            <button
              type="button"
              class="button button-quiet button-small"
              onClick={() => reveal(1)}
            >
              {say.one}
            </button>
          ) : (
            <>
              <button
                type="button"
                class="button button-small"
                aria-disabled={shown >= lines.length}
                onClick={() => shown < lines.length && reveal(shown + 1)}
              >
                {say.next}
              </button>
              <button
                type="button"
                class="button button-quiet button-small"
                onClick={() => setShown(null)}
              >
                {say.all}
              </button>
            </>
          )}
          <button type="button" class="button button-quiet button-small" onClick={() => print()}>
            {say.print}
          </button>
        </div>
      )}
    </>
  );
}
