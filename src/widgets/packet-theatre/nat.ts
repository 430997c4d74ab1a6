import { fromNat64, isIpv6, isWithin, nat64Prefix, toNat64 } from './addresses.ts';
import { drop, rewrite, type Trip } from './trip.ts';
import { type AddressAndPort, isSameEnd, type Nat, type NatRow, type Zone } from './world.ts';

/** A row that nobody used for longer than this is forgotten. */
export const idleSeconds = 350;

/** So many connections one address carries to one destination. */
export const mostConnections = 55_000;

/** Where the figure begins to give out ports; a NAT gateway may use any from 1024 on. */
const firstPort = 6100;

const placeOf = (nat: Nat) => ({ kind: 'nat', name: nat.name, subnet: nat.subnet }) as const;

/** On the way out: write the NAT's own address and a free port on the packet, and a row into its table. */
export function translateOut(trip: Trip, nat: Nat, zone: Zone): boolean {
  const { from, to, protocol } = trip.packet;
  const at = placeOf(nat);
  const wraps = isIpv6(to.address);
  if (wraps && !isWithin(nat64Prefix, to.address)) {
    return drop(trip, at, 'no-ipv6-nat', { nat: nat.name, address: to.address });
  }
  const towards = wraps ? { ...to, address: fromNat64(to.address) } : to;
  const known = nat.rows.find(
    (row) =>
      row.protocol === protocol && isSameEnd(row.inside, from) && isSameEnd(row.towards, towards),
  );
  // A packet from the middle of a forgotten TCP connection is refused; only its beginning opens a row.
  if (known && isExpired(known, trip.world.clock) && protocol === 'tcp') {
    putRows(trip, nat, without(nat, known));
    return drop(trip, at, 'row-expired', { port: known.becomes.port, seconds: idleSeconds });
  }
  const becomes = known?.becomes ?? freePort(nat, zone, towards, protocol);
  if (!becomes) {
    return drop(trip, at, 'ports-used-up', { most: mostConnections, to: towards.address });
  }
  const row = { inside: from, becomes, towards, protocol, usedAt: trip.world.clock };
  putRows(trip, nat, [...without(nat, known), row]);
  return rewrite(
    trip,
    at,
    {
      code: wraps ? 'nat64' : 'many-to-one',
      facts: { from: from.address, to: becomes.address, port: becomes.port },
    },
    { from: becomes, to: towards, protocol },
  );
}

/** On the way back: find the row of the port, or drop what nobody asked for. */
export function translateBack(trip: Trip, nat: Nat): boolean {
  const { from, to, protocol } = trip.packet;
  const at = placeOf(nat);
  const row = nat.rows.find(
    (one) =>
      one.protocol === protocol && isSameEnd(one.becomes, to) && isSameEnd(one.towards, from),
  );
  if (!row) return drop(trip, at, 'no-row', { at: nat.name, port: to.port, from: from.address });
  if (isExpired(row, trip.world.clock)) {
    putRows(trip, nat, without(nat, row));
    return drop(trip, at, 'row-expired', { port: to.port, seconds: idleSeconds });
  }
  putRows(trip, nat, [...without(nat, row), { ...row, usedAt: trip.world.clock }]);
  const source = isIpv6(row.inside.address) ? { ...from, address: toNat64(from.address) } : from;
  return rewrite(
    trip,
    at,
    { code: 'row-found', facts: { port: to.port, to: row.inside.address } },
    { from: source, to: row.inside, protocol },
  );
}

function isExpired(row: NatRow, clock: number): boolean {
  return clock - row.usedAt > idleSeconds;
}

function without(nat: Nat, row: NatRow | undefined): NatRow[] {
  return nat.rows.filter((one) => one !== row);
}

function putRows(trip: Trip, nat: Nat, rows: readonly NatRow[]): void {
  const nats = trip.world.nats.map((one) => (one.name === nat.name ? { ...one, rows } : one));
  trip.world = { ...trip.world, nats };
}

/** The next port that no connection to the same destination holds. */
function freePort(
  nat: Nat,
  zone: Zone,
  towards: AddressAndPort,
  protocol: NatRow['protocol'],
): AddressAndPort | null {
  const address = nat.address ?? nat.elastic[zone] ?? '';
  const held = nat.rows
    .filter(
      ({ becomes, ...row }) =>
        becomes.address === address && row.protocol === protocol && isSameEnd(row.towards, towards),
    )
    .map(({ becomes }) => becomes.port);
  if (held.length + nat.others >= mostConnections) return null;
  let port = firstPort;
  while (held.includes(port)) port = port === 65_535 ? 1024 : port + 1;
  return { address, port };
}
