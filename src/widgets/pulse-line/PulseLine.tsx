/** @jsxImportSource preact */
import { useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { mostLevels, mostNoise, send, wrongIn } from './model.ts';
import { Wire } from './Wire.tsx';

/** What the figure says, in the language of the page. */
export type PulseLineWords = {
  readonly wire: string;
  readonly sent: string;
  readonly read: string;
  readonly right: string;
  readonly wrong: string;
  readonly noise: string;
  readonly levels: string;
  readonly caption: string;
};

/** One noisy wire, read with two levels and with more: what wide levels forgive, narrow ones do not. */
export function PulseLine({ noise: start, say }: { noise: number; say: PulseLineWords }) {
  const [noise, setNoise] = useState(start);
  const [levels, setLevels] = useState(mostLevels);
  const wires = [2, levels].map((n) => ({ n, moments: send(n, noise) }));
  const verdict = ({ n, moments }: (typeof wires)[number]) => {
    const wrong = wrongIn(moments);
    return fill(wrong ? say.wrong : say.right, { n, wrong, all: moments.length });
  };

  return (
    <figure class="pulse">
      {wires.map((wire, at) => (
        <div key={at === 0 ? 'two' : 'more'}>
          <output class="pulse-verdict">{verdict(wire)}</output>
          <Wire {...wire} say={say} />
        </div>
      ))}
      <div class="pulse-controls">
        <label>
          {say.noise}
          <input
            type="range"
            max={mostNoise}
            value={noise}
            onInput={(event) => setNoise(event.currentTarget.valueAsNumber)}
          />
        </label>
        <label>
          {say.levels}
          <input
            type="range"
            min="3"
            max={mostLevels}
            value={levels}
            onInput={(event) => setLevels(event.currentTarget.valueAsNumber)}
          />
        </label>
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
