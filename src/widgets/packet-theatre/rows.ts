import { parsePrefix } from './addresses.ts';
import { allPorts } from './rules.ts';
import type { GroupRule, NaclRule, Ports, Route } from './world.ts';

/** A rule as it is typed, cell by cell. */
export type Cells = readonly string[];

const protocols = ['tcp', 'udp', 'icmp', 'all'] as const;
const ways = ['in', 'out'] as const;

/** Read a route typed as range and target; null when it says nothing. */
export function parseRoute([range = '', target = '']: Cells): Route | null {
  const known = range.startsWith('pl-') || parsePrefix(range) !== null;
  return known && target !== '' ? { range, target } : null;
}

/** Read a rule of a network ACL: number, direction, allow or deny, protocol, ports, range. */
export function parseNaclRule(cells: Cells): NaclRule | null {
  const [number = '', way, action, protocol, ports = '', range = ''] = cells;
  const rule = parseRule(way, protocol, ports);
  if (!rule || !/^\d{1,5}$/.test(number) || !parsePrefix(range)) return null;
  return { ...rule, number: Number(number), allow: action === 'allow', range };
}

/** Read a rule of a security group: direction, protocol, ports, range or group. */
export function parseGroupRule([way, protocol, ports = '', peer = '']: Cells): GroupRule | null {
  const rule = parseRule(way, protocol, ports);
  const known = peer.includes('/') ? parsePrefix(peer) !== null : peer !== '';
  return rule && known ? { ...rule, peer } : null;
}

function parseRule(wayText = '', protocolText = '', portsText = '') {
  const way = ways.find((one) => one === wayText);
  const protocol = protocols.find((one) => one === protocolText);
  const ports = parsePorts(portsText);
  return way && protocol && ports ? { way, protocol, ports } : null;
}

/** Read 443, 1024-65535 or all; null when it is no range of ports. */
export function parsePorts(text: string): Ports | null {
  if (text === 'all') return allPorts;
  const [, from = '', to = from] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(text) ?? [];
  const ports = [Number(from), Number(to)] as const;
  return from !== '' && ports[0] <= ports[1] && ports[1] <= 65_535 ? ports : null;
}
