import { toNat64 } from './addresses.ts';
import { egressOnly } from './egress.ts';
import { mostConnections } from './nat.ts';
import { type Cells, parseGroupRule, parseNaclRule, parseRoute } from './rows.ts';
import { s3Endpoint, s3List } from './walk.ts';
import type { Host, Nat, Packet, Protocol, Subnet, World, Zone } from './world.ts';

/** What may be chosen where there is a fixed list. */
export const options = {
  protocol: ['tcp', 'udp', 'icmp'],
  nat: ['none', 'one', 'zonal', 'regional', 'private'],
  natIn: ['public', 'private'],
  lost: ['', 'a', 'b'],
} as const;

export type NatMode = (typeof options.nat)[number];

/** Everything a reader may change, as it is chosen and typed. A world is built from it. */
export type Setup = {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly protocol: Protocol;
  readonly nat: NatMode;
  /** The kind of subnet that a zonal NAT gateway was put into. */
  readonly natIn: (typeof options.natIn)[number];
  readonly attached: boolean;
  readonly lost: Zone | '';
  /** Hosts that have a public IPv4 address. */
  readonly publics: readonly string[];
  /** Seconds between the question and its answer. */
  readonly wait: number;
  /** Whether the NAT gateway is full of connections to the same place. */
  readonly busy: boolean;
  /** Routes, network ACLs and groups, typed, by kind and name: `table public`, `nacl private-a`, `group app`. */
  readonly rules: Readonly<Record<string, readonly Cells[]>>;
};

/** The four subnets of the post. */
export const subnets: readonly (Subnet & { ipv6: string })[] = [
  { name: 'public-a', zone: 'a', range: '10.16.0.0/20', table: 'public', ipv6: '2001:db8:16::' },
  {
    name: 'public-b',
    zone: 'b',
    range: '10.16.16.0/20',
    table: 'public',
    ipv6: '2001:db8:16:10::',
  },
  {
    name: 'private-a',
    zone: 'a',
    range: '10.16.128.0/20',
    table: 'private-a',
    ipv6: '2001:db8:16:80::',
  },
  {
    name: 'private-b',
    zone: 'b',
    range: '10.16.144.0/20',
    table: 'private-b',
    ipv6: '2001:db8:16:90::',
  },
];

/** The machines inside. Each would get this public address when it is given one. */
export const hosts: readonly (Omit<Host, 'elastic'> & { elastic: string })[] = [
  host('app-a', 'private-a', '10.16.130.7', '2001:db8:16:80::7', 'app', '198.51.100.8'),
  host('app-b', 'private-b', '10.16.146.9', '2001:db8:16:90::9', 'app', '198.51.100.9'),
  host('web-a', 'public-a', '10.16.3.50', '2001:db8:16::50', 'web', '198.51.100.7'),
  host('tools-a', 'private-a', '10.16.130.8', '2001:db8:16:80::8', 'tools', '198.51.100.10'),
  host('db-a', 'private-a', '10.16.131.20', '2001:db8:16:80::20', 'db', '198.51.100.11'),
];

function host(
  name: string,
  subnet: string,
  address: string,
  ipv6: string,
  group: string,
  elastic: string,
) {
  return { name, subnet, address, ipv6, group, elastic };
}

/** Who stands outside, by address. All are addresses set aside for documents. */
export const outside: Readonly<Record<string, string>> = {
  server: '203.0.113.80',
  server6: '2001:db8:feed::80',
  server64: toNat64('203.0.113.80'),
  s3: '192.0.2.44',
  partner: '10.20.4.40',
};

/** The Elastic IPs of the NAT gateways, by zone. */
const natElastic = { a: '198.51.100.24', b: '198.51.100.25' } as const;

const openNacl: readonly Cells[] = [
  ['100', 'in', 'allow', 'all', 'all', '0.0.0.0/0'],
  ['101', 'in', 'allow', 'all', 'all', '::/0'],
  ['100', 'out', 'allow', 'all', 'all', '0.0.0.0/0'],
  ['101', 'out', 'allow', 'all', 'all', '::/0'],
];

const openOut: readonly Cells[] = [
  ['out', 'all', 'all', '0.0.0.0/0'],
  ['out', 'all', 'all', '::/0'],
];

const privateTable = (nat: string): readonly Cells[] => [
  ['0.0.0.0/0', nat],
  ['64:ff9b::/96', nat],
  ['::/0', egressOnly],
  [s3List, s3Endpoint],
  ['10.20.0.0/16', 'tgw'],
];

/** The network of the post, with a NAT gateway in each zone: app-a asks a web server. */
export const startSetup: Setup = {
  from: 'app-a',
  to: 'server',
  port: 443,
  protocol: 'tcp',
  nat: 'zonal',
  natIn: 'public',
  attached: true,
  lost: '',
  publics: ['web-a'],
  wait: 0,
  busy: false,
  rules: {
    'table public': [
      ['0.0.0.0/0', 'igw'],
      ['::/0', 'igw'],
      [s3List, s3Endpoint],
      ['10.20.0.0/16', 'tgw'],
    ],
    'table private-a': privateTable('nat-a'),
    'table private-b': privateTable('nat-b'),
    'nacl public-a': openNacl,
    'nacl public-b': openNacl,
    'nacl private-a': openNacl,
    'nacl private-b': openNacl,
    'group web': [['in', 'tcp', '443', '0.0.0.0/0'], ['in', 'tcp', '443', '::/0'], ...openOut],
    'group app': [['in', 'tcp', '443', 'web'], ...openOut],
    'group tools': openOut,
    'group db': [['in', 'tcp', '5432', 'app'], ...openOut],
  },
};

