import { describe, expect, test } from 'vitest';
import { missions } from './missions.ts';
import { mostConnections } from './nat.ts';
import { play } from './play.ts';
import { codes } from './reasons.ts';
import { buildWorld, packetOf, type Setup, startSetup, withNat } from './setup.ts';
import { walk } from './walk.ts';
import type { Step } from './world.ts';

const setup = (changes: Partial<Setup> = {}, rules: Setup['rules'] = {}): Setup => ({
  ...startSetup,
  ...changes,
  rules: { ...startSetup.rules, ...rules },
});

const told = (steps: readonly Step[]) =>
  steps.map(({ at, reason }) => `${at.subnet ?? 'edge'} ${at.kind} ${reason.code}`);

const end = ({ address, port }: { address: string; port: number }) => `${address} ${port}`;

/** One packet, without its answer. */
const send = (changes: Partial<Setup> = {}, rules: Setup['rules'] = {}) => {
  const one = setup(changes, rules);
  return walk(buildWorld(one), packetOf(one));
};

const lastOf = (changes: Partial<Setup>, rules: Setup['rules'] = {}) =>
  play(setup(changes, rules)).steps.at(-1);

describe('out of a private subnet and back', () => {
  const { steps, turn, answered, world } = play(startSetup);

  test('every hop is met in the order of the post', () => {
    expect(told(steps.slice(0, turn))).toEqual([
      'private-a group group-allows',
      'private-a nacl nacl-allows',
      'private-a table longest-prefix',
      'public-a nacl nacl-allows',
      'public-a nat many-to-one',
      'public-a nacl nacl-allows',
      'public-a table longest-prefix',
      'edge gateway one-to-one',
    ]);
    expect(told(steps.slice(turn))).toEqual([
      'edge gateway one-to-one',
      'public-a nacl nacl-allows',
      'public-a nat row-found',
      'public-a nacl nacl-allows',
      'public-a table local',
      'private-a nacl nacl-allows',
      'private-a group group-remembers',
    ]);
    expect(answered).toBe(true);
  });

  test('two things rewrite the source, and only they', () => {
    expect(steps.slice(0, turn).map(({ after }) => end(after.from))).toEqual([
      ...Array(4).fill('10.16.130.7 41020'),
      ...Array(3).fill('10.16.3.9 6100'),
      '198.51.100.24 6100',
    ]);
    expect(new Set(steps.slice(0, turn).map(({ after }) => end(after.to)))).toEqual(
      new Set(['203.0.113.80 443']),
    );
  });

  test('on the way back the destination is rewritten twice', () => {
    expect(steps.slice(turn).map(({ after }) => end(after.to))).toEqual([
      '10.16.3.9 6100',
      '10.16.3.9 6100',
      ...Array(5).fill('10.16.130.7 41020'),
    ]);
  });

  test('the NAT gateway keeps a row, the group a connection', () => {
    expect(world.nats[0]?.rows).toHaveLength(1);
    expect(world.nats[1]?.rows).toHaveLength(0);
    expect(world.tracked.map(({ by }) => by)).toEqual(['app-a']);
  });
});

describe('each kind of NAT', () => {
  test.each([
    ['none', 'app-a', 'private-a table no-route', false],
    ['one', 'app-b', 'private-b group group-remembers', true],
    ['zonal', 'app-b', 'private-b group group-remembers', true],
    ['regional', 'app-b', 'private-b group group-remembers', true],
    ['private', 'app-a', 'edge gateway no-public-address', false],
  ] as const)('%s: %s ends at %s', (nat, from, last, answered) => {
    const result = play({ ...withNat(startSetup, nat), from });
    expect(told(result.steps).at(-1)).toBe(last);
    expect(result.answered).toBe(answered);
  });

  test('one for both zones crosses into zone a, one a zone does not', () => {
    const crossing = (nat: 'one' | 'zonal') =>
      play({ ...withNat(startSetup, nat), from: 'app-b' }).steps.find(({ at }) => at.kind === 'nat')
        ?.at.subnet;
    expect(crossing('one')).toBe('public-a');
    expect(crossing('zonal')).toBe('public-b');
  });

  test('a regional one stands in no subnet, asks no second ACL, and still needs the gateway', () => {
    const regional = withNat(startSetup, 'regional');
    expect(told(play(regional).steps)).toEqual([
      'private-a group group-allows',
      'private-a nacl nacl-allows',
      'private-a table longest-prefix',
      'edge nat many-to-one',
      'edge gateway not-rewritten',
      'edge gateway not-rewritten',
      'edge nat row-found',
      'private-a nacl nacl-allows',
      'private-a group group-remembers',
    ]);
    expect(told(play({ ...regional, attached: false }).steps).at(-1)).toBe(
      'edge gateway gateway-not-attached',
    );
  });

  test('a private one carries to another private network under its own address', () => {
    const { steps, answered, turn } = play({ ...withNat(startSetup, 'private'), to: 'partner' });
    expect(answered).toBe(true);
    expect(steps[turn - 1]?.after.from.address).toBe('10.16.3.9');
    expect(steps[turn - 1]?.at.kind).toBe('link');
  });
});

