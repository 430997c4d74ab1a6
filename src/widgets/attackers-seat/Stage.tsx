/** @jsxImportSource preact */
import { fill } from '#lib/fill.ts';
import { type Played, seats } from './moves.ts';
import { formatTime, type SeatWords } from './words.ts';

type Props = {
  played: Played;
  /** How many moves have happened. */
  step: number;
  /** Whether one may walk on, or must guess first. */
  open: boolean;
  say: SeatWords;
  onStep: (step: number) => void;
};

/** Three panes side by side, each with what its seat sees, and the moves as a timeline. */
export function Stage({ played, step, open, say, onStep }: Props) {
  const { moves } = played;
  return (
    <section class="seat-stage" aria-label={say.stage}>
      <ol class="seat-panes">
        {seats.map((seat) => (
          <li key={seat} class={`seat-head seat-${seat}`} aria-hidden="true">
            {say.seats[seat]}
          </li>
        ))}
        {moves.slice(0, step).map((move, i) => (
          <li
            key={`${move.happens}${move.at}`}
            class={`seat-move seat-${move.seat}`}
            aria-current={open && i === step - 1 ? 'step' : undefined}
          >
            <span class="seat-time">{formatTime(move.at)}</span>{' '}
            <b class="seat-who">{say.seats[move.seat]}</b> {say.moves[move.happens]}
            {move.shows.length > 0 && (
              <span class="seat-lines">
                {move.shows.map(({ text, byItself }) => (
                  <code key={text}>
                    {text}
                    {byItself && <i>{say.byItself}</i>}
                  </code>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
      {open && (
        <fieldset class="seat-timeline" aria-label={say.timeline}>
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => onStep(Math.max(1, step - 1))}
          >
            {say.back}
          </button>
          {moves.map(({ at, seat, happens }, i) => (
            <button
              key={`${happens}${at}`}
              type="button"
              class={`seat-dot seat-${seat}`}
              aria-current={i === step - 1 ? 'step' : undefined}
              aria-label={fill(say.moveAt, {
                n: i + 1,
                of: moves.length,
                time: formatTime(at),
                seat: say.seats[seat],
              })}
              onClick={() => onStep(i + 1)}
            >
              {i + 1}
            </button>
          ))}
          <button
            type="button"
            class="button button-quiet button-small"
            onClick={() => onStep(Math.min(moves.length, step + 1))}
          >
            {say.next}
          </button>
        </fieldset>
      )}
    </section>
  );
}
