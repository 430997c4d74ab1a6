import { isIpv6, isWithin } from './addresses.ts';
import { egressIn, egressOnly, egressOut } from './egress.ts';
import { gatewayIn, gatewayInIpv6, gatewayOut } from './gateway.ts';
import { askGroup } from './groups.ts';
import { askNacl } from './nacls.ts';
import { translateBack, translateOut } from './nat.ts';
import { longestPrefix, routesOf } from './routes.ts';
import { drop, pass, type Trip } from './trip.ts';
import {
  type Host,
  hostAt,
  type Nat,
  type Packet,
  type Step,
  subnetOf,
  type World,
  type Zone,
} from './world.ts';

/** The name of the gateway endpoint as a target. */
export const s3Endpoint = 's3-endpoint';

/** The prefix list of S3, as it is written in a route. */
export const s3List = 'pl-s3';

/** Follow one packet to its end. The world comes back with the rows the NAT and groups gained. */
export function walk(
  world: World,
  packet: Packet,
): { readonly steps: readonly Step[]; readonly world: World; readonly arrived: boolean } {
  const trip: Trip = { world, packet, steps: [] };
  const sender = hostAt(world, packet.from.address);
  const arrived = sender ? leaveHost(trip, sender) : comeIn(trip);
  return { steps: trip.steps, world: trip.world, arrived };
}

function leaveHost(trip: Trip, host: Host): boolean {
  if (!isUp(trip, host) || !askGroup(trip, host, 'out')) return false;
  const neighbour = hostAt(trip.world, trip.packet.to.address);
  // A network ACL stands at the border: within the subnet nobody meets it.
  const inside = neighbour?.subnet === host.subnet;
  return (inside || askNacl(trip, host.subnet, 'out')) && followRoute(trip, host.subnet, null);
}

/** Follow the table of a subnet; a NAT gateway that stands in it follows the same one. */
function followRoute(trip: Trip, subnet: string, nat: Nat | null): boolean {
  const { table, zone } = subnetOf(trip.world, subnet);
  const at = { kind: 'table', name: table, subnet } as const;
  const { address } = trip.packet.to;
  const best = longestPrefix(routesOf(trip.world, table), address, trip.world.prefixLists);
  if (!best) return drop(trip, at, nat ? 'nat-without-way-out' : 'no-route', { table, address });

  const { target, range } = best.route;
  const facts = { table, address, range: best.range, list: range, target };
  if (target === 'local') {
    pass(trip, at, 'local', facts);
    return deliver(trip, subnet);
  }
  const next = trip.world.nats.find((one) => one.name === target);
  if (nat && next) return drop(trip, at, 'nat-without-way-out', facts);
  if (next) return pass(trip, at, 'longest-prefix', facts) && throughNat(trip, next, subnet, zone);
  if (target === 'igw') {
    return pass(trip, at, 'longest-prefix', facts) && gatewayOut(trip) && reachOutside(trip);
  }
  if (target === egressOnly && isIpv6(address)) {
    return pass(trip, at, 'longest-prefix', facts) && egressOut(trip) && reachOutside(trip);
  }
  if (target === s3Endpoint && range === s3List) {
    return (
      pass(trip, at, 'prefix-list', facts) &&
      pass(trip, endpointPlace, 'endpoint-carries', { address })
    );
  }
  const link = trip.world.links[target];
  if (link === undefined) return drop(trip, at, 'blackhole', facts);
  return pass(trip, at, 'longest-prefix', facts) && throughLink(trip, target, link);
}

const endpointPlace = { kind: 'endpoint', name: s3Endpoint, subnet: null } as const;

function throughLink(trip: Trip, name: string, range: string): boolean {
  const at = { kind: 'link', name, subnet: null } as const;
  const { address } = trip.packet.to;
  return isWithin(range, address)
    ? pass(trip, at, 'link-carries', { link: name, range })
    : drop(trip, at, 'nobody-there', { address });
}

/** The internet knows no private addresses. */
function reachOutside(trip: Trip): boolean {
  const { address } = trip.packet.to;
  const isPrivate = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].some((range) =>
    isWithin(range, address),
  );
  const at = { kind: 'gateway', name: 'igw', subnet: null } as const;
  return !isPrivate || drop(trip, at, 'nobody-there', { address });
}

