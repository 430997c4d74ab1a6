import { describe, expect, test } from 'vitest';
import { judge, missions } from './missions.ts';
import type { Cells } from './rows.ts';
import { type Setup, withNat } from './setup.ts';

type Repair = (setup: Setup) => Setup;

const put =
  (key: string, row: Cells): Repair =>
  (setup) => ({ ...setup, rules: { ...setup.rules, [key]: [row, ...(setup.rules[key] ?? [])] } });

const keep =
  (key: string, keeps: (row: Cells) => boolean): Repair =>
  (setup) => ({
    ...setup,
    rules: { ...setup.rules, [key]: (setup.rules[key] ?? []).filter(keeps) },
  });

const point =
  (key: string, range: string, target: string): Repair =>
  (setup) =>
    put(key, [range, target])(keep(key, ([other]) => other !== range)(setup));

const change =
  (changes: Partial<Setup>): Repair =>
  (setup) => ({ ...setup, ...changes });

/** For each mission: what is meant to mend it, and what tempts and does not. */
const repairs: Readonly<Record<string, { mends: Repair[]; tempts: Repair[] }>> = {
  'no-route': {
    mends: [put('table public', ['0.0.0.0/0', 'igw'])],
    tempts: [put('group web', ['in', 'all', 'all', '0.0.0.0/0'])],
  },
  'no-public-address': {
    mends: [change({ publics: ['web-a'] })],
    tempts: [point('table public', '0.0.0.0/0', 'nat-a'), (setup) => withNat(setup, 'regional')],
  },
  'not-attached': {
    mends: [change({ attached: true })],
    tempts: [point('table public', '0.0.0.0/0', 'igw')],
  },
  'nat-in-private': {
    mends: [change({ natIn: 'public' }), (setup) => withNat(setup, 'regional')],
    tempts: [change({ publics: ['web-a', 'app-a'] })],
  },
  'private-to-gateway': {
    mends: [point('table private-b', '0.0.0.0/0', 'nat-b')],
    tempts: [change({ publics: ['web-a', 'app-b'] }), change({ attached: false })],
  },
  'no-high-ports': {
    mends: [put('nacl private-a', ['110', 'in', 'allow', 'tcp', '1024-65535', '0.0.0.0/0'])],
    tempts: [put('nacl private-a', ['110', 'in', 'allow', 'tcp', '443', '0.0.0.0/0'])],
  },
  'deny-first': {
    mends: [
      keep('nacl public-a', ([number]) => number !== '90'),
      put('nacl public-a', ['80', 'in', 'allow', 'tcp', '443', '0.0.0.0/0']),
    ],
    tempts: [
      put('nacl public-a', ['120', 'in', 'allow', 'tcp', '443', '0.0.0.0/0']),
      put('group web', ['in', 'all', 'all', '0.0.0.0/0']),
    ],
  },
  'other-group': {
    mends: [put('group db', ['in', 'tcp', '5432', 'tools'])],
    tempts: [put('group db', ['in', 'tcp', '5432', '10.16.0.0/16'])],
  },
  'longer-prefix': {
    mends: [keep('table private-a', ([range]) => range !== '10.20.4.0/26')],
    tempts: [
      put('table private-a', ['10.20.0.0/16', 'tgw']),
      put('table private-a', ['0.0.0.0/0', 'tgw']),
    ],
  },
  'lost-zone': {
    mends: [(setup) => withNat(setup, 'zonal'), (setup) => withNat(setup, 'regional')],
    tempts: [change({ lost: '' }), point('table private-b', '0.0.0.0/0', 'igw')],
  },
  's3-pays': {
    mends: [put('table private-a', ['pl-s3', 's3-endpoint'])],
    tempts: [
      (setup) => withNat(setup, 'one'),
      (setup) => withNat(setup, 'regional'),
      point('table private-a', '0.0.0.0/0', 's3-endpoint'),
    ],
  },
  'ipv6-out-only': {
    mends: [point('table private-a', '::/0', 'eigw')],
    tempts: [
      point('table private-a', '::/0', 'nat-a'),
      keep('group app', ([, , , peer]) => peer !== '::/0'),
      keep('table private-a', ([range]) => range !== '::/0'),
    ],
  },
};

const solves = (name: string, setup: Setup) => {
  const mission = missions.find((one) => one.name === name);
  if (!mission) throw new Error(`No mission ${name}.`);
  return judge(mission, setup).every(({ met }) => met);
};

test('there are twelve, and each has a repair and a temptation', () => {
  expect(missions).toHaveLength(12);
  expect(missions.map(({ name }) => name)).toEqual(Object.keys(repairs));
});

describe.each(missions)('$name', ({ name, setup }) => {
  test('is broken before', () => {
    expect(solves(name, setup)).toBe(false);
  });

  test('is mended by what is meant', () => {
    for (const mend of repairs[name]?.mends ?? []) expect(solves(name, mend(setup))).toBe(true);
  });

  test('is not mended by what tempts', () => {
    for (const tempt of repairs[name]?.tempts ?? []) expect(solves(name, tempt(setup))).toBe(false);
  });
});
