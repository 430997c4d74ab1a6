import { isWithin } from './addresses.ts';
import { describeTraffic, speaksOf } from './rules.ts';
import { drop, pass, type Trip } from './trip.ts';
import { type GroupRule, type Host, hostAt, isSameEnd, type Way, type World } from './world.ts';

/** Ask a host's security group. It remembers a connection from its first packet on, both ways. */
export function askGroup(trip: Trip, host: Host, way: Way): boolean {
  const { from, to, protocol } = trip.packet;
  const [mine, other] = way === 'out' ? [from, to] : [to, from];
  const at = { kind: 'group', name: host.group, subnet: host.subnet } as const;
  const known = trip.world.tracked.some(
    (one) =>
      one.by === host.name &&
      one.protocol === protocol &&
      isSameEnd(one.mine, mine) &&
      isSameEnd(one.other, other),
  );
  if (known) return pass(trip, at, 'group-remembers', { group: host.group, way });

  const rule = (trip.world.groups[host.group] ?? []).find(
    (one) =>
      speaksOf(one, { way, protocol, port: to.port }) && isPeer(trip.world, one, other.address),
  );
  const facts = {
    group: host.group,
    way,
    asked: describeTraffic(protocol, [to.port, to.port]),
    address: other.address,
  };
  if (!rule) return drop(trip, at, 'group-closed', facts);
  const tracked = { by: host.name, mine, other, protocol };
  trip.world = { ...trip.world, tracked: [...trip.world.tracked, tracked] };
  return pass(trip, at, 'group-allows', {
    ...facts,
    rule: describeTraffic(rule.protocol, rule.ports),
    peer: rule.peer,
  });
}

/** A rule names a range, a prefix list, or the group that the other side must wear. */
function isPeer(world: World, { peer }: GroupRule, address: string): boolean {
  const ranges = world.prefixLists[peer] ?? (peer.includes('/') ? [peer] : []);
  return ranges.some((range) => isWithin(range, address)) || hostAt(world, address)?.group === peer;
}