function throughNat(trip: Trip, nat: Nat, from: string, zone: Zone): boolean {
  if (nat.subnet === null) {
    return translateOut(trip, nat, zone) && gatewayOut(trip) && reachOutside(trip);
  }
  if (!isNatUp(trip, nat)) return false;
  if (nat.subnet !== from && !askNacl(trip, nat.subnet, 'in')) return false;
  return (
    translateOut(trip, nat, zone) &&
    askNacl(trip, nat.subnet, 'out') &&
    followRoute(trip, nat.subnet, nat)
  );
}

/** Hand a packet to whoever has its address in the VPC. */
function deliver(trip: Trip, from: string | null): boolean {
  const { address } = trip.packet.to;
  const host = hostAt(trip.world, address);
  if (host) {
    const crosses = host.subnet !== from;
    return (
      (!crosses || askNacl(trip, host.subnet, 'in')) &&
      isUp(trip, host) &&
      askGroup(trip, host, 'in')
    );
  }
  const nat = trip.world.nats.find((one) => one.address === address);
  if (nat) return backThroughNat(trip, nat, from);
  const at = { kind: 'table', name: 'local', subnet: from } as const;
  return drop(trip, at, 'nobody-there', { address });
}

function backThroughNat(trip: Trip, nat: Nat, from: string | null): boolean {
  if (nat.subnet === null) return translateBack(trip, nat) && deliver(trip, null);
  if (!isNatUp(trip, nat)) return false;
  if (nat.subnet !== from && !askNacl(trip, nat.subnet, 'in')) return false;
  if (!translateBack(trip, nat)) return false;
  const inside = hostAt(trip.world, trip.packet.to.address)?.subnet === nat.subnet;
  return (inside || askNacl(trip, nat.subnet, 'out')) && followRoute(trip, nat.subnet, null);
}

/** A packet that begins outside the VPC. */
function comeIn(trip: Trip): boolean {
  const { from, to } = trip.packet;
  const link = Object.entries(trip.world.links).find(([, range]) => isWithin(range, from.address));
  if (link) {
    const at = { kind: 'link', name: link[0], subnet: null } as const;
    pass(trip, at, 'link-carries', { link: link[0], range: trip.world.range });
    return deliver(trip, null);
  }
  const s3 = (trip.world.prefixLists[s3List] ?? []).some((range) => isWithin(range, from.address));
  if (s3 && hostAt(trip.world, to.address)) {
    pass(trip, endpointPlace, 'endpoint-carries', { address: from.address });
    return deliver(trip, null);
  }
  if (isIpv6(to.address)) return comeInIpv6(trip);
  const found = gatewayIn(trip);
  if (!found) return false;
  return found.kind === 'host' ? deliver(trip, null) : backThroughNat(trip, found.nat, null);
}

/** Without a mapping, the door of an IPv6 host is the one that its subnet's table names. */
function comeInIpv6(trip: Trip): boolean {
  const host = hostAt(trip.world, trip.packet.to.address);
  const routes = host ? routesOf(trip.world, subnetOf(trip.world, host.subnet).table) : [];
  const door = longestPrefix(routes, trip.packet.from.address)?.route.target;
  const opens = door === egressOnly ? egressIn(trip) : gatewayInIpv6(trip);
  return opens && deliver(trip, null);
}

function isUp(trip: Trip, host: Host): boolean {
  const { zone } = subnetOf(trip.world, host.subnet);
  if (!trip.world.lost.includes(zone)) return true;
  return drop(trip, { kind: 'host', name: host.name, subnet: host.subnet }, 'zone-lost', { zone });
}

function isNatUp(trip: Trip, nat: Nat): boolean {
  if (nat.subnet === null) return true;
  const { zone } = subnetOf(trip.world, nat.subnet);
  if (!trip.world.lost.includes(zone)) return true;
  return drop(trip, { kind: 'nat', name: nat.name, subnet: nat.subnet }, 'zone-lost', { zone });
}
