import { type Play, send } from '#widgets/packet-theatre/play.ts';
import { outside, type Setup } from '#widgets/packet-theatre/setup.ts';
import type { World } from '#widgets/packet-theatre/world.ts';

/** How a stage's private subnets get out, by `network.nat_mode`, and which run of a test file made it. */
export const ways = [
  { nat: 'none', stage: 'dev', run: 'as_the_variables_say', figure: 'none' },
  { nat: 'single', stage: 'dev', run: 'by_one_gateway', figure: 'one' },
  { nat: 'per_zone', stage: 'prod', run: 'as_the_variables_say', figure: 'zonal' },
  { nat: 'instance', stage: 'dev', run: 'by_a_nat_instance', figure: null },
  { nat: 'regional', stage: 'dev', run: 'by_a_regional_gateway', figure: 'regional' },
] as const satisfies readonly {
  nat: string;
  stage: 'dev' | 'prod';
  run: string;
  /** The same in the figure, where it can be chosen. */
  figure: Setup['nat'] | null;
}[];

type Nat = (typeof ways)[number]['nat'];

/** A packet, whether its answer comes home, and what decides: the reason of some step, or of the last. */
export interface Sent {
  readonly from: string;
  readonly to: string;
  readonly port: number;
  readonly answered: boolean;
  readonly by: string;
  /** Only with these. */
  readonly only?: readonly Nat[];
  readonly lost?: 'a';
}

const out: readonly Nat[] = ['single', 'per_zone', 'instance', 'regional'];

const reaches = (
  from: string,
  to: string,
  port: number,
  by: string,
  only?: readonly Nat[],
): Sent => ({
  from,
  to,
  port,
  answered: true,
  by,
  ...(only ? { only } : {}),
});

const fails = (
  from: string,
  to: string,
  port: number,
  by: string,
  only?: readonly Nat[],
): Sent => ({
  ...reaches(from, to, port, by, only),
  answered: false,
});

/** What must come home and what must not. The site's machines stand only where there is a way out. */
export const packets: readonly Sent[] = [
  // A public subnet is one whose machines the internet reaches, and the other way round.
  ...['public-a', 'public-b'].flatMap((host) => [
    reaches(host, 'server', 443, 'one-to-one'),
    reaches('server', host, 443, 'one-to-one'),
    reaches(host, 's3', 443, 'endpoint-carries'),
    fails('server', host, 22, 'nacl-denies'),
  ]),

  // A private one goes out by NAT or not at all, and to S3 by the endpoint whatever else there is.
  ...['private-a', 'private-b'].flatMap((host) => [
    reaches(host, 's3', 443, 'endpoint-carries'),
    fails(host, 'server', 443, 'no-route', ['none']),
    reaches(host, 'server', 443, 'many-to-one', out),
    fails(host, 'server', 80, 'nacl-denies'),
    // Nobody comes in, not even to a machine that got a public address by mistake.
    fails('server', host, 443, 'no-public-address'),
    fails('server', `${host}-astray`, 443, 'nacl-denies'),
    fails('server', `${host}-astray`, 22, 'nacl-denies'),
  ]),
  // With the door's own address it could go out by the door, if its route led there.
  fails('private-a-astray', 'server', 443, 'no-route', ['none']),
  fails('server', 'nat', 443, 'no-row', out),

  // The loss of a zone.
  { ...reaches('private-b', 'server', 443, 'many-to-one', ['per_zone', 'regional']), lost: 'a' },
  { ...fails('private-b', 'server', 443, 'zone-lost', ['single', 'instance']), lost: 'a' },

  // The functions reach our database and our endpoints, nothing else.
  ...['function-a', 'function-b'].flatMap((host) => [
    reaches(host, 'database-a', 5432, 'group-allows'),
    reaches(host, 's3', 443, 'endpoint-carries'),
    reaches(host, 'sns-a', 443, 'group-allows'),
    fails(host, 'server', 443, 'group-closed'),
    fails('server', host, 443, 'no-public-address'),
    fails('private-a', host, 443, 'group-closed'),
  ]),

  // The database takes those who work with it, and calls nobody.
  fails('private-a', 'database-a', 5432, 'group-closed'),
  fails('database-a', 'server', 443, 'group-closed'),
  fails('database-a', 's3', 443, 'group-closed'),
  fails('server', 'database-a', 5432, 'no-public-address'),

  // The balancer is what the internet may knock at, the machines behind it are not.
  ...['balancer-a', 'balancer-b'].flatMap((host) => [
    reaches('server', host, 443, 'one-to-one', out),
    reaches('server', host, 80, 'one-to-one', out),
    fails('server', host, 5432, 'group-closed', out),
    reaches(host, 'machine-b', 4321, 'group-allows', out),
    fails(host, 'machine-b', 22, 'group-closed', out),
    fails(host, 'database-a', 5432, 'group-closed', out),
  ]),
  ...['machine-a', 'machine-b'].flatMap((host) => [
    reaches(host, 'database-a', 5432, 'group-allows', out),
    reaches(host, 's3', 443, 'endpoint-carries', out),
    reaches(host, 'server', 443, 'many-to-one', out),
    reaches(host, 'server', 587, 'many-to-one', out),
    fails(host, 'server', 80, 'group-closed', out),
    fails('server', host, 4321, 'no-public-address', out),
    fails('public-a', host, 4321, 'group-closed', out),
  ]),

  // The NAT instance as the machine that it also is: its group passes on what comes from inside.
  ...[443, 587].flatMap((port) => [
    reaches('private-b', 'nat-itself-a', port, 'group-allows', ['instance']),
    reaches('nat-itself-a', 'server', port, 'one-to-one', ['instance']),
  ]),
  reaches('nat-itself-a', 's3', 443, 'endpoint-carries', ['instance']),
  reaches('nat-itself-a', 'database-b', 5432, 'group-allows', ['instance']),
  fails('nat-itself-a', 'server', 80, 'group-closed', ['instance']),
  fails('server', 'nat-itself-a', 443, 'group-closed', ['instance']),
];

