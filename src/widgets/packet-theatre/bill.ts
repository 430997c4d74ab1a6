import { prices } from './prices.ts';
import type { Step, World } from './world.ts';

/** A line of the bill: so many of something, and what they cost in a month, in dollars. */
export type Line = {
  readonly what: 'nat-hours' | 'public-addresses' | 'nat-data' | 'free-gateways';
  readonly count: number;
  readonly dollars: number;
};

/** What a month of this world costs when the steps' connection carries so many gigabytes. */
export function billOf(world: World, steps: readonly Step[], gigabytes: number): Line[] {
  const { hoursAMonth, natHour, natGigabyte, publicAddressHour } = prices;
  const zones = new Set(world.subnets.map(({ zone }) => zone)).size;
  // A regional NAT gateway is paid for in each zone that it spans.
  const nats = world.nats.reduce((sum, { kind }) => sum + (kind === 'regional' ? zones : 1), 0);
  const addresses =
    world.hosts.filter(({ elastic }) => elastic !== null).length +
    world.nats.reduce((sum, { elastic }) => sum + Object.keys(elastic).length, 0);
  const carried = steps.some(({ at, verdict }) => at.kind === 'nat' && verdict === 'rewrite')
    ? gigabytes
    : 0;
  return [
    { what: 'nat-hours', count: nats, dollars: nats * hoursAMonth * natHour },
    {
      what: 'public-addresses',
      count: addresses,
      dollars: addresses * hoursAMonth * publicAddressHour,
    },
    { what: 'nat-data', count: carried, dollars: carried * natGigabyte },
    { what: 'free-gateways', count: Number(world.attached) + 2, dollars: 0 },
  ];
}

/** Add a bill up. */
export function totalOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { dollars }) => sum + dollars, 0);
}
