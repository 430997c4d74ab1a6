/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { writeByte } from '#lib/text/byte.ts';
import { kindOf, type PartName, paint, partAt, pictureBytes } from './model.ts';

/** What the figure says, in the language of the page. */
export type DumpWords = {
  readonly dump: string;
  readonly now: string;
  readonly parts: Readonly<Record<PartName, string>>;
  readonly open: string;
  readonly like: string;
  readonly unknown: string;
  readonly caption: string;
};

/** The first bytes of a file, sixteen a row; the part to which a byte belongs is marked. */
export function Dump({ at: startAt, say }: { at: number; say: DumpWords }) {
  const [at, setAt] = useState(startAt);
  // What the reader opened; it never leaves the page.
  const [own, setOwn] = useState<readonly number[] | null>(null);
  const bytes = own ?? pictureBytes;
  const byte = bytes[at] ?? 0;
  const part = partAt(at);
  const kind = own && kindOf(own);
  const [from, to] = own ? [at, at] : [part.from, part.to];

  const open = async (file: File | undefined) => {
    const start = await file?.slice(0, pictureBytes.length).arrayBuffer();
    if (!start?.byteLength) return;
    setOwn([...new Uint8Array(start)]);
    setAt(0);
  };

  const handleKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 16, ArrowUp: -16 }[event.key] ?? 0;
    const next = (event.currentTarget as HTMLElement).querySelectorAll('button')[at + step];
    if (!step || !next) return;
    event.preventDefault();
    setAt(at + step);
    next.focus();
  };

  return (
    <figure class="dump">
      <div role="toolbar" aria-label={say.dump} onKeyDown={handleKey}>
        {[0, 16].map((row) => (
          <div key={row} class="dump-row">
            <span>{writeByte(row)}</span>
            {[0, 8].map((half) => (
              <div key={half}>
                {bytes.slice(row + half, row + half + 8).map((one, column) => {
                  const i = row + half + column;
                  return (
                    <button
                      key={i}
                      type="button"
                      tabIndex={i === at ? 0 : -1}
                      class={i >= from && i <= to ? 'dump-part' : undefined}
                      aria-pressed={i === at}
                      onClick={() => setAt(i)}
                    >
                      {writeByte(one)} <span>{paint(one)}</span>
                    </button>
                  );
                })}
              </div>
            ))}
          </div>
        ))}
      </div>
      <output>
        {fill(say.now, {
          address: writeByte(at),
          byte: writeByte(byte),
          value: byte,
          symbol: paint(byte),
        })}{' '}
        <b>{own ? (kind ? fill(say.like, { kind }) : say.unknown) : say.parts[part.name]}</b>
      </output>
      <label>
        {say.open}{' '}
        <input type="file" onChange={(event) => void open(event.currentTarget.files?.[0])} />
      </label>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
