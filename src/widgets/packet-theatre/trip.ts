import type { Code } from './reasons.ts';
import type { Packet, Place, Reason, Step, World } from './world.ts';

/** A packet on its way: the world as it is by now, the packet as it is by now, and what was decided. */
export type Trip = { world: World; packet: Packet; readonly steps: Step[] };

type Facts = Reason['facts'];

/** Write down that a place lets the packet through. */
export function pass(trip: Trip, at: Place, code: Code, facts: Facts = {}): true {
  return note(trip, at, 'pass', { code, facts }, trip.packet);
}

/** Write down that a place ends it. */
export function drop(trip: Trip, at: Place, code: Code, facts: Facts = {}): false {
  note(trip, at, 'drop', { code, facts }, trip.packet);
  return false;
}

/** Write down that a place changes it. */
export function rewrite(trip: Trip, at: Place, reason: Reason, after: Packet): true {
  return note(trip, at, 'rewrite', reason, after);
}

function note(
  trip: Trip,
  at: Place,
  verdict: Step['verdict'],
  reason: Reason,
  after: Packet,
): true {
  trip.steps.push({ at, verdict, reason, before: trip.packet, after });
  trip.packet = after;
  return true;
}
