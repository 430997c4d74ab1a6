/** @jsxImportSource preact */
import { useEffect, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { layOut, sourcesOf, spellingsOf } from './model.ts';

/** What the figure says, in the language of the page. */
export type SixBitsWords = {
  readonly text: string;
  readonly symbols: string;
  readonly spelled: string;
  readonly padded: string;
  readonly now: string;
  readonly filled: string;
  readonly most: string;
  readonly empty: string;
  readonly link: string;
  readonly caption: string;
};

type Props = { text: string; at: number; say: SixBitsWords };

/** Up to three bytes as one row of bits, cut by eight above and by six below. */
export function SixBits({ text: startText, at: startAt, say }: Props) {
  const [typed, setTyped] = useState(startText);
  const [wanted, setWanted] = useState(startAt);
  const board = layOut(typed);
  const { text, eights, sixes, filled } = board;
  const at = Math.max(0, Math.min(wanted, sixes.length - 1));
  const one = sixes[at];
  const sources = sourcesOf(board, at);
  const { plain, padded } = spellingsOf(board);
  const bits = sixes.flatMap((six) => [...six.bits]);
  const isLast = at === sixes.length - 1;

  useEffect(() => {
    const read = () => {
      const state = new URLSearchParams(location.hash.slice(1));
      const brought = state.get('six');
      if (brought === null) return;
      setTyped(brought);
      setWanted(Number.parseInt(state.get('at') ?? '', 10) || 0);
    };
    read();
    addEventListener('hashchange', read);
    return () => removeEventListener('hashchange', read);
  }, []);

  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const to = at + (step ?? 0);
    if (!step || !sixes[to]) return;
    event.preventDefault();
    setWanted(to);
    // The neighbour exists, so it is a button.
    ((event.currentTarget as HTMLElement).children[to] as HTMLElement).focus();
  };

  return (
    <figure class="six">
      <label>
        {say.text}{' '}
        <input
          value={typed}
          autocomplete="off"
          autocapitalize="off"
          spellcheck={false}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
      </label>
      <div class="six-eights">
        {eights.map(({ shown, hex }, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a byte is its place.
          <span key={i} class={sources.includes(i) ? 'lit' : undefined}>
            <b>{shown}</b> {hex}
          </span>
        ))}
      </div>
      <samp>
        {bits.map((bit, place) => {
          // A zero that only fills is another kind of bit.
          const Bit = place < 8 * eights.length ? 'span' : 'i';
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a bit is its place.
            <Bit key={place} class={Math.floor(place / 6) === at ? 'lit' : undefined}>
              {bit}
            </Bit>
          );
        })}
      </samp>
      <div role="toolbar" aria-label={say.symbols} onKeyDown={handleKey}>
        {sixes.map(({ symbol, value }, i) => (
          <button
            // biome-ignore lint/suspicious/noArrayIndexKey: the same symbol may stand twice.
            key={i}
            type="button"
            tabIndex={i === at ? 0 : -1}
            aria-pressed={i === at}
            onClick={() => setWanted(i)}
          >
            <b>{symbol}</b> {value}
          </button>
        ))}
        {[...padded.slice(plain.length)].map((sign, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: both signs are the same.
          <span key={`pad ${i}`}>{sign}</span>
        ))}
      </div>
      <output>
        {one ? (
          <>
            <strong>
              {fill(plain === padded ? say.spelled : say.padded, { text, plain, padded })}
            </strong>{' '}
            {fill(say.now, {
              ...one,
              from: sources.map((source) => eights[source]?.shown).join(' + '),
            })}{' '}
            {isLast && filled > 0 && fill(say.filled, { n: filled })}
          </>
        ) : (
          say.empty
        )}{' '}
        {text !== typed && say.most}
      </output>
      <a href={`#six=${encodeURIComponent(text)}&at=${at}`}>{say.link}</a>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