describe('memory', () => {
  test.each([
    [350, 'group-remembers', true],
    [351, 'row-expired', false],
  ])('an answer after %i idle seconds: %s', (wait, code, answered) => {
    const result = play(setup({ wait }));
    expect(result.steps.at(-1)?.reason.code).toBe(code);
    expect(result.answered).toBe(answered);
  });

  test('a row is kept alive by use, and a TCP connection that slept too long is refused once', () => {
    const packet = packetOf(startSetup);
    const first = walk(buildWorld(startSetup), packet);
    const again = walk({ ...first.world, clock: 300 }, packet);
    expect(again.world.nats[0]?.rows).toEqual([{ ...first.world.nats[0]?.rows[0], usedAt: 300 }]);
    const late = walk({ ...again.world, clock: 651 }, packet);
    expect(late.steps.at(-1)?.reason.code).toBe('row-expired');
    expect(walk(late.world, packet).arrived).toBe(true);
    const udp = { ...packet, protocol: 'udp' } as const;
    const open = walk(buildWorld(startSetup), udp);
    expect(walk({ ...open.world, clock: 999 }, udp).arrived).toBe(true);
  });

  test('a second connection to the same place gets the next port, one to another place the same', () => {
    const packet = packetOf(startSetup);
    const first = walk(buildWorld(startSetup), packet);
    const second = walk(first.world, { ...packet, from: { ...packet.from, port: 41_021 } });
    expect(second.steps.at(-1)?.after.from.port).toBe(6101);
    const other = walk(second.world, { ...packet, to: { ...packet.to, port: 80 } });
    expect(other.steps.at(-1)?.after.from.port).toBe(6100);
  });

  test('55,000 connections to one destination, and not one more', () => {
    const world = buildWorld(startSetup);
    const with54999 = {
      ...world,
      nats: world.nats.map((nat) => ({ ...nat, others: mostConnections - 1 })),
    };
    const packet = packetOf(startSetup);
    const last = walk(with54999, packet);
    expect(last.arrived).toBe(true);
    const over = walk(last.world, { ...packet, from: { ...packet.from, port: 41_021 } });
    expect(over.steps.at(-1)?.reason).toEqual({
      code: 'ports-used-up',
      facts: { most: 55_000, to: '203.0.113.80' },
    });
  });

  test('a group that remembers lets the answer out though no rule would', () => {
    const closed = { 'group web': [['in', 'tcp', '443', '0.0.0.0/0']] };
    expect(play(setup({ from: 'server', to: 'web-a' }, closed)).answered).toBe(true);
  });

  test('an ACL does not: the same answer needs a rule of its own', () => {
    const closed = { 'nacl public-a': [['100', 'in', 'allow', 'tcp', '443', '0.0.0.0/0']] };
    expect(lastOf({ from: 'server', to: 'web-a' }, closed)?.reason).toMatchObject({
      code: 'nacl-denies',
      facts: { way: 'out', number: '*', rule: 'all', asked: 'tcp 52000' },
    });
  });
});

