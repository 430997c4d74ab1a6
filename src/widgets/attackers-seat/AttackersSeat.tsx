/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { fill } from '#lib/fill.ts';
import { type Defences, findPreset, type Preset, presetNames, presets } from './defences.ts';
import { cellOf, Matrix } from './Matrix.tsx';
import { Mixer } from './Mixer.tsx';
import { type Attack, attacks, play } from './model.ts';
import { type Outcome, outcomes } from './moves.ts';
import { Stage } from './Stage.tsx';
import { nameOutcome, type SeatWords, signOf } from './words.ts';

type Guess = Outcome | 'none';

type Props = { attack: Attack; preset: Preset; say: SeatWords };

/** An attack seen from three seats: choose the defences, guess how it ends, walk through it. */
export function AttackersSeat({ attack: firstAttack, preset, say }: Props) {
  const [defences, setDefences] = useState<Defences>(presets[preset]);
  const [attack, setAttack] = useState(firstAttack);
  const [asked, setAsked] = useState(false);
  const [step, setStep] = useState(Number.POSITIVE_INFINITY);
  const [known, setKnown] = useState<ReadonlySet<string> | null>(null);
  const [said, setSaid] = useState<Guess>();
  const [news, setNews] = useState('');
  const verdict = useRef<HTMLParagraphElement>(null);
  const played = play(defences, attack);
  const own = findPreset(defences);
  const last = played.moves.length;
  const now = asked ? 1 : Math.min(step, last);
  const ends = fill(say.ends, {
    outcome: nameOutcome(say, played),
    because: say.because[played.because],
  });
  const isRight = said === (played.outcome ?? 'none');

  /** Set another scene: only its first move is seen, until somebody has guessed. */
  const stage = (next: Defences, nextAttack: Attack) => {
    // A mix is one column: what was played against another mix says nothing about this one.
    if (known && !findPreset(next)) {
      setKnown(new Set([...known].filter((cell) => !cell.endsWith(' mix'))));
    }
    setDefences(next);
    setAttack(nextAttack);
    setAsked(true);
    setSaid(undefined);
    setNews(say.moves[play(next, nextAttack).moves[0]?.happens ?? 'kittens']);
  };

  const reveal = (guess?: Guess) => {
    setAsked(false);
    setStep(Number.POSITIVE_INFINITY);
    if (known) setKnown(new Set([...known, cellOf(attack, defences)]));
    setSaid(guess);
    setNews('');
    // The buttons that were pressed are gone: the keyboard goes on from the answer.
    requestAnimationFrame(() => verdict.current?.focus());
  };

  const walk = (to: number) => {
    setStep(to);
    const move = played.moves[to - 1];
    if (move) setNews(`${say.seats[move.seat]}: ${say.moves[move.happens]}`);
  };

  const cover = (empty: boolean) => {
    setKnown(empty ? new Set() : null);
    if (empty) setAsked(true);
    setNews(empty ? say.emptied : say.filled);
  };

  return (
    <figure class="seat">
      <div class="seat-controls">
        <label>
          {say.attack}
          <select
            value={attack}
            // The options are the attacks, so what is chosen is one.
            onChange={(event) => stage(defences, event.currentTarget.value as Attack)}
          >
            {attacks.map((name) => (
              <option key={name} value={name}>
                {say.attacks[name]}
              </option>
            ))}
          </select>
        </label>
        <fieldset class="seat-presets">
          <legend>{say.preset}</legend>
          <div class="choice">
            {presetNames.map((name) => (
              <label key={name}>
                <input
                  type="radio"
                  name="seat-preset"
                  checked={own === name}
                  onChange={() => stage(presets[name], attack)}
                />
                {say.presets[name]}
              </label>
            ))}
          </div>
        </fieldset>
        <Mixer defences={defences} say={say} onMix={(mix) => stage(mix, attack)} />
      </div>
      <p class="seat-scene">
        <b>{say.attacks[attack]}</b> · {own ? say.presets[own] : say.mix}
      </p>
      <Stage played={played} step={now} open={!asked} say={say} onStep={walk} />
      {asked ? (
        <fieldset class="seat-guess">
          <legend>{say.guess}</legend>
          {[...outcomes, 'none' as const].map((guess) => (
            <button
              key={guess}
              type="button"
              class="button button-quiet button-small"
              onClick={() => reveal(guess)}
            >
              {say.outcomes[guess]}
            </button>
          ))}
          <button type="button" class="button button-small" onClick={() => reveal()}>
            {say.skip}
          </button>
        </fieldset>
      ) : (
        <p ref={verdict} tabIndex={-1} class={`seat-end seat-${played.outcome ?? 'none'}`}>
          <span aria-hidden="true">{signOf(played)} </span>
          {said === undefined
            ? ends
            : fill(isRight ? say.right : say.wrong, { guess: say.outcomes[said], ends })}
        </p>
      )}
      <output class="seat-news">{news}</output>
      <Matrix defences={defences} attack={attack} known={known} say={say} />
      <div class="seat-controls">
        <button
          type="button"
          class="button button-quiet"
          aria-pressed={known !== null}
          onClick={() => cover(known === null)}
        >
          {known ? say.uncover : say.cover}
        </button>
      </div>
      <figcaption>{say.caption}</figcaption>
    </figure>
  );
}
