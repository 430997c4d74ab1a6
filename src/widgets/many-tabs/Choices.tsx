/** @jsxImportSource preact */
import { losses, type Setup, tabLimits, wakes } from './model.ts';
import type { ManyTabsWords } from './words.ts';

type Props = { setup: Setup; say: ManyTabsWords; onChange: (setup: Setup) => void };

/** How many tabs wake, how, and what the server and the browser do about it. */
export function Choices({ setup, say, onChange }: Props) {
  return (
    <div class="seat-controls">
      <label>
        {say.count}
        <span class="rush-count">
          <input
            type="range"
            min={tabLimits.fewest}
            max={tabLimits.most}
            value={setup.tabs}
            onInput={({ currentTarget }) =>
              onChange({ ...setup, tabs: currentTarget.valueAsNumber })
            }
          />
          <b aria-hidden="true">{setup.tabs}</b>
        </span>
      </label>
      <label>
        {say.wake}
        <select
          value={setup.wake}
          // The options are the ways, so what is chosen is one.
          onChange={({ currentTarget }) =>
            onChange({ ...setup, wake: currentTarget.value as Setup['wake'] })
          }
        >
          {wakes.map((wake) => (
            <option key={wake} value={wake}>
              {say.wakes[wake]}
            </option>
          ))}
        </select>
      </label>
      <label>
        {say.lost}
        <select
          value={setup.lost}
          // The same holds here.
          onChange={({ currentTarget }) =>
            onChange({ ...setup, lost: currentTarget.value as Setup['lost'] })
          }
        >
          {losses.map((lost) => (
            <option key={lost} value={lost}>
              {say.losses[lost]}
            </option>
          ))}
        </select>
      </label>
      {(['grace', 'lock'] as const).map((flag) => (
        <label key={flag} class="seat-flag">
          <input
            type="checkbox"
            checked={setup[flag]}
            onChange={() => onChange({ ...setup, [flag]: !setup[flag] })}
          />
          {say[flag]}
        </label>
      ))}
    </div>
  );
}