/** Change the kind of NAT, and lead the private tables to it. */
export function withNat(setup: Setup, nat: NatMode): Setup {
  const rules = { ...setup.rules };
  for (const zone of ['a', 'b'] as const) {
    const key = `table private-${zone}`;
    const name = natName(nat, zone);
    const kept = (rules[key] ?? []).filter(
      ([range = '', target = '']) =>
        range !== '0.0.0.0/0' && range !== '10.20.0.0/16' && !target.startsWith('nat-'),
    );
    rules[key] = [
      ...(name
        ? [
            ['0.0.0.0/0', name],
            ['64:ff9b::/96', name],
          ]
        : []),
      ...kept,
      ['10.20.0.0/16', nat === 'private' ? 'nat-private' : 'tgw'],
    ];
  }
  return { ...setup, nat, rules };
}

function natName(nat: NatMode, zone: Zone): string | null {
  if (nat === 'none') return null;
  if (nat === 'one') return 'nat-a';
  return nat === 'zonal' ? `nat-${zone}` : `nat-${nat}`;
}

/** Build the world that a setup describes. What cannot be read counts as not written. */
export function buildWorld(setup: Setup): World {
  const { rules } = setup;
  const read = <T>(kind: string, parse: (cells: Cells) => T | null): Record<string, T[]> =>
    Object.fromEntries(
      Object.entries(rules)
        .filter(([key]) => key.startsWith(`${kind} `))
        .map(([key, rows]) => [
          key.slice(kind.length + 1),
          rows.map(parse).filter((rule): rule is T & NonNullable<T> => rule !== null),
        ]),
    );
  return {
    clock: 0,
    range: '10.16.0.0/16',
    ipv6Range: '2001:db8:16::/56',
    attached: setup.attached,
    lost: setup.lost ? [setup.lost] : [],
    subnets,
    hosts: hosts.map((one) => ({
      ...one,
      elastic: setup.publics.includes(one.name) ? one.elastic : null,
    })),
    tables: read('table', parseRoute),
    nacls: read('nacl', parseNaclRule),
    groups: read('group', parseGroupRule),
    nats: natsOf(setup),
    links: { tgw: '10.20.0.0/16' },
    prefixLists: { [s3List]: ['192.0.2.0/24'] },
    tracked: [],
  };
}

function natsOf({ nat, natIn, busy }: Setup): Nat[] {
  const others = busy ? mostConnections : 0;
  const zonal = (zone: Zone): Nat => ({
    name: `nat-${zone}`,
    kind: 'zonal',
    subnet: `${natIn}-${zone}`,
    address: `10.16.${{ public: { a: 3, b: 19 }, private: { a: 131, b: 147 } }[natIn][zone]}.9`,
    elastic: { [zone]: natElastic[zone] },
    others,
    rows: [],
  });
  switch (nat) {
    case 'none':
      return [];
    case 'one':
      return [zonal('a')];
    case 'zonal':
      return [zonal('a'), zonal('b')];
    case 'regional':
      return [
        {
          ...zonal('a'),
          name: 'nat-regional',
          kind: nat,
          subnet: null,
          address: null,
          elastic: natElastic,
        },
      ];
    case 'private':
      return [
        {
          ...zonal('a'),
          name: 'nat-private',
          kind: nat,
          subnet: 'public-a',
          address: '10.16.3.9',
          elastic: {},
        },
      ];
  }
}

/** Tell whether a name stands for somebody outside. */
export function isOutside(name: string): boolean {
  return name in outside;
}

/** The packet that a setup sends. Inside is spoken to by its private address, outside by its public one. */
export function packetOf(setup: Setup): Packet {
  const { from, to, port, protocol } = setup;
  const ipv6 = from === 'server6' || to === 'server6' || to === 'server64';
  // A ping has one number for the question and the answer.
  const ping = protocol === 'icmp';
  return {
    from: {
      address: addressOf(setup, from, ipv6, from),
      port: ping ? 7 : isOutside(from) ? 52_000 : 41_020,
    },
    to: { address: addressOf(setup, to, ipv6, from), port: ping ? 7 : port },
    protocol,
  };
}

function addressOf(setup: Setup, name: string, ipv6: boolean, asker: string): string {
  if (name === 'nat') return natElastic.a;
  const known = hosts.find((one) => one.name === name);
  if (!known) return outside[name] ?? '';
  if (ipv6) return known.ipv6;
  const calls = isOutside(asker) && asker !== 'partner' && name !== asker;
  return calls && setup.publics.includes(name) ? known.elastic : known.address;
}

/** To whom somebody may speak. */
export function partnersOf(from: string): string[] {
  const inside = hosts.map(({ name }) => name);
  if (from === 'server') return [...inside, 'nat'];
  if (isOutside(from)) return inside;
  return [...Object.keys(outside), ...inside.filter((name) => name !== from)];
}

/** Who may begin. */
export const askers: readonly string[] = [
  ...hosts.map(({ name }) => name),
  'server',
  'server6',
  'partner',
];
