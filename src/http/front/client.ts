import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';

/** Who asks, as far as we believe it. */
export interface Client {
  /** The address, in its shortest form; IPv4 inside IPv6 is IPv4. */
  address: string;
  protocol: 'http' | 'https';
}

/** What a client may not say: only the front writes these, and only for Astro's own check. */
const forbidden =
  /^(forwarded|x-forwarded-.*|x-real-ip|x-original-url|x-rewrite-url|x-http-method-override|x-method-override|x-astro-.*)$/;

/** Find who asks: the socket's peer, or what a trusted proxy says of it, read from the right. */
export function findClient(request: IncomingMessage, trusted: readonly string[]): Client {
  // The kernel writes an address in one form only; IPv4 over IPv6 is the exception.
  const peer = (request.socket.remoteAddress ?? '').replace(/^::ffff:(?=[\d.]+$)/, '');
  const encrypted = 'encrypted' in request.socket && request.socket.encrypted === true;
  if (!isTrusted(peer, trusted)) return { address: peer, protocol: encrypted ? 'https' : 'http' };

  const chain = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((hop) => normalize(hop.trim()))
    .filter(Boolean);
  const address = chain.findLast((hop) => !isTrusted(hop, trusted)) ?? peer;
  const said = String(request.headers['x-forwarded-proto'] ?? '')
    .split(',')
    .at(-1)
    ?.trim();
  return { address, protocol: said === 'https' || encrypted ? 'https' : 'http' };
}

/** Forget what a client may not say, then say the three things Astro's own check relies on. */
export function rewriteForwarded(request: IncomingMessage, client: Client, origin: URL): void {
  for (const name of Object.keys(request.headers)) {
    if (forbidden.test(name)) delete request.headers[name];
  }
  request.headers['x-forwarded-proto'] = origin.protocol.slice(0, -1);
  request.headers['x-forwarded-host'] = origin.host;
  request.headers['x-forwarded-for'] = client.address;
}

function normalize(address: string): string {
  return ipaddr.isValid(address) ? ipaddr.process(address).toString() : '';
}

function isTrusted(address: string, trusted: readonly string[]): boolean {
  if (!address || trusted.length === 0) return false;
  const parsed = ipaddr.parse(address);
  return trusted.some((range) => {
    const [network, bits] = range.includes('/')
      ? ipaddr.parseCIDR(range)
      : ([ipaddr.parse(range), ipaddr.parse(range).kind() === 'ipv4' ? 32 : 128] as const);
    return parsed.kind() === network.kind() && parsed.match(network, bits);
  });
}
