/** @jsxImportSource preact */
import type { ComponentChildren } from 'preact';
import type { TheatreWords } from './words.ts';

type Props = {
  playing: boolean;
  guessing: boolean;
  ended: boolean;
  say: TheatreWords;
  onPlay: () => void;
  onStep: () => void;
  onBack: () => void;
  onReset: () => void;
  onGuess: (isDropped: boolean) => void;
  onGuessing: (on: boolean) => void;
};

/** What moves the packet: play, one hop, back; or, with a guess first, the two guesses. */
export function Buttons({ playing, guessing, ended, say, ...on }: Props) {
  return (
    <div class="theatre-buttons">
      {guessing && !ended ? (
        <>
          <Quiet onPress={() => on.onGuess(false)}>{say.guesses.pass}</Quiet>
          <Quiet onPress={() => on.onGuess(true)}>{say.guesses.drop}</Quiet>
        </>
      ) : (
        <>
          <button type="button" class="button button-small" onClick={on.onPlay}>
            {playing ? say.pause : say.play}
          </button>
          <Quiet onPress={on.onStep}>{say.step}</Quiet>
        </>
      )}
      <Quiet onPress={on.onBack}>{say.back}</Quiet>
      <Quiet onPress={on.onReset}>{say.reset}</Quiet>
      <label class="theatre-check">
        <input
          type="checkbox"
          checked={guessing}
          onChange={({ currentTarget }) => on.onGuessing(currentTarget.checked)}
        />
        {say.guess}
      </label>
    </div>
  );
}

function Quiet({ onPress, children }: { onPress: () => void; children: ComponentChildren }) {
  return (
    <button type="button" class="button button-quiet button-small" onClick={onPress}>
      {children}
    </button>
  );
}
