/** @jsxImportSource preact */
import { askers, hosts, options, partnersOf, type Setup, withNat } from './setup.ts';
import { nameOf, type TheatreWords } from './words.ts';

type Props = { setup: Setup; say: TheatreWords; onChange: (setup: Setup) => void };

/** Who sends what to whom, and what the network around them is like. */
export function Choices({ setup, say, onChange }: Props) {
  const put = (change: Partial<Setup>) => onChange({ ...setup, ...change });
  const ask = (from: string) => {
    const to = partnersOf(from);
    put({ from, to: to.includes(setup.to) ? setup.to : (to[0] ?? '') });
  };
  const swapped = askers.includes(setup.to) && partnersOf(setup.to).includes(setup.from);

  return (
    <>
      <div class="theatre-choices">
        <Select
          label={say.choices.from}
          value={setup.from}
          from={askers}
          write={(one) => nameOf(say, one)}
          onPick={ask}
        />
        <button
          type="button"
          class="button button-quiet button-icon"
          aria-label={say.choices.swap}
          disabled={!swapped}
          onClick={() => put({ from: setup.to, to: setup.from })}
        >
          ⇄
        </button>
        <Select
          label={say.choices.to}
          value={setup.to}
          from={partnersOf(setup.from)}
          write={(one) => nameOf(say, one)}
          onPick={(to) => put({ to })}
        />
        <Select
          label={say.choices.protocol}
          value={setup.protocol}
          from={options.protocol}
          onPick={(protocol) => put({ protocol })}
        />
        <label>
          {say.choices.port}
          <input
            type="number"
            min={1}
            max={65_535}
            value={setup.port}
            disabled={setup.protocol === 'icmp'}
            onChange={({ currentTarget: { valueAsNumber: port } }) =>
              Number.isInteger(port) && port > 0 && port < 65_536 && put({ port })
            }
          />
        </label>
        <Select
          label={say.choices.nat}
          value={setup.nat}
          from={options.nat}
          write={(one) => say.natModes[one]}
          onPick={(nat) => onChange(withNat(setup, nat))}
        />
      </div>
      <details class="theatre-more">
        <summary>{say.choices.world}</summary>
        <div class="theatre-choices">
          <Check
            label={say.choices.attached}
            on={setup.attached}
            onTurn={(attached) => put({ attached })}
          />
          <Select
            label={say.choices.natIn}
            value={setup.natIn}
            from={options.natIn}
            write={(one) => say.places[one]}
            onPick={(natIn) => put({ natIn })}
          />
          <Select
            label={say.choices.lost}
            value={setup.lost}
            from={options.lost}
            write={(zone) => (zone ? say.zone.replace('{zone}', zone) : say.none)}
            onPick={(lost) => put({ lost })}
          />
          <label>
            {say.choices.wait}
            <input
              type="number"
              min={0}
              value={setup.wait}
              onChange={({ currentTarget: { valueAsNumber: wait } }) =>
                wait >= 0 && put({ wait: Math.floor(wait) })
              }
            />
          </label>
          <Check label={say.choices.busy} on={setup.busy} onTurn={(busy) => put({ busy })} />
          <fieldset>
            <legend>{say.choices.publics}</legend>
            {hosts.map(({ name }) => (
              <Check
                key={name}
                label={name}
                on={setup.publics.includes(name)}
                onTurn={(on) =>
                  put({
                    publics: on
                      ? [...setup.publics, name]
                      : setup.publics.filter((one) => one !== name),
                  })
                }
              />
            ))}
          </fieldset>
        </div>
      </details>
    </>
  );
}

type SelectProps<T extends string> = {
  label: string;
  value: T;
  from: readonly T[];
  write?: (one: T) => string;
  onPick: (one: T) => void;
};

/** A list to choose from, with its label around it. */
export function Select<T extends string>({ label, value, from, write, onPick }: SelectProps<T>) {
  return (
    <label>
      {label}
      <select
        value={value}
        onChange={({ currentTarget }) => {
          const picked = from[currentTarget.selectedIndex];
          if (picked !== undefined) onPick(picked);
        }}
      >
        {from.map((one) => (
          <option key={one} value={one} selected={one === value}>
            {write ? write(one) : one}
          </option>
        ))}
      </select>
    </label>
  );
}

function Check(props: { label: string; on: boolean; onTurn: (on: boolean) => void }) {
  return (
    <label class="theatre-check">
      <input
        type="checkbox"
        checked={props.on}
        onChange={({ currentTarget }) => props.onTurn(currentTarget.checked)}
      />
      {props.label}
    </label>
  );
}
