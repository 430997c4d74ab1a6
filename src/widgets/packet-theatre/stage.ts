import { isWithin } from './addresses.ts';
import type { Play } from './play.ts';
import { hosts, isOutside, type Setup, subnets } from './setup.ts';
import type { Place, Step, Zone } from './world.ts';

/** A point of the stage, in the units of its drawing. */
export type Point = { readonly x: number; readonly y: number };

/** The way there, and the way back. */
export type Act = 'question' | 'answer';

/** A step as it is drawn: where, which of its act, and the way there from the one before. */
export type Mark = Point & {
  readonly act: Act;
  readonly number: number;
  readonly step: Step;
  readonly path: string;
};

/** How large the drawing is. */
export const size = { width: 360, height: 560 } as const;

/** The left edge of each zone's subnets; they are as wide as `subnetWidth`. */
export const zoneLeft = { a: 8, b: 184 } as const satisfies Record<Zone, number>;

export const subnetWidth = 168;

/** How far a NAT gateway stands from the sides of its subnet. */
export const natInset = 33;

/** Heights, from the street down to the private subnets. */
export const rows = {
  street: 20,
  edge: 84,
  publicTable: 132,
  publicTop: 162,
  publicNat: 222,
  publicRule: 262,
  publicHost: 292,
  publicBottom: 316,
  privateTable: 344,
  privateTop: 372,
  privateNat: 432,
  privateRule: 472,
  privateHost: 502,
  privateBottom: 526,
} as const;

/** The doors in the edge of the VPC: where the middle of each is, and how wide it is. */
export const doors = {
  eigw: { x: 44, width: 76 },
  igw: { x: 140, width: 106 },
  tgw: { x: 236, width: 76 },
  's3-endpoint': { x: 317, width: 76 },
} as const;

/** Between the zones a way leads from the private tables up to the doors. */
const alley = 180;

/** The question goes on the left of a place, its answer on the right. */
const aside = { question: -14, answer: 14 } as const satisfies Record<Act, number>;

/** Draw each step of a play. */
export function marksOf({ steps, turn }: Play, setup: Setup): Mark[] {
  const marks: Mark[] = [];
  for (const [i, step] of steps.entries()) {
    const act = i < turn ? 'question' : 'answer';
    const number = act === 'question' ? i + 1 : i - turn + 1;
    const point = besides(marks, pointOf(step, act, setup), act);
    const before = number === 1 ? edgeOf(step, act, setup) : marks[i - 1];
    marks.push({ ...point, act, number, step, path: pathBetween(before ?? point, point) });
  }
  return marks;
}

/** A place that is met twice is drawn twice, further in. */
function besides(marks: readonly Mark[], { x, y }: Point, act: Act): Point {
  const isTaken = marks.some((mark) => Math.hypot(mark.x - x, mark.y - y) < 20);
  return isTaken ? besides(marks, { x: x - 2 * aside[act], y }, act) : { x, y };
}

/** The way on from the last step of an act, into a machine or into the street; none after a drop. */
export function wayOn(mark: Mark | undefined, setup: Setup): string | null {
  if (!mark || mark.step.verdict === 'drop') return null;
  return pathBetween(mark, edgeOf(mark.step, mark.act, setup));
}

/** Find where somebody outside stands: above the door that the packet takes. */
export function doorOf({ steps, turn }: Play, setup: Setup): (typeof doors)[keyof typeof doors] {
  const name = (isOutside(setup.from) ? steps[0] : steps[turn - 1])?.at.name;
  return doors[name as keyof typeof doors] ?? doors.igw;
}

/** Where a packet comes from before its first step, or goes to after its last. */
function edgeOf(step: Step, act: Act, setup: Setup): Point {
  const { x } = pointOf(step, act, setup);
  if (step.at.subnet === null) return { x, y: rows.street + 11 };
  return { x, y: isPublic(step.at) ? rows.publicHost : rows.privateHost };
}

function pointOf(step: Step, act: Act, setup: Setup): Point {
  const { kind, name, subnet } = step.at;
  if (kind === 'nat' && subnet === null) return { x: alley + aside[act], y: rows.publicTable };
  if (subnet === null) {
    const door = doors[name as keyof typeof doors] ?? doors.igw;
    return { x: door.x + aside[act], y: rows.edge };
  }
  return { x: laneOf(step, act, setup), y: heightOf(step, setup) };
}

function heightOf({ at, before, reason }: Step, setup: Setup): number {
  const down = isPublic(at);
  switch (at.kind) {
    case 'nacl': {
      if (!down) return rows.privateTop;
      const { way } = reason.facts;
      const other = way === 'out' ? before.to : before.from;
      return isHome(other.address) ? rows.publicBottom : rows.publicTop;
    }
    case 'table':
      // Within one subnet nobody crosses its border.
      if (areNeighbours(setup)) return down ? rows.publicNat : rows.privateNat;
      return down && reason.code !== 'local' ? rows.publicTable : rows.privateTable;
    case 'nat':
      return down ? rows.publicNat : rows.privateNat;
    case 'host':
      return down ? rows.publicHost : rows.privateHost;
    case 'group':
    case 'gateway':
    case 'egress':
    case 'endpoint':
    case 'link':
      return down ? rows.publicRule : rows.privateRule;
  }
}

/** What would come from the other subnets, or from a NAT gateway among them. */
function isHome(address: string): boolean {
  return isWithin('10.16.0.0/16', address) || isWithin('2001:db8:16::/56', address);
}

function laneOf(step: Step, act: Act, setup: Setup): number {
  const zone = subnets.find(({ name }) => name === step.at.subnet)?.zone ?? 'a';
  const left = zoneLeft[zone];
  if (!areNeighbours(setup)) {
    // Only who goes through the NAT gateway turns aside to it.
    const inset = step.at.kind === 'nat' ? natInset : 22;
    return left + (act === 'question' ? inset : subnetWidth - inset);
  }
  // Both machines stand in one subnet: the asker on the left, the other on the right.
  const [asker, other] = act === 'question' ? [22, 106] : [62, 146];
  const { way } = step.reason.facts;
  const { address } = way === 'in' ? step.before.to : step.before.from;
  const isAsker = hosts.find(({ name }) => name === setup.from)?.address === address;
  return left + (isAsker ? asker : other);
}

/** Tell whether the two that speak share a subnet. */
export function areNeighbours({ from, to }: Pick<Setup, 'from' | 'to'>): boolean {
  const home = (name: string) => hosts.find((host) => host.name === name)?.subnet;
  return !isOutside(from) && home(from) !== undefined && home(from) === home(to);
}

function isPublic({ subnet }: Place): boolean {
  return subnet?.startsWith('public') ?? false;
}

/** Straight in a lane; through the alley where a private subnet and a door are joined. */
function pathBetween(from: Point, to: Point): string {
  const [high, low] = from.y < to.y ? [from, to] : [to, from];
  const isPast = high.y <= rows.publicTable && low.y > rows.publicBottom;
  if (!isPast) {
    const bend = rows.edge + 26;
    const turns = high.y === rows.edge && low.y > bend ? `L${low.x} ${bend} ` : '';
    return `M${from.x} ${from.y} ${turns}L${to.x} ${to.y}`;
  }
  const top = rows.publicTop - 16;
  const [first, last] = from === low ? [low.y, top] : [top, low.y];
  return `M${from.x} ${from.y} L${alley} ${first} V${last} L${to.x} ${to.y}`;
}