describe('unasked from outside', () => {
  test('to a host with a public address: one to one, then the rules', () => {
    expect(told(send({ from: 'server', to: 'web-a' }).steps)).toEqual([
      'edge gateway one-to-one',
      'public-a nacl nacl-allows',
      'public-a group group-allows',
    ]);
  });

  test('to a NAT gateway: translated, and dropped there, whatever the rules say', () => {
    expect(told(send({ from: 'server', to: 'nat' }).steps)).toEqual([
      'edge gateway one-to-one',
      'public-a nacl nacl-allows',
      'public-a nat no-row',
    ]);
  });

  test('to an IPv6 host behind an egress-only gateway', () => {
    expect(told(send({ from: 'server6', to: 'app-a' }).steps)).toEqual(['edge egress no-row']);
  });

  test('to an IPv6 host whose table leads to the internet gateway', () => {
    expect(told(send({ from: 'server6', to: 'web-a' }).steps)).toEqual([
      'edge gateway not-rewritten',
      'public-a nacl nacl-allows',
      'public-a group group-allows',
    ]);
  });
});

describe('IPv6', () => {
  test('nothing is rewritten, and the egress-only gateway knows the answer again', () => {
    const { steps, turn, answered } = play(setup({ to: 'server6' }));
    expect(answered).toBe(true);
    expect(steps.every(({ verdict }) => verdict === 'pass')).toBe(true);
    expect(told(steps)[turn - 1]).toBe('edge egress egress-notes');
    expect(told(steps)[turn]).toBe('edge egress egress-remembers');
  });

  test('NAT64 unpacks the IPv4 address, and packs it again for the answer', () => {
    const { steps, turn, answered } = play(setup({ to: 'server64' }));
    expect(answered).toBe(true);
    expect(steps[0]?.before.to.address).toBe('64:ff9b::cb00:7150');
    expect(steps.find(({ reason }) => reason.code === 'nat64')?.after).toEqual({
      from: { address: '10.16.3.9', port: 6100 },
      to: { address: '203.0.113.80', port: 443 },
      protocol: 'tcp',
    });
    expect(steps[turn - 1]?.after.from.address).toBe('198.51.100.24');
    expect(steps.at(-1)?.after.from.address).toBe('64:ff9b::cb00:7150');
    expect(steps.at(-1)?.after.to.address).toBe('2001:db8:16:80::7');
  });
});

test('S3 by its prefix list: no NAT, no internet gateway, nothing rewritten', () => {
  const { steps, answered } = play(setup({ to: 's3', attached: false, nat: 'none' }));
  expect(answered).toBe(true);
  expect(told(steps)).toEqual([
    'private-a group group-allows',
    'private-a nacl nacl-allows',
    'private-a table prefix-list',
    'edge endpoint endpoint-carries',
    'edge endpoint endpoint-carries',
    'private-a nacl nacl-allows',
    'private-a group group-remembers',
  ]);
});

test('a group that names the list of S3 lets S3 through and nobody else', () => {
  const rules = {
    'group app': [['out', 'tcp', '443', 's3']],
    'group web': [['out', 'tcp', '443', 'pl-s3']],
  };
  for (const from of ['app-a', 'web-a']) {
    const answered = from === 'web-a';
    expect(play(setup({ from, to: 's3' }, rules)).answered, from).toBe(answered);
    expect(lastOf({ from, to: 'server' }, rules)?.reason.code).toBe('group-closed');
  }
});

test('inside one subnet two groups are met and no ACL, and between subnets both ACLs', () => {
  const near = play(setup({ to: 'db-a', port: 5432 }));
  expect(near.answered).toBe(true);
  expect(near.steps.some(({ at }) => at.kind === 'nacl')).toBe(false);
  const far = send({ from: 'web-a', to: 'app-a' });
  expect(told(far.steps)).toEqual([
    'public-a group group-allows',
    'public-a nacl nacl-allows',
    'public-a table local',
    'private-a nacl nacl-allows',
    'private-a group group-allows',
  ]);
});

test('a ping has no ports to be closed', () => {
  const open = { 'group web': [['in', 'icmp', 'all', '0.0.0.0/0']] };
  expect(play(setup({ from: 'server', to: 'web-a', protocol: 'icmp' }, open)).answered).toBe(true);
  expect(lastOf({ from: 'server', to: 'web-a', protocol: 'icmp' })?.reason.code).toBe(
    'group-closed',
  );
  expect(play(setup({ protocol: 'icmp' })).answered).toBe(true);
});

