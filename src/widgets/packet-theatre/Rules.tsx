/** @jsxImportSource preact */
import { useRef, useState } from 'preact/hooks';
import { type Cells, parseGroupRule, parseNaclRule, parseRoute } from './rows.ts';
import type { Setup } from './setup.ts';
import { nameOf, type TheatreWords } from './words.ts';

type Kind = 'table' | 'nacl' | 'group';

/** What stands in each cell of a kind of rule: free text, or one of a few. */
const cells: Readonly<Record<Kind, readonly [name: string, from?: readonly string[]][]>> = {
  table: [
    ['range'],
    [
      'target',
      ['igw', 'nat-a', 'nat-b', 'nat-regional', 'nat-private', 'eigw', 's3-endpoint', 'tgw', 'pcx'],
    ],
  ],
  nacl: [
    ['number'],
    ['way', ['in', 'out']],
    ['action', ['allow', 'deny']],
    ['protocol', ['all', 'tcp', 'udp', 'icmp']],
    ['ports'],
    ['range'],
  ],
  group: [['way', ['in', 'out']], ['protocol', ['all', 'tcp', 'udp', 'icmp']], ['ports'], ['peer']],
};

/** Letters in a cell, where a range needs more. */
const widths: Readonly<Record<string, number>> = { number: 5, ports: 10 };

const fresh: Readonly<Record<Kind, Cells>> = {
  table: ['0.0.0.0/0', 'igw'],
  nacl: ['120', 'in', 'allow', 'tcp', '443', '0.0.0.0/0'],
  group: ['in', 'tcp', '443', '0.0.0.0/0'],
};

const parse = { table: parseRoute, nacl: parseNaclRule, group: parseGroupRule } as const;

type Props = { setup: Setup; say: TheatreWords; onChange: (setup: Setup) => void };

/** Route tables, network ACLs and security groups, row by row, to be changed. */
export function Rules({ setup, say, onChange }: Props) {
  const [key, setKey] = useState('table private-a');
  const [kind = 'table', name = ''] = key.split(' ') as [Kind, string];
  const rows = setup.rules[key] ?? [];
  const put = (next: readonly Cells[]) =>
    onChange({ ...setup, rules: { ...setup.rules, [key]: next } });
  const more = useRef<HTMLButtonElement>(null);
  const bad = rows.findIndex((row) => parse[kind](row) === null);

  return (
    <details class="theatre-rules">
      <summary>{say.rules}</summary>
      <select
        aria-label={say.rules}
        value={key}
        onChange={({ currentTarget }) => setKey(currentTarget.value)}
      >
        {Object.keys(setup.rules).map((one) => {
          const [group = 'table', own = ''] = one.split(' ') as [Kind, string];
          return (
            <option key={one} value={one} selected={one === key}>
              {say.kindsOfRules[group]} {nameOf(say, own)}
            </option>
          );
        })}
      </select>
      {kind === 'table' && <p class="theatre-local">{say.local}</p>}
      {[...rows.entries()].map(([at, row]) => (
        <fieldset key={at} class="theatre-row">
          <legend class="unseen">{`${say.row.replace('{n}', String(at + 1))} ${name}`}</legend>
          {cells[kind].map(([cell, from], place) => (
            <Cell
              key={cell}
              cell={cell}
              value={row[place] ?? ''}
              from={from}
              say={say}
              bad={at === bad}
              onPut={(text) => put(rows.with(at, row.with(place, text)))}
            />
          ))}
          <button
            type="button"
            class="button button-quiet button-small"
            aria-label={`${say.remove} ${row.join(' ')}`}
            onClick={() => {
              put(rows.filter((_, i) => i !== at));
              // The button that was pressed goes with its row: the keyboard goes on from the next one.
              more.current?.focus();
            }}
          >
            ×
          </button>
        </fieldset>
      ))}
      {bad >= 0 && <p class="theatre-unread">{say.unread.replace('{n}', String(bad + 1))}</p>}
      <button
        type="button"
        class="button button-quiet button-small"
        ref={more}
        onClick={() => put([...rows, fresh[kind]])}
      >
        {say.add}
      </button>
    </details>
  );
}

type CellProps = {
  cell: string;
  value: string;
  from: readonly string[] | undefined;
  say: TheatreWords;
  bad: boolean;
  onPut: (text: string) => void;
};

function Cell({ cell, value, from, say, bad, onPut }: CellProps) {
  const label = say.cells[cell] ?? cell;
  const change = ({ currentTarget }: { currentTarget: { value: string } }) =>
    onPut(currentTarget.value.trim());
  if (!from) {
    return (
      <input
        aria-label={label}
        aria-invalid={bad || undefined}
        value={value}
        size={widths[cell] ?? 15}
        spellcheck={false}
        autocomplete="off"
        onChange={change}
      />
    );
  }
  return (
    <select aria-label={label} value={value} onChange={change}>
      {from.map((one) => (
        <option key={one} value={one} selected={one === value}>
          {cell === 'protocol' ? one : nameOf(say, one)}
        </option>
      ))}
    </select>
  );
}