/** Tell what went otherwise than said when one of them is sent through a world; null when nothing did. */
export function findDifference(world: World, sent: Sent): string | null {
  const { steps, answered } = sendThrough(world, sent);
  const codes = steps.map(({ reason }) => reason.code);
  const met: readonly (string | undefined)[] = sent.answered ? codes : codes.slice(-1);
  const paid = steps.filter(({ at }) => at.kind === 'nat' || at.kind === 'gateway');
  // The way to S3 is the free one.
  const isFree = sent.to !== 's3' || paid.length === 0;
  return answered === sent.answered && met.includes(sent.by) && isFree ? null : codes.join(', ');
}

/** Send a packet and its answer, by the rules of the packet theatre. */
function sendThrough(world: World, { from, to, port, lost }: Sent): Play {
  const fromOutside = outside[from] !== undefined;
  return send(
    { ...world, lost: lost ? [lost] : [] },
    {
      from: { address: addressOf(world, from, false), port: 41_020 },
      to: { address: addressOf(world, to, fromOutside), port },
      protocol: 'tcp',
    },
  );
}

/** From outside a machine is called by its public address, if it has one. */
function addressOf(world: World, name: string, fromOutside: boolean): string {
  if (name === 'nat') return world.nats[0]?.elastic.a ?? 'none';
  const host = world.hosts.find((one) => one.name === name);
  const address = (fromOutside && host?.elastic) || host?.address || outside[name];
  if (!address) throw new Error(`Nobody is called ${name}.`);
  return address;
}

type Plant = (world: World) => Partial<World>;

const without =
  (table: string, range: string): Plant =>
  ({ tables }) => ({
    tables: {
      ...tables,
      [table]: (tables[table] ?? []).filter((route) => route.range !== range),
    },
  });

/** What could go wrong with a gateway for each zone; some packet must notice each. */
export const roadFaults: Readonly<Record<string, Plant>> = {
  'the gateway is not attached': () => ({ attached: false }),
  'public subnets have no way to the gateway': without('public', '0.0.0.0/0'),
  'a private table leads to the gateway': ({ tables }) => ({
    tables: { ...tables, 'private-b': [{ range: '0.0.0.0/0', target: 'igw' }] },
  }),
  'both private tables lead to one NAT': ({ tables }) => ({
    tables: { ...tables, 'private-b': tables['private-a'] ?? [] },
  }),
  'the endpoint is not in a private table': without('private-a', 'pl-s3'),
  'answers do not come into a private subnet': ({ nacls }) => ({
    nacls: {
      ...nacls,
      'private-a': (nacls['private-a'] ?? []).filter(({ ports }) => ports[0] !== 1024),
    },
  }),
  'a private subnet lets everything in and out': ({ nacls }) => ({
    nacls: {
      ...nacls,
      'private-a': (nacls['private-a'] ?? []).map((rule) => ({
        ...rule,
        protocol: 'all' as const,
        range: '0.0.0.0/0',
      })),
    },
  }),
  'no group lets anybody in': ({ groups }) => ({
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, rules]) => [
        name,
        rules.filter(({ way }) => way === 'out'),
      ]),
    ),
  }),
  'every group lets everybody in': ({ groups }) => ({
    groups: Object.fromEntries(
      Object.entries(groups).map(([name, rules]) => [
        name,
        [...rules, { way: 'in', protocol: 'tcp', ports: [1, 65_535], peer: '0.0.0.0/0' } as const],
      ]),
    ),
  }),
};