describe('where it ends', () => {
  const table = 'table private-a';
  test.each<[string, Partial<Setup>, Setup['rules']]>([
    ['zone-lost', { lost: 'a' }, {}],
    ['zone-lost', { from: 'server', to: 'web-a', lost: 'a' }, {}],
    ['no-route', {}, { [table]: [] }],
    ['blackhole', { nat: 'none' }, {}],
    ['blackhole', {}, { [table]: [['0.0.0.0/0', 'pcx']] }],
    ['blackhole', {}, { [table]: [['0.0.0.0/0', 's3-endpoint']] }],
    ['blackhole', {}, { [table]: [['0.0.0.0/0', 'eigw']] }],
    ['nobody-there', {}, { [table]: [['0.0.0.0/0', 'tgw']] }],
    ['nobody-there', { from: 'web-a', to: 'partner' }, { 'table public': [['0.0.0.0/0', 'igw']] }],
    ['no-public-address', {}, { [table]: [['0.0.0.0/0', 'igw']] }],
    ['no-public-address', { from: 'server', to: 'app-a' }, {}],
    ['gateway-not-attached', { attached: false }, {}],
    ['gateway-not-attached', { from: 'server', to: 'web-a', attached: false }, {}],
    ['gateway-not-attached', { from: 'server6', to: 'web-a', attached: false }, {}],
    ['nat-without-way-out', { natIn: 'private' }, {}],
    ['nat-without-way-out', {}, { 'table public': [] }],
    ['no-ipv6-nat', { to: 'server6' }, { [table]: [['::/0', 'nat-a']] }],
    ['ports-used-up', { busy: true }, {}],
    ['group-closed', {}, { 'group app': [] }],
    ['group-closed', { from: 'web-a', to: 'db-a', port: 5432 }, {}],
    ['nacl-denies', {}, { 'nacl private-a': [] }],
  ])('%s %j', (code, changes, rules) => {
    const step = lastOf(changes, rules);
    expect([step?.reason.code, step?.verdict]).toEqual([code, 'drop']);
  });

  test('nobody has that address', () => {
    const packet = { ...packetOf(startSetup), to: { address: '10.16.3.200', port: 443 } };
    expect(walk(buildWorld(startSetup), packet).steps.at(-1)?.reason.code).toBe('nobody-there');
  });

  test('a regional NAT gateway outlives a zone, one in the lost zone does not', () => {
    const from = { from: 'app-b', lost: 'a' } as const;
    expect(play({ ...withNat(startSetup, 'regional'), ...from }).answered).toBe(true);
    const { steps } = play({ ...withNat(startSetup, 'one'), ...from });
    expect(told(steps).at(-1)).toBe('public-a nat zone-lost');
  });
});

test('no packet is rewritten by what only passes or drops, and a drop is always the last', () => {
  for (const { setup: world } of missions) {
    for (const { steps, turn } of [play(world), play(setup())]) {
      steps.forEach((step, i) => {
        if (step.verdict !== 'rewrite') expect(step.after).toEqual(step.before);
        if (step.verdict === 'drop') expect(i).toBe(steps.length - 1);
        if (i > 0 && i !== turn) expect(step.before).toEqual(steps[i - 1]?.after);
      });
    }
  }
});

test('every reason is met somewhere', () => {
  const worlds: Setup[] = [
    ...missions.map((mission) => mission.setup),
    ...(['none', 'one', 'zonal', 'regional', 'private'] as const).flatMap((nat) =>
      ['server', 'server6', 'server64', 's3', 'partner', 'db-a'].map((to) => ({
        ...withNat(startSetup, nat),
        to,
      })),
    ),
    setup({ wait: 351 }),
    setup({ busy: true }),
    setup({}, { 'table private-a': [['0.0.0.0/0', 'tgw']] }),
    setup({ from: 'server', to: 'nat' }),
    setup({ to: 'server6' }, { 'table private-a': [['::/0', 'nat-a']] }),
    setup({ nat: 'none' }),
  ];
  const met = new Set(worlds.flatMap((one) => play(one).steps.map(({ reason }) => reason.code)));
  expect(codes.filter((code) => !met.has(code))).toEqual([]);
});
