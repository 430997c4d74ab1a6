import type { Code } from './reasons.ts';

/** One end of a packet. */
export type AddressAndPort = { readonly address: string; readonly port: number };

/** What a packet speaks. With ICMP the port is the number of the ping. */
export type Protocol = 'tcp' | 'udp' | 'icmp';

/** What travels. */
export type Packet = {
  readonly from: AddressAndPort;
  readonly to: AddressAndPort;
  readonly protocol: Protocol;
};

/** Seen from the host or the subnet that a rule belongs to. */
export type Way = 'in' | 'out';

/** From and to, both inside. */
export type Ports = readonly [from: number, to: number];

type Rule = {
  readonly way: Way;
  readonly protocol: Protocol | 'all';
  readonly ports: Ports;
};

/** A rule of a security group: it allows, and may name another group. */
export type GroupRule = Rule & { readonly peer: string };

/** A rule of a network ACL: the lowest number that fits decides. */
export type NaclRule = Rule & {
  readonly number: number;
  readonly allow: boolean;
  readonly range: string;
};

/** A route: where to, and through what. */
export type Route = { readonly range: string; readonly target: string };

export type Zone = 'a' | 'b';

export type Subnet = {
  readonly name: string;
  readonly zone: Zone;
  readonly range: string;
  readonly table: string;
};

export type Host = {
  readonly name: string;
  readonly subnet: string;
  readonly address: string;
  readonly ipv6: string;
  /** The public IPv4 address that the internet gateway keeps for it, if any. */
  readonly elastic: string | null;
  readonly group: string;
};

/** A line in a NAT gateway's table. */
export type NatRow = {
  readonly inside: AddressAndPort;
  readonly becomes: AddressAndPort;
  readonly towards: AddressAndPort;
  readonly protocol: Protocol;
  readonly usedAt: number;
};

export type Nat = {
  readonly name: string;
  readonly kind: 'zonal' | 'regional' | 'private';
  /** Where it stands; a regional one stands in no subnet. */
  readonly subnet: string | null;
  /** Its own private address; what a regional one has inside is AWS's own affair. */
  readonly address: string | null;
  /** Elastic IPs by zone; a private one has none. */
  readonly elastic: Readonly<Partial<Record<Zone, string>>>;
  /** Connections of other hosts that it carries to any one destination. */
  readonly others: number;
  readonly rows: readonly NatRow[];
};

/** A connection that somebody remembers: a security group at a host, or the egress-only gateway. */
export type Tracked = {
  readonly by: string;
  readonly mine: AddressAndPort;
  readonly other: AddressAndPort;
  readonly protocol: Protocol;
};

/** Everything that decides about a packet. */
export type World = {
  /** Seconds since the curtain rose. */
  readonly clock: number;
  readonly range: string;
  readonly ipv6Range: string;
  readonly attached: boolean;
  readonly lost: readonly Zone[];
  readonly subnets: readonly Subnet[];
  readonly hosts: readonly Host[];
  readonly tables: Readonly<Record<string, readonly Route[]>>;
  readonly nacls: Readonly<Record<string, readonly NaclRule[]>>;
  readonly groups: Readonly<Record<string, readonly GroupRule[]>>;
  readonly nats: readonly Nat[];
  /** Other private networks, by what leads to them. */
  readonly links: Readonly<Record<string, string>>;
  readonly prefixLists: Readonly<Record<string, readonly string[]>>;
  readonly tracked: readonly Tracked[];
};

/** Where something is decided. */
export type Place = {
  readonly kind:
    | 'host'
    | 'group'
    | 'nacl'
    | 'table'
    | 'nat'
    | 'gateway'
    | 'egress'
    | 'endpoint'
    | 'link';
  readonly name: string;
  /** The subnet it belongs to; null at the edge of the VPC. */
  readonly subnet: string | null;
};

export type Verdict = 'pass' | 'drop' | 'rewrite';

/** Why: a code, and the rule's own number, prefix or port. */
export type Reason = {
  readonly code: Code;
  readonly facts: Readonly<Record<string, string | number>>;
};

/** One decision about a packet, and the packet before and after it. */
export type Step = {
  readonly at: Place;
  readonly verdict: Verdict;
  readonly reason: Reason;
  readonly before: Packet;
  readonly after: Packet;
};

/** Find a subnet by name; the names in a world are its own. */
export function subnetOf(world: World, name: string): Subnet {
  const subnet = world.subnets.find((one) => one.name === name);
  if (!subnet) throw new Error(`No subnet ${name}.`);
  return subnet;
}

/** Find who has a private address, IPv4 or IPv6. */
export function hostAt(world: World, address: string): Host | null {
  return world.hosts.find((host) => host.address === address || host.ipv6 === address) ?? null;
}

/** Tell whether two ends are the same. */
export function isSameEnd(one: AddressAndPort, other: AddressAndPort): boolean {
  return one.address === other.address && one.port === other.port;
}
