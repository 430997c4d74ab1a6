/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { columnsOf, mostSymbols, unpack } from './model.ts';

/** What the figure says, in the language of the page. */
export type TextBytesWords = {
  readonly text: string;
  readonly symbols: string;
  readonly count: string;
  readonly now: string;
  readonly fours: string;
  readonly caption: string;
};

type Props = { text: string; at: number; say: TextBytesWords };

/** A text as symbols, numbers and bytes, one under the other; one symbol is opened to its bits. */
export function TextBytes({ text: startText, at: startAt, say }: Props) {
  const [text, setText] = useState(startText);
  const [wanted, setWanted] = useState(startAt);
  const columns = columnsOf(text);
  const at = Math.min(wanted, columns.length - 1);
  const one = columns[at];
  const { frames, fours } = unpack(one?.symbol ?? '');

  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = at + (step ?? 0);
    if (!step || !columns[to]) return;
    event.preventDefault();
    setWanted(to);
    // The neighbour exists, so it is a button.
    ((event.currentTarget as HTMLElement).children[to] as HTMLElement).focus();
  };

  return (
    <figure class="text-bytes">
      <label class="text-bytes-field">
        {say.text}{' '}
        <input
          value={text}
          maxLength={mostSymbols}
          autocomplete="off"
          spellcheck={false}
          onInput={(event) => setText(event.currentTarget.value)}
        />
      </label>
      <div class="text-bytes-row" role="toolbar" aria-label={say.symbols} onKeyDown={handleKey}>
        {columns.map(({ shown, point, bytes }, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is its place in the text.
            key={i}
            type="button"
            tabIndex={i === at ? 0 : -1}
            aria-pressed={i === at}
            onClick={() => setWanted(i)}
          >
            <b lang={/\p{Script=Devanagari}/u.test(shown) ? 'hi' : undefined}>{shown}</b>{' '}
            <span>{point}</span> <samp>{bytes.join(' ')}</samp>
          </button>
        ))}
      </div>
      <p class="text-bytes-count">
        {fill(say.count, {
          n: columns.length,
          bytes: columns.reduce((sum, { bytes }) => sum + bytes.length, 0),
        })}
      </p>
      <output>
        {one && (
          <>
            {fill(say.now, { symbol: one.shown, point: one.point, bytes: one.bytes.join(' ') })}
            <span class="text-bytes-bits">
              {frames.map(({ frame, bits }, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: bytes may be equal.
                <samp key={i}>
                  <i>{frame}</i>
                  {bits} <b>{one.bytes[i]}</b>
                </samp>
              ))}
            </span>
            {say.fours}
            <span class="text-bytes-bits">
              {fours.map((four, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: fours may be equal.
                <samp key={i}>
                  {four} <b>{Number.parseInt(four, 2).toString(16).toUpperCase()}</b>
                </samp>
              ))}
            </span>
          </>
        )}
      </output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
