import type { Ports, Protocol, Way } from './world.ts';

type Asked = { readonly way: Way; readonly protocol: Protocol; readonly port: number };

/** Tell whether a rule speaks of this direction, protocol and port at all. */
export function speaksOf(
  rule: { readonly way: Way; readonly protocol: Protocol | 'all'; readonly ports: Ports },
  { way, protocol, port }: Asked,
): boolean {
  if (rule.way !== way) return false;
  if (rule.protocol === 'all') return true;
  if (rule.protocol !== protocol) return false;
  // A ping has a number, no port.
  return protocol === 'icmp' || (rule.ports[0] <= port && port <= rule.ports[1]);
}

/** Every port there is. */
export const allPorts: Ports = [0, 65_535];

/** Write what a rule speaks of: tcp 443, tcp 1024-65535, icmp, or all. */
export function describeTraffic(protocol: Protocol | 'all', [from, to]: Ports): string {
  if (protocol === 'all' || protocol === 'icmp') return protocol;
  return `${protocol} ${from === to ? from : `${from}-${to}`}`;
}
