/** @jsxImportSource preact */
import type { Defences } from './defences.ts';
import type { SeatWords } from './words.ts';

type Flag = {
  [Key in keyof Defences]: Defences[Key] extends boolean ? Key : never;
}[keyof Defences];

const flags: readonly Flag[] = [
  'fetchSite',
  'csrfToken',
  'csp',
  'webLocks',
  'newId',
  'hostPrefix',
  'deviceBound',
];

const choices = {
  storage: ['local-storage', 'memory', 'cookie', 'server'],
  sameSite: ['none', 'lax', 'strict'],
  rotation: ['off', 'strict', 'grace'],
  verifier: ['trusts-header', 'fixed-list'],
} as const satisfies { [Key in keyof Defences]?: readonly Defences[Key][] };

type Props = { defences: Defences; say: SeatWords; onMix: (defences: Defences) => void };

/** Every defence as a switch of its own. */
export function Mixer({ defences, say, onMix }: Props) {
  return (
    <details class="seat-mixer">
      <summary>{say.mixer}</summary>
      <div class="seat-switches">
        {(Object.keys(choices) as (keyof typeof choices)[]).map((key) => (
          <label key={key}>
            {say.defences[key]}
            <select
              value={defences[key]}
              // The options are this key's own, so what is chosen fits it.
              onChange={(event) => onMix({ ...defences, [key]: event.currentTarget.value })}
            >
              {choices[key].map((choice) => (
                <option key={choice} value={choice}>
                  {key === 'rotation' && choice === 'strict'
                    ? say.options['strict-rotation']
                    : say.options[choice]}
                </option>
              ))}
            </select>
          </label>
        ))}
        {defences.rotation === 'grace' && (
          <label>
            {say.defences.graceSeconds}
            <input
              type="number"
              min={0}
              max={60}
              value={defences.graceSeconds}
              onChange={(event) => {
                const typed = Math.round(event.currentTarget.valueAsNumber) || 0;
                onMix({ ...defences, graceSeconds: Math.min(60, Math.max(0, typed)) });
              }}
            />
          </label>
        )}
        {flags.map((flag) => (
          <label key={flag} class="seat-flag">
            <input
              type="checkbox"
              checked={defences[flag]}
              onChange={() => onMix({ ...defences, [flag]: !defences[flag] })}
            />
            {say.defences[flag]}
          </label>
        ))}
      </div>
    </details>
  );
}
