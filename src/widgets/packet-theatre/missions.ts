import { play } from './play.ts';
import type { Code } from './reasons.ts';
import type { Cells } from './rows.ts';
import { type Setup, startSetup, withNat } from './setup.ts';
import type { Step } from './world.ts';

/** What must become true: who speaks to whom, whether the answer comes home, and why. */
export type Goal = Pick<Setup, 'from' | 'to' | 'port'> & {
  readonly answered: boolean;
  /** The reason that shows it was understood: it must decide somewhere on the way. */
  readonly by: Code;
};

/** A world with one fault. */
export type Mission = {
  readonly name: string;
  readonly setup: Setup;
  readonly goals: readonly Goal[];
};

const outsideToWeb: Goal = {
  from: 'server',
  to: 'web-a',
  port: 443,
  answered: true,
  by: 'one-to-one',
};

function faulty(changes: Partial<Setup>, rules: Record<string, readonly Cells[]> = {}): Setup {
  const setup = { ...startSetup, ...changes };
  return { ...setup, rules: { ...setup.rules, ...rules } };
}

function asked(goal: Pick<Setup, 'from' | 'to' | 'port'>): Partial<Setup> {
  const { from, to, port } = goal;
  return { from, to, port };
}

const rowsOf = (key: string) => startSetup.rules[key] ?? [];
const withoutRange = (key: string, ranges: readonly string[]) =>
  rowsOf(key).filter(([range = '']) => !ranges.includes(range));

/** The twelve missions, in the order of the post. */
export const missions: readonly Mission[] = [
  {
    name: 'no-route',
    setup: faulty(asked(outsideToWeb), {
      'table public': withoutRange('table public', ['0.0.0.0/0']),
    }),
    goals: [outsideToWeb],
  },
  {
    name: 'no-public-address',
    setup: faulty({ ...asked(outsideToWeb), publics: [] }),
    goals: [outsideToWeb],
  },
  {
    name: 'not-attached',
    setup: faulty({ ...asked(outsideToWeb), attached: false }),
    goals: [outsideToWeb],
  },
  {
    name: 'nat-in-private',
    setup: faulty({ natIn: 'private' }),
    goals: [{ from: 'app-a', to: 'server', port: 443, answered: true, by: 'many-to-one' }],
  },
  {
    name: 'private-to-gateway',
    setup: faulty(
      { from: 'app-b' },
      {
        'table private-b': [
          ['0.0.0.0/0', 'igw'],
          ...withoutRange('table private-b', ['0.0.0.0/0']),
        ],
      },
    ),
    goals: [{ from: 'app-b', to: 'server', port: 443, answered: true, by: 'many-to-one' }],
  },
  {
    name: 'no-high-ports',
    setup: faulty(
      {},
      {
        'nacl private-a': [
          ['100', 'in', 'allow', 'all', 'all', '10.16.0.0/16'],
          ['100', 'out', 'allow', 'tcp', '443', '0.0.0.0/0'],
          ['110', 'out', 'allow', 'all', 'all', '10.16.0.0/16'],
        ],
      },
    ),
    goals: [{ from: 'app-a', to: 'server', port: 443, answered: true, by: 'many-to-one' }],
  },
  {
    name: 'deny-first',
    setup: faulty(asked(outsideToWeb), {
      'nacl public-a': [
        ['90', 'in', 'deny', 'tcp', '443', '0.0.0.0/0'],
        ['100', 'in', 'allow', 'tcp', '443', '0.0.0.0/0'],
        ['110', 'in', 'allow', 'tcp', '1024-65535', '0.0.0.0/0'],
        ['100', 'out', 'allow', 'all', 'all', '0.0.0.0/0'],
      ],
    }),
    goals: [outsideToWeb],
  },
  {
    name: 'other-group',
    setup: faulty({ from: 'tools-a', to: 'db-a', port: 5432 }),
    goals: [
      { from: 'tools-a', to: 'db-a', port: 5432, answered: true, by: 'group-allows' },
      { from: 'app-a', to: 'db-a', port: 5432, answered: true, by: 'group-allows' },
      { from: 'web-a', to: 'db-a', port: 5432, answered: false, by: 'group-closed' },
    ],
  },
  {
    name: 'longer-prefix',
    setup: faulty(
      { to: 'partner' },
      { 'table private-a': [...rowsOf('table private-a'), ['10.20.4.0/26', 'pcx']] },
    ),
    goals: [{ from: 'app-a', to: 'partner', port: 443, answered: true, by: 'link-carries' }],
  },
  {
    name: 'lost-zone',
    setup: { ...withNat(startSetup, 'one'), from: 'app-b', lost: 'a' },
    goals: [{ from: 'app-b', to: 'server', port: 443, answered: true, by: 'many-to-one' }],
  },
  {
    name: 's3-pays',
    setup: faulty({ to: 's3' }, { 'table private-a': withoutRange('table private-a', ['pl-s3']) }),
    goals: [{ from: 'app-a', to: 's3', port: 443, answered: true, by: 'endpoint-carries' }],
  },
  {
    name: 'ipv6-out-only',
    setup: faulty(
      { from: 'server6', to: 'app-a' },
      {
        'table private-a': [['::/0', 'igw'], ...withoutRange('table private-a', ['::/0'])],
        'group app': [['in', 'tcp', '443', '::/0'], ...rowsOf('group app')],
      },
    ),
    goals: [
      { from: 'app-a', to: 'server6', port: 443, answered: true, by: 'egress-remembers' },
      { from: 'server6', to: 'app-a', port: 443, answered: false, by: 'no-row' },
    ],
  },
];

/** How one goal stands, and the step that decided. */
export type Standing = { readonly goal: Goal; readonly met: boolean; readonly last: Step };

/** Judge what a reader built. The lost zone of a mission stays lost: nobody repairs that from a console. */
export function judge(mission: Mission, setup: Setup): Standing[] {
  return mission.goals.map((goal) => {
    const { from, to, port } = goal;
    const { steps, answered } = play({
      ...setup,
      from,
      to,
      port,
      protocol: 'tcp',
      lost: mission.setup.lost,
      wait: 0,
      busy: false,
    });
    const decided = steps.some(({ reason }) => reason.code === goal.by);
    const last = steps.at(-1);
    if (!last) throw new Error('A packet always meets somebody.');
    return { goal, met: answered === goal.answered && decided, last };
  });
}
