import { isIpv6, isWithin } from './addresses.ts';
import { describeTraffic, speaksOf } from './rules.ts';
import { drop, pass, type Trip } from './trip.ts';
import type { Way } from './world.ts';

/** Ask the network ACL at a subnet's border. It knows no connections, only this packet. */
export function askNacl(trip: Trip, subnet: string, way: Way): boolean {
  const { from, to, protocol } = trip.packet;
  const address = way === 'out' ? to.address : from.address;
  const rule = [...(trip.world.nacls[subnet] ?? [])]
    .sort((a, b) => a.number - b.number)
    .find((one) => speaksOf(one, { way, protocol, port: to.port }) && isWithin(one.range, address));
  const at = { kind: 'nacl', name: subnet, subnet } as const;
  const facts = {
    subnet,
    way,
    number: rule?.number ?? '*',
    rule: rule ? describeTraffic(rule.protocol, rule.ports) : 'all',
    range: rule?.range ?? (isIpv6(address) ? '::/0' : '0.0.0.0/0'),
    asked: describeTraffic(protocol, [to.port, to.port]),
    address,
  };
  return rule?.allow ? pass(trip, at, 'nacl-allows', facts) : drop(trip, at, 'nacl-denies', facts);
}
