/** @jsxImportSource preact */
import { type Defences, findPreset, presetNames, presets } from './defences.ts';
import { type Attack, attacks, play } from './model.ts';
import { nameOutcome, type SeatWords, signOf } from './words.ts';

type Props = {
  defences: Defences;
  attack: Attack;
  /** The cells that may be seen; null when all may. */
  known: ReadonlySet<string> | null;
  say: SeatWords;
};

/** Name the cell of an attack in a column; a mix of one's own has a column too. */
export function cellOf(attack: Attack, defences: Defences): string {
  return `${attack} ${findPreset(defences) ?? 'mix'}`;
}

/** Every attack against every way to build it; a covered cell waits until it is played. */
export function Matrix({ defences, attack: current, known, say }: Props) {
  const columns = [
    ...presetNames.map((name) => ({ name: say.presets[name], defences: presets[name] })),
    ...(findPreset(defences) ? [] : [{ name: say.mix, defences }]),
  ];
  const here = cellOf(current, defences);

  return (
    // A wide table scrolls sideways: who has only a keyboard must be able to reach it.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section class="table-scroll" tabIndex={0} aria-label={say.matrix}>
      <table class="table seat-matrix">
        <caption>{say.matrix}</caption>
        <thead>
          <tr>
            <th scope="col">{say.attack}</th>
            {columns.map(({ name }) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {attacks.map((attack) => (
            <tr key={attack}>
              <th scope="row">{say.attacks[attack]}</th>
              {columns.map((column) => {
                const cell = cellOf(attack, column.defences);
                const played = play(column.defences, attack);
                if (known && !known.has(cell)) {
                  return (
                    <td key={cell} class="seat-covered">
                      <span aria-hidden="true">?</span>
                      <span class="seat-heard">{say.covered}</span>
                    </td>
                  );
                }
                return (
                  <td
                    key={cell}
                    class={`seat-${played.outcome ?? 'none'}`}
                    aria-current={cell === here ? 'true' : undefined}
                  >
                    <b>
                      <span aria-hidden="true">{signOf(played)} </span>
                      {nameOutcome(say, played)}
                    </b>{' '}
                    <small>{say.because[played.because]}</small>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
