import { drop, pass, type Trip } from './trip.ts';
import { isSameEnd } from './world.ts';

/** The name of the egress-only internet gateway, as a target and in its own memory. */
export const egressOnly = 'eigw';

const at = { kind: 'egress', name: egressOnly, subnet: null } as const;

/** Outwards: nothing is rewritten, the connection is noted. */
export function egressOut(trip: Trip): boolean {
  const { from, to, protocol } = trip.packet;
  const tracked = { by: egressOnly, mine: from, other: to, protocol };
  trip.world = { ...trip.world, tracked: [...trip.world.tracked, tracked] };
  return pass(trip, at, 'egress-notes', { address: from.address });
}

/** Inwards: only what belongs to a connection that went out. */
export function egressIn(trip: Trip): boolean {
  const { from, to, protocol } = trip.packet;
  const known = trip.world.tracked.some(
    (one) =>
      one.by === egressOnly &&
      one.protocol === protocol &&
      isSameEnd(one.mine, to) &&
      isSameEnd(one.other, from),
  );
  return known
    ? pass(trip, at, 'egress-remembers', { address: to.address })
    : drop(trip, at, 'no-row', { at: egressOnly, port: to.port, from: from.address });
}
