import { isIpv6 } from './addresses.ts';
import { drop, pass, rewrite, type Trip } from './trip.ts';
import type { Host, Nat, World } from './world.ts';

const at = { kind: 'gateway', name: 'igw', subnet: null } as const;

/** Whom the gateway maps a public address to; it holds one private address for each. */
export type Behind =
  | { readonly kind: 'host'; readonly host: Host }
  | { readonly kind: 'nat'; readonly nat: Nat };

/** Find who stands behind a public IPv4 address. */
export function behind(world: World, elastic: string): Behind | null {
  const host = world.hosts.find((one) => one.elastic === elastic);
  if (host) return { kind: 'host', host };
  const nat = world.nats.find((one) => Object.values(one.elastic).includes(elastic));
  return nat ? { kind: 'nat', nat } : null;
}

/** Outwards through the internet gateway: the private source becomes the public one, one to one. */
export function gatewayOut(trip: Trip): boolean {
  if (!trip.world.attached) return drop(trip, at, 'gateway-not-attached');
  const { from } = trip.packet;
  if (isIpv6(from.address)) return pass(trip, at, 'not-rewritten', { address: from.address });
  // A regional NAT gateway has written its Elastic IP already.
  if (behind(trip.world, from.address)) {
    return pass(trip, at, 'not-rewritten', { address: from.address });
  }
  const elastic = elasticOf(trip.world, from.address);
  if (!elastic) return drop(trip, at, 'no-public-address', { address: from.address });
  return rewrite(
    trip,
    at,
    { code: 'one-to-one', facts: { from: from.address, to: elastic } },
    { ...trip.packet, from: { ...from, address: elastic } },
  );
}

/** Inwards: the public destination becomes the private one. Answers who stands behind it. */
export function gatewayIn(trip: Trip): Behind | null {
  if (!refuseUnattached(trip)) return null;
  const { to } = trip.packet;
  const found = behind(trip.world, to.address);
  if (!found) {
    drop(trip, at, 'no-public-address', { address: to.address });
    return null;
  }
  const address = found.kind === 'host' ? found.host.address : found.nat.address;
  if (address === null) {
    pass(trip, at, 'not-rewritten', { address: to.address });
    return found;
  }
  rewrite(
    trip,
    at,
    { code: 'one-to-one', facts: { from: to.address, to: address } },
    { ...trip.packet, to: { ...to, address } },
  );
  return found;
}

/** Inwards with IPv6: every address is already its own. */
export function gatewayInIpv6(trip: Trip): boolean {
  return (
    refuseUnattached(trip) && pass(trip, at, 'not-rewritten', { address: trip.packet.to.address })
  );
}

function refuseUnattached(trip: Trip): boolean {
  return trip.world.attached || drop(trip, at, 'gateway-not-attached');
}

function elasticOf(world: World, address: string): string | null {
  const host = world.hosts.find((one) => one.address === address);
  if (host) return host.elastic;
  const nat = world.nats.find((one) => one.address === address);
  return Object.values(nat?.elastic ?? {})[0] ?? null;
}
