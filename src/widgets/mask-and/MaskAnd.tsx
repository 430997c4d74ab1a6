/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { networkOf, readAddress, sizeOf, writeAddress } from '#lib/numbers/prefix.ts';
import { lastOf, maskOf, rowOf } from './model.ts';

/** What the figure says, in the language of the page. */
export type MaskAndWords = {
  readonly home: string;
  readonly mask: string;
  readonly guest: string;
  readonly network: string;
  readonly in: string;
  readonly out: string;
  readonly caption: string;
};

type Props = { home: string; length: number; guest: string; say: MaskAndWords };

/** An address under a mask, bit by bit, and whether a second one gives the same. */
export function MaskAnd({ home: startHome, length: startLength, guest: startGuest, say }: Props) {
  const [typed, setTyped] = useState([startHome, startGuest]);
  // What is half typed is no address yet: the last whole one stays.
  const [[home = 0, guest = 0], setAddresses] = useState(() =>
    typed.map((one) => readAddress(one) ?? 0),
  );
  const [length, setLength] = useState(startLength);
  const network = networkOf(home, length);
  const other = networkOf(guest, length);

  const type = (at: number, text: string) => {
    setTyped(typed.with(at, text));
    const address = readAddress(text);
    if (address !== null) setAddresses([home, guest].with(at, address));
  };
  const row = (label: string, value: number) => {
    const { seen, rest } = rowOf(value, length);
    return (
      <p>
        {label}{' '}
        <samp>
          <b>{seen}</b>|{rest}
        </samp>
      </p>
    );
  };
  const field = (at: number, label: string) => (
    <label>
      {label}{' '}
      <input
        value={typed[at]}
        inputMode="decimal"
        autocomplete="off"
        aria-invalid={readAddress(typed[at] ?? '') === null}
        onInput={(event) => type(at, event.currentTarget.value)}
      />
    </label>
  );

  return (
    <figure class="mask">
      <div class="mask-fields">
        {field(0, say.home)}
        <label>
          {say.mask} /{length}
          <input
            type="range"
            max="32"
            value={length}
            onInput={(event) => setLength(event.currentTarget.valueAsNumber)}
          />
        </label>
        {field(1, say.guest)}
      </div>
      {row(writeAddress(home), home)}
      {row(`/${length}: ${writeAddress(maskOf(length))}`, maskOf(length))}
      {row(`AND ${writeAddress(network)}`, network)}
      <hr />
      {row(writeAddress(guest), guest)}
      {row(`AND ${writeAddress(other)}`, other)}
      <output>
        {fill(say.network, {
          network: `${writeAddress(network)}/${length}`,
          size: sizeOf(length),
          last: writeAddress(lastOf(home, length)),
        })}{' '}
        <b>
          {fill(network === other ? say.in : say.out, {
            guest: writeAddress(guest),
            other: writeAddress(other),
          })}
        </b>
      </output>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
